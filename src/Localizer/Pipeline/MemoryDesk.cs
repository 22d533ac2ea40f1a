using Localizer.Exchange.Tmx;
using Localizer.Memory;
using Localizer.Model;
using Localizer.Pipeline.Translation;
using Localizer.Reports;
using Localizer.Text;

namespace Localizer.Pipeline;

/// <summary>Where the words of a concordance are looked for.</summary>
public enum ConcordanceSide
{
    /// <summary>In sources.</summary>
    Source,

    /// <summary>In targets.</summary>
    Target,
}

/// <summary>The tool that an exported memory is for.</summary>
public enum MemoryExportTool
{
    /// <summary>Any tool that reads TMX: codes are elements.</summary>
    Any,

    /// <summary>OmegaT, which leaves out the codes of a memory that is not its own: they are the tags that it shows.</summary>
    OmegaT,
}

/// <summary>What people do with a memory: look into it, count it, make it small, take it elsewhere.</summary>
public static class MemoryDesk
{
    private const int MostSubsegments = 3;

    /// <summary>Looks for a text: exact, adapted where there is none, fuzzy, and for parts of it.</summary>
    /// <param name="memory">The memory.</param>
    /// <param name="text">The text, without inline codes.</param>
    /// <param name="to">The locale of the targets, or <see langword="null"/> for all that the memory has.</param>
    /// <param name="least">The least score of a fuzzy match, in percent.</param>
    /// <param name="most">The most fuzzy matches a locale.</param>
    public static MemorySearchReport Search(TranslationMemory memory, string text, Locale? to, int least, int most)
    {
        ArgumentNullException.ThrowIfNull(memory);
        var source = new CodedText(text);
        var found = new List<MemoryFound>();
        foreach (var locale in LocalesOf(memory).Where(locale => to is null || locale.Equals(to)).DefaultIfEmpty(to).OfType<Locale>())
        {
            var exact = memory.FindExact(locale, [new MemoryQuery(source)])[0] ?? memory.FindAdapted(locale, source);
            if (exact is not null)
                found.AddRange(exact.Alternatives.Prepend(exact.Best).Select(target => FoundOf(exact.Kind == MatchKind.Adapted ? "adapted" : "exact", exact.Kind == MatchKind.Adapted ? 99 : 100, source, target)));
            found.AddRange(memory.FindHelps(locale, source, least / 100.0, most, MostSubsegments).Where(help => help.Score != 100)
                .Select(help => FoundOf(help.Score is null ? "subsegment" : "fuzzy", help.Score, help.Source, help.Best)));
        }

        return new MemorySearchReport(text, found);
    }

    /// <summary>Looks for words anywhere in sources or targets, in any case.</summary>
    /// <param name="memory">The memory.</param>
    /// <param name="words">The words, as they stand beside each other.</param>
    /// <param name="side">Where they are looked for.</param>
    /// <param name="to">The locale that the targets are to serve, or <see langword="null"/> for all.</param>
    /// <param name="most">The most translations.</param>
    public static MemorySearchReport Concordance(TranslationMemory memory, string words, ConcordanceSide side, Locale? to, int most)
    {
        ArgumentNullException.ThrowIfNull(memory);
        // As the memory has its texts, however the words were typed.
        var composed = CanonicalComposition.Compose(words);
        var found = memory.Units(to, (source, target) => (side == ConcordanceSide.Source ? source : target).Contains(composed, StringComparison.OrdinalIgnoreCase))
            .Take(most + 1).Select(unit => FoundOf("concordance", null, unit.Source, new MemoryTarget(unit.Target, unit.To, unit.Origin))).ToList();
        return new MemorySearchReport(words, [.. found.Take(most)]) { HasMore = found.Count > most };
    }

    /// <summary>Counts what a memory holds.</summary>
    /// <param name="memory">The memory.</param>
    /// <param name="place">Where it is.</param>
    public static MemoryStatsReport Stats(TranslationMemory memory, MemoryPlace place)
    {
        ArgumentNullException.ThrowIfNull(memory);
        ArgumentNullException.ThrowIfNull(place);
        var rows = memory.Counts()
            .GroupBy(count => (File: count.File.Kind == MemoryFileKind.Record ? "records" : count.File.ShownAs, count.File.Kind, count.To.Tag))
            .Select(group => new MemoryStatsRow(
                group.Key.File, group.Key.Kind.ToString().ToLowerInvariant(), group.Key.Tag,
                group.Where(count => !count.IsMachine).Sum(count => count.Count), group.Where(count => count.IsMachine).Sum(count => count.Count)))
            .OrderBy(row => row.Kind, StringComparer.Ordinal).ThenBy(row => row.File, StringComparer.Ordinal).ThenBy(row => row.Locale, StringComparer.Ordinal);
        return new MemoryStatsReport(place.ShownAs, memory.Bytes(), [.. rows]);
    }

    /// <summary>Adds up what the project has paid, by its journal.</summary>
    /// <param name="journal">The journal; one that is not there has nothing.</param>
    /// <exception cref="BadInputException">The journal cannot be read.</exception>
    public static LedgerReport Ledger(NamedFile journal)
    {
        var spending = new Spending();
        spending.Add(Journal.ReadAll(journal.FullPath, journal.ShownAs));
        return new LedgerReport(journal.ShownAs, spending.Rows());
    }

    /// <summary>Drops what no file has any longer, makes the index anew, and gives back the space.</summary>
    /// <param name="memory">The memory.</param>
    /// <param name="place">Where it is.</param>
    /// <returns>The bytes that the memory took before, and takes now.</returns>
    public static (long Before, long After) Compact(TranslationMemory memory, MemoryPlace place)
    {
        ArgumentNullException.ThrowIfNull(memory);
        ArgumentNullException.ThrowIfNull(place);
        var before = memory.Bytes();
        memory.Remove([.. memory.Files().Where(file => file.Value.Kind == MemoryFileKind.Named && !File.Exists(place.PathOf(file.Key))).Select(file => file.Value.Id)]);
        memory.Compact();
        return (before, memory.Bytes());
    }

    /// <summary>Writes a memory as TMX 1.4b, one unit a translation.</summary>
    /// <param name="memory">The memory.</param>
    /// <param name="to">The locale that the targets are to serve, in any region where it names none; <see langword="null"/> for all.</param>
    /// <param name="from">The source locale, which the file's header names.</param>
    /// <param name="tool">What the file is for.</param>
    /// <param name="output">Takes the file.</param>
    /// <returns>How many translations were written.</returns>
    public static int Export(TranslationMemory memory, Locale? to, Locale from, MemoryExportTool tool, Stream output)
    {
        ArgumentNullException.ThrowIfNull(memory);
        ArgumentNullException.ThrowIfNull(from);
        var (count, name) = (0, tool == MemoryExportTool.OmegaT ? "OmegaT" : "Localizer");
        using var writer = new TmxWriter(output, from, (name, Product.Version));
        foreach (var unit in memory.Units(to))
            writer.Write(tool == MemoryExportTool.OmegaT ? MemoryTmx.ToOmegaT(unit, ++count) : MemoryTmx.ToTmx(unit, ++count));
        writer.End();
        return count;
    }

    /// <summary>The locales that a memory has translations into.</summary>
    /// <param name="memory">The memory.</param>
    public static IEnumerable<Locale> LocalesOf(TranslationMemory memory)
    {
        ArgumentNullException.ThrowIfNull(memory);
        return memory.Counts().Select(count => count.To).Distinct().OrderBy(locale => locale.Tag, StringComparer.Ordinal);
    }

    private static MemoryFound FoundOf(string kind, int? score, CodedText source, MemoryTarget target) => new(
        kind, score, source.ToMarkup(), target.Target.ToMarkup(), target.Locale.Tag, target.Origin.File, target.Origin.UnitId, target.Origin.Who,
        target.Origin.When, target.Origin.IsMachine, target.Origin.Provider)
    {
        ProviderVersion = target.Origin.ProviderVersion,
        GlossaryVersion = target.Origin.GlossaryVersion,
    };
}
