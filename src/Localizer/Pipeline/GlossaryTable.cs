using System.Collections.Immutable;
using Localizer.Exchange.Csv;
using Localizer.Glossaries;
using Localizer.Model;

namespace Localizer.Pipeline;

/// <summary>A row of a glossary file.</summary>
/// <param name="Term">What it says.</param>
/// <param name="Row">Its fields.</param>
internal readonly record struct GlossaryRow(Term Term, CsvRow Row);

/// <summary>Reads the rows of a glossary in a table: a CSV file, or a sheet.</summary>
internal sealed class GlossaryTable
{
    private readonly IEnumerable<CsvRow> _rows;
    private readonly Func<TextPosition, Place> _placeOf;

    /// <summary>Reads the header.</summary>
    /// <param name="header">The first row, or <see langword="null"/> when there is none.</param>
    /// <param name="rows">The rows below it.</param>
    /// <param name="placeOf">Says the place of a cell.</param>
    /// <exception cref="BadInputException">The header is not a glossary's.</exception>
    public GlossaryTable(CsvRow? header, IEnumerable<CsvRow> rows, Func<TextPosition, Place> placeOf)
    {
        (_rows, _placeOf) = (rows, placeOf);
        Columns = GlossaryColumns.Of(header, placeOf);
    }

    /// <summary>The columns.</summary>
    public GlossaryColumns Columns { get; }

    /// <summary>The glossary of a CSV file.</summary>
    /// <param name="csv">The file.</param>
    /// <param name="file">The file as the user named it.</param>
    /// <exception cref="BadInputException">Its header is not a glossary's.</exception>
    public static GlossaryTable Of(CsvReader csv, string file) => new(csv.Header, csv.Rows(), position => new Place(file, position));

    /// <summary>Where a cell is.</summary>
    /// <param name="cell">Its position.</param>
    public Place PlaceOf(TextPosition cell) => _placeOf(cell);

    /// <summary>The rows that are not empty, one at a time.</summary>
    /// <exception cref="BadInputException">While reading: a row is damaged, with its place.</exception>
    public IEnumerable<GlossaryRow> Rows()
    {
        foreach (var row in _rows)
        {
            if (!row.Fields.All(field => string.IsNullOrWhiteSpace(field.Value)))
                yield return new GlossaryRow(TermOf(row), row);
        }
    }

    /// <summary>
    /// A cell's value. Spreadsheets take a cell that begins with one of these signs for a formula; an apostrophe before it keeps it text.
    /// </summary>
    /// <param name="row">The row.</param>
    /// <param name="column">The column, counted from 0.</param>
    public static string Cell(CsvRow row, int column)
    {
        var value = row.Value(column).Trim();
        return value is ['\'', '=' or '+' or '-' or '@', ..] ? value[1..] : value;
    }

    private Term TermOf(CsvRow row)
    {
        if (Cell(row, Columns.Source).Length == 0)
            throw Refuse("glossary-no-term", "The row has no source term.", row, Columns.Source, "Fill the column 'source', or remove the row.");
        var targets = ImmutableDictionary.CreateBuilder<Locale, string>();
        var forbidden = ImmutableDictionary.CreateBuilder<Locale, ImmutableArray<string>>();
        var firstUse = ImmutableDictionary.CreateBuilder<Locale, string>();
        var term = new Term("") { Place = _placeOf(row.PositionOf(Columns.Source)) };
        foreach (var (column, kind, locale) in Columns.All)
        {
            if (Cell(row, column) is not { Length: > 0 } cell)
                continue;
            switch (kind)
            {
                case GlossaryColumnKind.Target:
                    targets.Add(locale!, Short(cell, row, column));
                    break;
                case GlossaryColumnKind.FirstUse:
                    firstUse.Add(locale!, Short(cell, row, column));
                    break;
                case GlossaryColumnKind.Forbidden:
                    forbidden.Add(locale!, [.. Short(cell, row, column).Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]);
                    break;
                default:
                    term = With(term, kind, cell, row, column);
                    break;
            }
        }

        return term with { Targets = targets.ToImmutable(), Forbidden = forbidden.ToImmutable(), FirstUse = firstUse.ToImmutable() };
    }

    private Term With(Term term, GlossaryColumnKind kind, string cell, CsvRow row, int column) => kind switch
    {
        GlossaryColumnKind.Source => term with { Source = Short(cell, row, column) },
        GlossaryColumnKind.Note => term with { Note = cell },
        GlossaryColumnKind.Domain => term with { Domain = cell },
        GlossaryColumnKind.PartOfSpeech => term with { PartOfSpeech = cell },
        GlossaryColumnKind.DoNotTranslate => term with { DoNotTranslate = IsYes(cell, row, column) },
        GlossaryColumnKind.Casing => term with
        {
            Casing = cell.ToLowerInvariant() switch
            {
                "smart" => TermCasing.Smart,
                "sensitive" => TermCasing.Sensitive,
                "insensitive" => TermCasing.Insensitive,
                _ => throw NoValue("case", "smart, sensitive, insensitive", cell, row, column),
            },
        },
        GlossaryColumnKind.Match => term with
        {
            Match = cell.ToLowerInvariant() switch
            {
                "word" => TermMatch.Word,
                "exact" => TermMatch.Exact,
                "prefix" => TermMatch.Prefix,
                "wildcard" => TermMatch.Wildcard,
                _ => throw NoValue("match", "word, exact, prefix, wildcard", cell, row, column),
            },
        },
        GlossaryColumnKind.Status => term with
        {
            Status = cell.ToLowerInvariant() switch
            {
                "preferred" => TermStatus.Preferred,
                "admitted" => TermStatus.Admitted,
                "forbidden" => TermStatus.Forbidden,
                _ => throw NoValue("status", "preferred, admitted, forbidden", cell, row, column),
            },
        },
        _ => throw Refuse("glossary-column-unnamed", "The column of this cell has no name.", row, column, "Name the column, or clear the cell."),
    };

    private string Short(string text, CsvRow row, int column) => text.Length <= Termbase.MaxTermLength
        ? text
        : throw Refuse(
            "glossary-term-too-long", $"The term has {text.Length} characters; {Termbase.MaxTermLength} are the most.", row, column,
            "A glossary holds terms; put sentences into a translation memory.");

    private bool IsYes(string cell, CsvRow row, int column) => cell.ToLowerInvariant() switch
    {
        "yes" or "true" or "1" or "x" => true,
        "no" or "false" or "0" => false,
        _ => throw NoValue("dnt", "yes, no", cell, row, column),
    };

    private BadInputException NoValue(string name, string values, string cell, CsvRow row, int column) =>
        Refuse($"glossary-{name}", $"'{cell}' is no value for {name}.", row, column, $"Write {values}, or nothing.");

    private BadInputException Refuse(string id, string message, CsvRow row, int column, string hint) =>
        new(new Diagnostic(id, Severity.Error, message, _placeOf(row.PositionOf(column)), hint));
}
