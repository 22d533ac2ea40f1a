using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Localizer.Model;

namespace Localizer.Exchange.Xliff;

/// <summary>
/// Reads XLIFF 2.0 and 2.1 as far as a page's record needs it: units with their segments, states, notes and our metadata. Marks
/// (<c>mrk</c>, <c>sm</c>, <c>em</c>) are read through, modules other than ours are left out.
/// </summary>
internal sealed class XliffReader
{
    /// <summary>The largest file, in bytes.</summary>
    public const int MaxBytes = 64 << 20;

    /// <summary>The most elements that may stand inside one another.</summary>
    public const int MaxDepth = 256;

    /// <summary>The longest text of a segment, in UTF-16 units.</summary>
    public const int MaxSegmentLength = 1 << 20;

    private static readonly XmlFormat Format = new("xliff", MaxDepth, "Give an XLIFF 2.1 file.")
    {
        NameOf = (space, name) => space switch
        {
            XliffNames.Core => name,
            XliffNames.Metadata => name switch { "metadata" => "mda:metadata", "metaGroup" => "mda:metaGroup", "meta" => "mda:meta", _ => "" },
            _ => "",
        },
    };

    private readonly XmlCursor _cursor;
    private readonly HashSet<string> _unitIds = new(StringComparer.Ordinal);

    private XliffReader(XmlCursor cursor) => _cursor = cursor;

    /// <summary>Reads a file.</summary>
    /// <param name="xliff">The file's bytes.</param>
    /// <param name="file">The file as the user knows it, for messages.</param>
    /// <exception cref="BadInputException">
    /// It is not well-formed, is no XLIFF 2.1, holds an id twice, or is past a limit; with file, line, column and what to do.
    /// </exception>
    public static XliffDocument Read(ReadOnlyMemory<byte> xliff, string file)
    {
        var files = ReadFiles(xliff, file);
        return files.Length == 1 ? files[0] : throw new BadInputException(new Diagnostic(
            $"{Format.Id}-files", Severity.Error, "The file holds several <file> elements.", new Place(file, files[1].Position), "Give each page a file of its own."));
    }

    /// <summary>Reads a file that may be of several pages.</summary>
    /// <param name="xliff">The file's bytes.</param>
    /// <param name="file">The file as the user knows it, for messages.</param>
    /// <returns>Its <c>file</c> elements, in order; one at least.</returns>
    /// <exception cref="BadInputException">As for <see cref="Read"/>.</exception>
    public static ImmutableArray<XliffDocument> ReadFiles(ReadOnlyMemory<byte> xliff, string file)
    {
        ArgumentNullException.ThrowIfNull(file);
        using var content = Open(xliff, file);
        if (TryReadPlain(xliff, file) is { IsDefault: false } plain)
            return plain;
        using var cursor = XmlCursor.Open(content, Format, file);
        return new XliffReader(cursor).ReadDocuments();
    }

    // A record is read for each page of a run. What is wrong with a file the platform's reader says.
    private static ImmutableArray<XliffDocument> TryReadPlain(ReadOnlyMemory<byte> xliff, string file)
    {
        using var cursor = XmlCursor.TryOpenPlain(xliff, Format, file);
        try
        {
            return cursor is null ? default : new XliffReader(cursor).ReadDocuments();
        }
        catch (Exception exception) when (exception is NotPlainXmlException or BadInputException)
        {
            return default;
        }
    }

    /// <summary>Opens a file's bytes, which are not copied where that can be helped.</summary>
    /// <param name="xliff">The file's bytes.</param>
    /// <param name="file">The file as the user knows it, for messages.</param>
    /// <exception cref="BadInputException">It is too large.</exception>
    public static Stream Open(ReadOnlyMemory<byte> xliff, string file)
    {
        if (xliff.Length > MaxBytes)
        {
            throw new BadInputException(new Diagnostic(
                "xliff-too-large", Severity.Error, $"The file is larger than {MaxBytes >> 20} MB.", new Place(file), "Cut it into several."));
        }

        return MemoryMarshal.TryGetArray(xliff, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(xliff.ToArray(), writable: false);
    }

    private ImmutableArray<XliffDocument> ReadDocuments()
    {
        _cursor.ReadRoot("xliff");
        if (_cursor.Attribute("version") is not ("2.0" or "2.1"))
            throw _cursor.Refuse("version", $"XLIFF version '{_cursor.Attribute("version")}' is not read here.", "Save the file as XLIFF 2.1.");
        var files = ImmutableArray.CreateBuilder<XliffDocument>();
        var document = new XliffDocument(LocaleOf("srcLang"), LocaleOf("trgLang"), "", []);
        var isInFile = false;
        var (units, earlier) = (ImmutableArray.CreateBuilder<XliffUnit>(), ImmutableArray.CreateBuilder<XliffUnit>());
        var earlierDepth = int.MaxValue;
        while (_cursor.Read())
        {
            if (!_cursor.IsElement)
                continue;
            if (_cursor.Depth <= earlierDepth)
                earlierDepth = int.MaxValue;
            switch (_cursor.Name)
            {
                case "file":
                    if (isInFile)
                        Conclude();
                    isInFile = true;
                    document = new XliffDocument(document.From, document.To, _cursor.Attribute("original") ?? "", []) { Position = _cursor.Position };
                    break;
                case "skeleton":
                    document = document with { Skeleton = _cursor.Attribute("href") };
                    _cursor.SkipElement();
                    break;
                case "mda:metadata":
                    document = document with { Meta = ReadMetadata().GetValueOrDefault(XliffNames.HandOffGroup, document.Meta) };
                    break;
                case "group":
                    if (_cursor.Attribute("id") is { } id && (id == XliffNames.EarlierGroup || id.StartsWith(XliffNames.EarlierGroup + "-", StringComparison.Ordinal)))
                        earlierDepth = _cursor.Depth;
                    break;
                case "unit":
                    if (_cursor.Depth > earlierDepth)
                        earlier.Add(ReadUnit() with { UnitsBefore = units.Count });
                    else
                        units.Add(ReadUnit());
                    break;
                default:
                    _cursor.SkipElement();
                    break;
            }
        }

        Conclude();
        return files.DrainToImmutable();

        void Conclude()
        {
            files.Add(document with { Units = units.DrainToImmutable(), Earlier = earlier.DrainToImmutable() });
            _unitIds.Clear();
        }
    }

    private Locale LocaleOf(string attribute)
    {
        var tag = _cursor.Attribute(attribute);
        if (Locale.TryParse(tag, out var locale))
            return locale;
        throw _cursor.Refuse("language", tag is null ? $"<xliff> has no {attribute}." : $"{attribute} '{tag}' is not a known locale.", "Give it a BCP 47 tag such as vi or pt-BR.");
    }

    private XliffUnit ReadUnit()
    {
        var id = _cursor.Attribute("id") ?? throw _cursor.Refuse("id", "A <unit> has no id.", "Give it the id that it had.");
        if (!_unitIds.Add(id))
            throw _cursor.Refuse("id", $"The unit id '{id}' is there twice.", "Remove one of the two units: a merge may have left both.");
        var unit = new XliffUnit(id, [])
        {
            Name = _cursor.Attribute("name"),
            Kind = _cursor.Attribute("type") is { } type && type.StartsWith(XliffNames.Prefix + ":", StringComparison.Ordinal)
                ? type[(XliffNames.Prefix.Length + 1)..] : null,
        };
        var parts = ImmutableArray.CreateBuilder<XliffPart>();
        var metadata = new Dictionary<string, ImmutableArray<XliffMeta>>(StringComparer.Ordinal);
        var texts = new XliffTextReader(_cursor);
        foreach (var element in _cursor.Children())
        {
            switch (element)
            {
                case "mda:metadata":
                    metadata = ReadMetadata();
                    break;
                case "notes":
                    unit = unit with { Notes = ReadNotes() };
                    break;
                case "segment":
                    parts.Add(ReadSegment(texts, metadata, parts.Count));
                    break;
                case "ignorable":
                    var (source, target) = ReadTexts(texts);
                    parts.Add(new XliffIgnorable(source, target));
                    break;
                default:
                    _cursor.SkipElement();
                    break;
            }
        }

        return unit with
        {
            Parts = parts.DrainToImmutable(),
            Traits = texts.Traits,
            Markup = metadata.GetValueOrDefault(XliffNames.MarkupGroup, []).FirstOrDefault(fact => fact.Name == XliffNames.MarkupGroup).Value,
        };
    }

    private Dictionary<string, ImmutableArray<XliffMeta>> ReadMetadata()
    {
        var metadata = new Dictionary<string, ImmutableArray<XliffMeta>>(StringComparer.Ordinal);
        foreach (var group in _cursor.Children())
        {
            if (group != "mda:metaGroup" || _cursor.Attribute("category") != XliffNames.Prefix || _cursor.Attribute("id") is not { } segment)
            {
                _cursor.SkipElement();
                continue;
            }

            var facts = ImmutableArray.CreateBuilder<XliffMeta>();
            foreach (var meta in _cursor.Children())
            {
                if (meta == "mda:meta" && _cursor.Attribute("type") is { } name)
                    facts.Add(new XliffMeta(name, _cursor.ReadText(MaxSegmentLength)));
                else
                    _cursor.SkipElement();
            }

            metadata[segment] = facts.DrainToImmutable();
        }

        return metadata;
    }

    private ImmutableArray<XliffNote> ReadNotes()
    {
        var notes = ImmutableArray.CreateBuilder<XliffNote>();
        foreach (var element in _cursor.Children())
        {
            if (element == "note")
            {
                var (id, category, appliesTo) = (_cursor.Attribute("id"), _cursor.Attribute("category"), _cursor.Attribute("appliesTo"));
                notes.Add(new XliffNote(_cursor.ReadText(MaxSegmentLength), id, category, appliesTo));
            }
            else
            {
                _cursor.SkipElement();
            }
        }

        return notes.DrainToImmutable();
    }

    private XliffSegment ReadSegment(XliffTextReader texts, Dictionary<string, ImmutableArray<XliffMeta>> metadata, int index)
    {
        var position = _cursor.Position;
        var id = _cursor.Attribute("id") ?? $"s{index + 1}";
        var state = _cursor.Attribute("state") switch
        {
            null or "initial" => XliffState.Initial,
            "translated" => XliffState.Translated,
            "reviewed" => XliffState.Reviewed,
            "final" => XliffState.Final,
            var other => throw _cursor.Refuse("state", $"'{other}' is no state of a segment.", "It is initial, translated, reviewed or final."),
        };
        var subState = _cursor.Attribute("subState");
        var (source, target) = ReadTexts(texts);
        return new XliffSegment(id, source, target)
        {
            State = state,
            SubState = subState,
            Meta = metadata.GetValueOrDefault(id, []),
            Position = position,
        };
    }

    private (CodedText Source, CodedText? Target) ReadTexts(XliffTextReader texts)
    {
        var (source, target) = (default(CodedText), default(CodedText));
        foreach (var element in _cursor.Children())
        {
            if (element == "source" && source is null)
                source = texts.Read(isSource: true);
            else if (element == "target" && target is null)
                target = texts.Read(isSource: false);
            else
                _cursor.SkipElement();
        }

        return (source ?? throw _cursor.Refuse("source", "A segment has no <source>.", "Take the segment back from an earlier version of the file."), target);
    }
}
