using Localizer.Exchange.Tmx;
using Localizer.Html;
using Localizer.Model;
using Localizer.Segmentation.Srx;

namespace Localizer.Pipeline.Setup;

/// <summary>
/// Looks through a folder for what a configuration names: pages, glossaries, memories, segmentation rules. What is hidden, what tools
/// install or build, and what Localizer writes itself is passed over.
/// </summary>
/// <param name="folder">The folder's full path.</param>
public sealed class FolderSurvey(string folder)
{
    private const int MostFiles = 100_000;
    private const int PagesAsked = 50;

    private static readonly string[] PassedOver = ["node_modules", "bin", "obj", "output", RecordFolderName];

    private const string RecordFolderName = Records.RecordFolder.FolderName;

    private readonly List<Diagnostic> _leftOut = [];

    /// <summary>Looks.</summary>
    /// <exception cref="BadInputException">The folder cannot be read.</exception>
    public FoundProject Look()
    {
        var files = Files().Order(StringComparer.Ordinal).ToList();
        var pages = files.Where(PageFinder.IsPage).ToList();
        var from = LocaleOf(pages);
        var srx = files.Where(file => HasEnding(file, ".srx")).Where(file => Reads(file, content => SrxReader.Read(content, file))).ToList();
        return new FoundProject(pages.Count, RootOf(pages), from)
        {
            Glossaries = [.. files.Where(file => HasEnding(file, ".csv", ".tsv", ".tbx", ".xlsx")).Select(file => Glossary(file, from)).OfType<FoundFile>()],
            Memories = [.. files.Where(file => HasEnding(file, ".tmx")).Select(file => Memory(file, from)).OfType<FoundFile>()],
            Srx = srx.Count == 1 ? srx[0] : null,
            LeftOut = _leftOut,
        };
    }

    private IEnumerable<string> Files()
    {
        var folders = new Stack<string>([folder]);
        var options = new EnumerationOptions { AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint };
        var seen = 0;
        while (folders.TryPop(out var current) && seen < MostFiles)
        {
            foreach (var file in Directory.EnumerateFiles(current, "*", options))
            {
                seen++;
                yield return Path.GetRelativePath(folder, file).Replace('\\', '/');
            }

            foreach (var below in Directory.EnumerateDirectories(current, "*", options))
            {
                if (!PassedOver.Contains(Path.GetFileName(below), StringComparer.Ordinal))
                    folders.Push(below);
            }
        }
    }

    /// <summary>The folder that holds all pages.</summary>
    private static string RootOf(List<string> pages)
    {
        if (pages.Count == 0)
            return "";
        var common = pages[0].Split('/')[..^1];
        foreach (var page in pages)
        {
            var parts = page.Split('/')[..^1];
            var same = 0;
            while (same < Math.Min(common.Length, parts.Length) && common[same] == parts[same])
                same++;
            common = common[..same];
        }

        return string.Join('/', common);
    }

    // What most of the pages say; the first ones of a large folder speak for all.
    private Locale LocaleOf(List<string> pages)
    {
        var said = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var page in pages.Take(PagesAsked))
        {
            Reads(page, content =>
            {
                if (Locale.TryParse(PageExtractor.Extract(SourcePage.Read(page, content)).Map.SaidLanguage, out var locale))
                    said[locale.Tag] = said.GetValueOrDefault(locale.Tag) + 1;
            });
        }

        return Locale.Parse(said.OrderByDescending(row => row.Value).ThenBy(row => row.Key, StringComparer.Ordinal).Select(row => row.Key).FirstOrDefault("en"));
    }

    // A table is a glossary when its header is one's; one in a folder or file of that name has to be.
    private FoundFile? Glossary(string file, Locale from)
    {
        try
        {
            var terms = GlossaryFile.Read(new NamedFile(Path.Combine(folder, file), file)).ToList();
            return new FoundFile(file, [.. terms.SelectMany(term => term.Targets.Keys).Where(locale => !locale.Equals(from)).Distinct()]);
        }
        catch (BadInputException exception)
        {
            if (GlossaryFile.IsTbx(file) || file.Contains("glossar", StringComparison.OrdinalIgnoreCase) || exception.Diagnostic.Place?.Position is { Line: > 1 })
                _leftOut.Add(exception.Diagnostic);
            return null;
        }
    }

    private FoundFile? Memory(string file, Locale from)
    {
        try
        {
            using var content = InputFile.Open(Path.Combine(folder, file), file);
            var locales = TmxReader.Read(content, file).SelectMany(unit => unit.Variants).Select(variant => variant.Locale).Distinct().ToList();
            return new FoundFile(file, locales.FindAll(locale => locale.Language != from.Language));
        }
        catch (BadInputException exception)
        {
            _leftOut.Add(exception.Diagnostic);
            return null;
        }
    }

    private bool Reads(string file, Action<byte[]> read)
    {
        try
        {
            read(InputFile.Read(Path.Combine(folder, file), file));
            return true;
        }
        catch (BadInputException exception)
        {
            _leftOut.Add(exception.Diagnostic);
            return false;
        }
    }

    private static bool HasEnding(string file, params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (file.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
