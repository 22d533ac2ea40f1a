using System.Collections.Immutable;
using Localizer.Exchange.Csv;
using Localizer.Glossaries;
using Localizer.Model;

namespace Localizer.Pipeline;

/// <summary>
/// Loads glossaries from CSV: a column <c>source</c>, one for each target locale named by its tag, and, both optional, <c>dnt</c>
/// (yes, true, 1 or x for a term that is not translated; no, false, 0 or nothing) and <c>note</c>. Column names and the values of
/// <c>dnt</c> may be in any case. An apostrophe that guards a cell from being taken for a formula is not part of it.
/// </summary>
public static class GlossaryFile
{
    /// <summary>Loads files that stack: of terms with the same source, that of the earlier file counts.</summary>
    /// <param name="files">The files, the nearest first.</param>
    /// <param name="warn">Is told what the files have and is not used, in their order.</param>
    /// <exception cref="BadInputException">A file cannot be read or is no glossary; with file, line, column and what to do.</exception>
    public static Termbase Load(IEnumerable<NamedFile> files, Action<Diagnostic>? warn = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        return Termbase.Create(files.SelectMany(file => Read(InputFile.Read(file.FullPath, file.ShownAs), file.ShownAs, warn)));
    }

    /// <summary>Reads one file's terms.</summary>
    /// <param name="csv">The file.</param>
    /// <param name="file">The file as the user named it.</param>
    /// <param name="warn">Is told the warnings.</param>
    internal static List<Term> Read(ReadOnlyMemory<byte> csv, string file, Action<Diagnostic>? warn)
    {
        var reader = new CsvReader(csv, file);
        var columns = GlossaryColumns.Of(reader.Header, file);
        var terms = new List<Term>();
        var seen = new Dictionary<string, Term>(StringComparer.Ordinal);
        foreach (var row in reader.Rows())
        {
            if (TermOf(row, columns, file) is not { } term)
                continue;
            if (seen.TryAdd(term.Source, term))
            {
                terms.Add(term);
                WarnOfUnusedForms(term, warn);
            }
            else
            {
                warn?.Invoke(new Diagnostic(
                    "glossary-duplicate", Severity.Warning,
                    $"The term '{term.Source}' stands at {seen[term.Source].Place} already; this row is not used.", term.Place,
                    "Remove one of the two rows."));
            }
        }

        return terms;
    }

    private static Term? TermOf(CsvRow row, GlossaryColumns columns, string file)
    {
        if (row.Fields.All(field => string.IsNullOrWhiteSpace(field.Value)))
            return null;
        foreach (var column in columns.Nameless)
        {
            if (!string.IsNullOrWhiteSpace(row.Value(column)))
                throw Refuse("glossary-column-unnamed", "The column of this cell has no name.", row, column, file, "Name the column, or clear the cell.");
        }

        var source = Cell(row, columns.Source);
        if (source.Length == 0)
        {
            throw Refuse(
                "glossary-no-term", "The row has no source term.", row, columns.Source, file, "Fill the column 'source', or remove the row.");
        }

        var forms = ImmutableDictionary.CreateBuilder<Locale, string>();
        foreach (var (column, locale) in columns.Locales)
        {
            if (Cell(row, column) is { Length: > 0 } form)
                forms.Add(locale, Short(form, row, column, file));
        }

        return new Term(Short(source, row, columns.Source, file))
        {
            Targets = forms.ToImmutable(),
            DoNotTranslate = columns.DoNotTranslate is { } dnt && IsYes(row, dnt, file),
            Note = columns.Note is { } note && Cell(row, note) is { Length: > 0 } text ? text : null,
            Place = new Place(file, row.PositionOf(columns.Source)),
        };
    }

    // Spreadsheets take a cell that begins with one of these for a formula; an apostrophe before it keeps it text.
    private static string Cell(CsvRow row, int column)
    {
        var value = row.Value(column).Trim();
        return value is ['\'', '=' or '+' or '-' or '@', ..] ? value[1..] : value;
    }

    private static string Short(string text, CsvRow row, int column, string file) => text.Length <= Termbase.MaxTermLength
        ? text
        : throw Refuse(
            "glossary-term-too-long", $"The term has {text.Length} characters; {Termbase.MaxTermLength} are the most.", row, column, file,
            "A glossary holds terms; put sentences into a translation memory.");

    private static bool IsYes(CsvRow row, int column, string file)
    {
        var value = row.Value(column).Trim();
        return value.ToLowerInvariant() switch
        {
            "yes" or "true" or "1" or "x" => true,
            "" or "no" or "false" or "0" => false,
            _ => throw Refuse(
                "glossary-dnt", $"'{value}' is no value for dnt.", row, column, file,
                "Write yes, no, or nothing."),
        };
    }

    private static void WarnOfUnusedForms(Term term, Action<Diagnostic>? warn)
    {
        if (!term.DoNotTranslate || term.Targets.FirstOrDefault(form => form.Value != term.Source) is not { Key: { } locale, Value: var form })
            return;
        warn?.Invoke(new Diagnostic(
            "glossary-dnt-form", Severity.Warning, $"The term '{term.Source}' is not to be translated, so its form '{form}' for {locale} is not used.",
            term.Place, "Clear the form, or the column 'dnt'."));
    }

    private static BadInputException Refuse(string id, string message, CsvRow row, int column, string file, string hint) =>
        new(new Diagnostic(id, Severity.Error, message, new Place(file, row.PositionOf(column)), hint));
}
