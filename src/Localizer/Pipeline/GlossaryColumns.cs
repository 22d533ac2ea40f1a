using System.Collections.Immutable;
using Localizer.Exchange.Csv;
using Localizer.Model;

namespace Localizer.Pipeline;

/// <summary>What a column of a glossary file holds.</summary>
internal enum GlossaryColumnKind
{
    /// <summary>Nothing: it has no name, as spreadsheets leave columns behind, and must be empty.</summary>
    Nameless,

    /// <summary>The source terms.</summary>
    Source,

    /// <summary>The forms for a locale.</summary>
    Target,

    /// <summary>Forms that must not stand for the term in a locale, with <c>|</c> between them.</summary>
    Forbidden,

    /// <summary>The forms for a page's first mention in a locale.</summary>
    FirstUse,

    /// <summary>Whether a term is not translated.</summary>
    DoNotTranslate,

    /// <summary>Whether its case matters.</summary>
    Casing,

    /// <summary>How much of the words it has to be.</summary>
    Match,

    /// <summary>Its part of speech.</summary>
    PartOfSpeech,

    /// <summary>What the row's forms are to it.</summary>
    Status,

    /// <summary>Its subject field.</summary>
    Domain,

    /// <summary>Remarks.</summary>
    Note,
}

/// <summary>A column of a glossary file.</summary>
/// <param name="Index">Its place, counted from 0.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Locale">The locale that it is for, if its kind has one.</param>
internal readonly record struct GlossaryColumn(int Index, GlossaryColumnKind Kind, Locale? Locale = null)
{
    /// <summary>Whether its cells are words of texts.</summary>
    public bool HoldsWords => Kind is GlossaryColumnKind.Source or GlossaryColumnKind.Target or GlossaryColumnKind.Forbidden or GlossaryColumnKind.FirstUse;
}

/// <summary>The columns of a glossary file.</summary>
/// <param name="All">All of them, in their order.</param>
internal sealed record GlossaryColumns(ImmutableArray<GlossaryColumn> All)
{
    private const string Known = "source, dnt, case, match, pos, status, domain, note, forbidden.LOCALE, first-use.LOCALE";

    /// <summary>The column of the source terms.</summary>
    public int Source { get; } = All.First(column => column.Kind == GlossaryColumnKind.Source).Index;

    /// <summary>The fields of a row that are words of texts, with their columns.</summary>
    public IEnumerable<(GlossaryColumn Column, CsvField Field)> WithWords(CsvRow row) =>
        All.Where(column => column.HoldsWords && column.Index < row.Fields.Length).Select(column => (column, row.Fields[column.Index]));

    /// <summary>Reads the header.</summary>
    /// <param name="header">The first row, or <see langword="null"/> when there is none.</param>
    /// <param name="placeOf">Says the place of a cell.</param>
    /// <exception cref="BadInputException">There is no column <c>source</c>, one stands twice, or one is not known.</exception>
    public static GlossaryColumns Of(CsvRow? header, Func<TextPosition, Place> placeOf)
    {
        var columns = ImmutableArray.CreateBuilder<GlossaryColumn>();
        var seen = new HashSet<(GlossaryColumnKind, Locale?)>();
        foreach (var field in header?.Fields ?? [])
        {
            var column = ColumnOf(field, columns.Count, placeOf);
            columns.Add(column);
            if (column.Kind != GlossaryColumnKind.Nameless && !seen.Add((column.Kind, column.Locale)))
            {
                throw Refuse(
                    "glossary-column-twice", $"The column '{field.Value.Trim()}' stands twice.", placeOf(field.Position), "Remove one of the two.");
            }
        }

        if (!seen.Contains((GlossaryColumnKind.Source, null)))
        {
            throw Refuse(
                "glossary-no-source", "The file has no column 'source'.", placeOf(TextPosition.Start),
                "Begin with a line such as: source,vi,dnt,note.");
        }

        return new GlossaryColumns(columns.DrainToImmutable());
    }

    private static GlossaryColumn ColumnOf(CsvField field, int index, Func<TextPosition, Place> placeOf)
    {
        var name = field.Value.Trim();
        var kind = name.ToLowerInvariant() switch
        {
            "" => GlossaryColumnKind.Nameless,
            "source" => GlossaryColumnKind.Source,
            "dnt" => GlossaryColumnKind.DoNotTranslate,
            "case" => GlossaryColumnKind.Casing,
            "match" => GlossaryColumnKind.Match,
            "pos" => GlossaryColumnKind.PartOfSpeech,
            "status" => GlossaryColumnKind.Status,
            "domain" => GlossaryColumnKind.Domain,
            "note" => GlossaryColumnKind.Note,
            var other when other.StartsWith("forbidden.", StringComparison.Ordinal) => GlossaryColumnKind.Forbidden,
            var other when other.StartsWith("first-use.", StringComparison.Ordinal) => GlossaryColumnKind.FirstUse,
            _ => GlossaryColumnKind.Target,
        };
        if (kind is not (GlossaryColumnKind.Target or GlossaryColumnKind.Forbidden or GlossaryColumnKind.FirstUse))
            return new GlossaryColumn(index, kind);
        var tag = kind == GlossaryColumnKind.Target ? name : name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..];
        if (Locale.TryParse(tag, out var locale))
            return new GlossaryColumn(index, kind, locale);
        throw Refuse(
            "glossary-column-unknown", $"The column '{name}' is none of {Known}, nor a known locale.", placeOf(field.Position),
            "Name it by a locale such as vi or pt-BR, or remove it.");
    }

    private static BadInputException Refuse(string id, string message, Place place, string hint) =>
        new(new Diagnostic(id, Severity.Error, message, place, hint));
}
