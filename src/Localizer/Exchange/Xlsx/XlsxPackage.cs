using System.IO.Compression;
using Localizer.Model;

namespace Localizer.Exchange.Xlsx;

/// <summary>
/// The parts of a workbook, which is a zip file. Nothing is unpacked but the parts that are asked for, in a stream, and no part beyond
/// <see cref="MaxPartBytes"/>, whatever the file says of its size.
/// </summary>
internal sealed class XlsxPackage : IDisposable
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int MaxFileBytes = 16 << 20;

    /// <summary>The largest part that is read, unpacked, in bytes.</summary>
    public const int MaxPartBytes = 64 << 20;

    private readonly ZipArchive _zip;
    private readonly string _file;

    // An XML reader does not close what it reads.
    private readonly List<PartStream> _opened = [];

    private XlsxPackage(ZipArchive zip, string file) => (_zip, _file) = (zip, file);

    /// <summary>Opens a workbook.</summary>
    /// <param name="content">The file, which can be read at any place; not closed.</param>
    /// <param name="file">The file as the user named it, for messages.</param>
    /// <exception cref="BadInputException">It is too large, or no zip file.</exception>
    public static XlsxPackage Open(Stream content, string file)
    {
        if (content.Length > MaxFileBytes)
            throw Refuse("too-large", $"The file has {content.Length >> 20} MB; {MaxFileBytes >> 20} MB are read.", file, "Cut it into several files.");
        try
        {
            var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            // The list of parts is read when it is asked for, and may be damaged too.
            _ = zip.Entries.Count;
            return new XlsxPackage(zip, file);
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            throw Refuse("not-zip", "The file is no workbook: it is not a zip file, or a damaged one.", file, XlsxNames.Remedy, exception);
        }
    }

    /// <summary>Opens a part as XML.</summary>
    /// <param name="part">The part's name, without a slash before it.</param>
    /// <returns>The part, or <see langword="null"/> when there is none.</returns>
    public XmlCursor? OpenPart(string part)
    {
        var shown = $"{_file} ({part})";
        if (_zip.GetEntry(part) is not { } entry)
            return null;
        if (entry.Length > MaxPartBytes)
            throw TooLarge(shown);
        var content = new PartStream(entry, shown);
        _opened.Add(content);
        return XmlCursor.Open(content, XlsxNames.Format, shown);
    }

    /// <summary>The parts that a part names, by the names that it has for them.</summary>
    /// <param name="part">The part; empty for the whole file.</param>
    public IReadOnlyDictionary<string, XlsxLink> LinksOf(string part)
    {
        var slash = part.LastIndexOf('/');
        var (folder, name) = (part[..(slash + 1)], part[(slash + 1)..]);
        var links = new Dictionary<string, XlsxLink>(StringComparer.Ordinal);
        using var xml = OpenPart($"{folder}_rels/{name}.rels");
        if (xml is null)
            return links;
        xml.ReadRoot("Relationships");
        foreach (var element in xml.Children())
        {
            if (element == "Relationship" && xml.Attribute("Id") is { } id && xml.Attribute("Type") is { } type && xml.Attribute("Target") is { } target
                && xml.Attribute("TargetMode") != "External")
                links[id] = new XlsxLink(type[(type.LastIndexOf('/') + 1)..], PathOf(folder, target));
            xml.SkipElement();
        }

        return links;
    }

    /// <summary>Why the file is refused.</summary>
    public BadInputException Refuse(string id, string message) => Refuse(id, message, _file, XlsxNames.Remedy);

    /// <inheritdoc/>
    public void Dispose()
    {
        _opened.ForEach(content => content.Dispose());
        _zip.Dispose();
    }

    private static string PathOf(string folder, string target)
    {
        var path = new List<string>();
        foreach (var step in (target.StartsWith('/') ? target : folder + target).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == ".." && path.Count > 0)
                path.RemoveAt(path.Count - 1);
            else if (step is not (".." or "."))
                path.Add(step);
        }

        return string.Join('/', path);
    }

    private static bool IsDamage(Exception exception) => exception is InvalidDataException or IOException or NotSupportedException;

    private static BadInputException TooLarge(string shown) =>
        Refuse("too-large", $"Unpacked it has more than {MaxPartBytes >> 20} MB.", shown, "Cut it into several files.");

    private static BadInputException Refuse(string id, string message, string shown, string hint, Exception? cause = null) =>
        new(new Diagnostic($"xlsx-{id}", Severity.Error, message, new Place(shown), hint), cause);

    /// <summary>A part as it is unpacked, up to the bound.</summary>
    private sealed class PartStream : ReadingStream
    {
        private readonly Stream _inner;
        private readonly string _shown;
        private long _read;

        public PartStream(ZipArchiveEntry entry, string shown)
        {
            _shown = shown;
            try
            {
                _inner = entry.Open();
            }
            catch (Exception exception) when (IsDamage(exception))
            {
                throw Damaged(exception);
            }
        }

        public override int Read(Span<byte> buffer)
        {
            try
            {
                var count = _inner.Read(buffer);
                _read += count;
                return _read <= MaxPartBytes ? count : throw TooLarge(_shown);
            }
            catch (Exception exception) when (IsDamage(exception))
            {
                throw Damaged(exception);
            }
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                _inner.Dispose();
            base.Dispose(disposing);
        }

        private BadInputException Damaged(Exception cause) => Refuse("damaged", "It cannot be unpacked.", _shown, XlsxNames.Remedy, cause);
    }
}

/// <summary>A part that another names.</summary>
/// <param name="Kind">What it is to it, such as <c>worksheet</c>.</param>
/// <param name="Part">Its name.</param>
internal readonly record struct XlsxLink(string Kind, string Part);
