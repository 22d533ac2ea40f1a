using System.Collections.Immutable;
using Localizer.Exchange.Csv;
using Localizer.Model;

namespace Localizer.Pipeline;

/// <summary>Which column of a glossary file holds what, counted from 0.</summary>
/// <param name="Source">The source terms.</param>
/// <param name="Locales">The target forms.</param>
/// <param name="DoNotTranslate">Whether a term is not translated.</param>
/// <param name="Note">Remarks.</param>
/// <param name="Nameless">Columns without a name, as spreadsheets leave them behind; they must be empty.</param>
internal sealed record GlossaryColumns(
    int Source, ImmutableArray<(int Column, Locale Locale)> Locales, int? DoNotTranslate, int? Note, ImmutableArray<int> Nameless)
{
    /// <summary>Reads the header.</summary>
    /// <exception cref="BadInputException">There is no column <c>source</c>, one stands twice, or one is not known.</exception>
    public static GlossaryColumns Of(CsvRow? header, string file)
    {
        var columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var locales = ImmutableArray.CreateBuilder<(int, Locale)>();
        var nameless = ImmutableArray.CreateBuilder<int>();
        var fields = header?.Fields ?? [];
        for (var column = 0; column < fields.Length; column++)
        {
            var name = fields[column].Value.Trim();
            if (name.Length == 0)
            {
                nameless.Add(column);
                continue;
            }

            if (name.ToLowerInvariant() is not ("source" or "dnt" or "note"))
            {
                var locale = LocaleOf(name, fields[column], file);
                locales.Add((column, locale));
                name = locale.Tag;
            }

            if (!columns.TryAdd(name, column))
                throw Refuse("glossary-column-twice", $"The column '{name}' stands twice.", fields[column].Position, file, "Remove one of the two.");
        }

        if (!columns.TryGetValue("source", out var source))
        {
            throw Refuse(
                "glossary-no-source", "The file has no column 'source'.", TextPosition.Start, file,
                "Begin with a line such as: source,vi,dnt,note.");
        }

        return new GlossaryColumns(source, locales.DrainToImmutable(), Find(columns, "dnt"), Find(columns, "note"), nameless.DrainToImmutable());
    }

    private static Locale LocaleOf(string name, CsvField field, string file)
    {
        if (Locale.TryParse(name, out var locale))
            return locale;
        throw Refuse(
            "glossary-column-unknown", $"The column '{name}' is neither source, dnt, note nor a known locale.", field.Position, file,
            "Name it by a locale such as vi or pt-BR, or remove it.");
    }

    private static int? Find(Dictionary<string, int> columns, string name) => columns.TryGetValue(name, out var column) ? column : null;

    private static BadInputException Refuse(string id, string message, TextPosition position, string file, string hint) =>
        new(new Diagnostic(id, Severity.Error, message, new Place(file, position), hint));
}
