using System.Collections.Immutable;
using Localizer.Exchange.Csv;
using Localizer.Glossaries;
using Localizer.Model;

namespace Localizer.Pipeline;

/// <summary>
/// Loads glossaries: CSV files with the columns <c>source</c>, one a locale, <c>dnt</c> and <c>note</c>, in any order.
/// </summary>
public static class GlossaryFile
{
    /// <summary>Loads files.</summary>
    /// <param name="files">The files; where two have a term, the one that comes first is taken.</param>
    /// <exception cref="BadInputException">A file is missing, unreadable, or says what no glossary may; the place is named.</exception>
    public static Termbase Load(IEnumerable<NamedFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return new Termbase([.. files.SelectMany(file => Parse(InputFile.Read(file.FullPath, file.ShownAs), file.ShownAs))]);
    }

    /// <summary>Reads a glossary's terms.</summary>
    /// <param name="content">The file's bytes.</param>
    /// <param name="file">The file as messages name it.</param>
    /// <exception cref="BadInputException">It says what no glossary may; the place is named.</exception>
    public static IReadOnlyList<Term> Parse(byte[] content, string file)
    {
        var terms = new List<Term>();
        Columns? columns = null;
        foreach (var record in CsvReader.Read(content, file))
        {
            if (columns is null)
            {
                columns = Columns.Read(record, file);
                continue;
            }

            if (record.Fields.Count > columns.Count)
                throw Bad("glossary-row-too-wide", $"The row has {record.Fields.Count} fields, the header {columns.Count}.", file, record[columns.Count].Position, "Put a field that holds the separator in quotes.");
            if (columns.TermOf(record, file) is { } term)
                terms.Add(term);
        }

        return columns is null ? throw Bad("glossary-empty", "The glossary has no header.", file, TextPosition.Start, "Begin it with: source,vi,es,dnt,note") : terms;
    }

    private static BadInputException Bad(string id, string message, string file, TextPosition position, string hint) =>
        new(new Diagnostic(id, Severity.Error, message, new Place(file, position), hint));

    /// <summary>Which field of a row is what.</summary>
    private sealed class Columns
    {
        private readonly Dictionary<int, string> _locales = [];
        private int _source = -1;
        private int _dnt = -1;

        public int Count { get; private set; }

        public static Columns Read(CsvRecord header, string file)
        {
            var columns = new Columns { Count = header.Fields.Count };
            var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            for (var i = 0; i < header.Fields.Count; i++)
            {
                var (name, position) = (header[i].Text.Trim(), header[i].Position);
                if (name.Length > 0 && !seen.Add(name))
                    throw Bad("glossary-column-twice", $"The column '{name}' is there twice.", file, position, "Remove one.");
                columns.Add(i, name, file, position);
            }

            return columns._source >= 0 ? columns : throw Bad("glossary-no-source", "There is no column 'source'.", file, TextPosition.Start, "Name the column of the terms to look for 'source'.");
        }

        public Term? TermOf(CsvRecord record, string file)
        {
            var source = Cell(record[_source].Text);
            if (source.Length == 0)
            {
                var other = record.Fields.FirstOrDefault(field => !string.IsNullOrWhiteSpace(field.Text));
                return other.Text is null ? null : throw Bad("glossary-no-term", "The row has no source term.", file, record[_source].Position, "Fill it in, or delete the row.");
            }

            var targets = _locales.Select(column => (column.Value, Form: Cell(record[column.Key].Text))).Where(target => target.Form.Length > 0);
            return new Term
            {
                Source = source,
                Targets = targets.ToImmutableDictionary(target => target.Value, target => target.Form, StringComparer.Ordinal),
                DoNotTranslate = _dnt >= 0 && IsYes(record[_dnt], file),
                Place = new Place(file, record[_source].Position),
            };
        }

        private void Add(int index, string name, string file, TextPosition position)
        {
            switch (name.ToLowerInvariant())
            {
                case "source":
                    _source = index;
                    break;
                case "dnt":
                    _dnt = index;
                    break;
                case "" or "note":
                    break;
                default:
                    if (!Locale.TryParse(name, out var locale))
                        throw Bad("glossary-column-unknown", $"The column '{name}' is neither a locale nor one of source, dnt, note.", file, position, "Rename it, or remove it.");
                    _locales.Add(index, locale.Tag);
                    break;
            }
        }

        private static bool IsYes(CsvField field, string file) => field.Text.Trim().ToLowerInvariant() switch
        {
            "yes" or "true" or "1" or "x" => true,
            "" or "no" or "false" or "0" => false,
            _ => throw Bad("glossary-dnt", $"'{field.Text}' is no value for dnt.", file, field.Position, "Write yes, no, or nothing."),
        };

        // Spreadsheets guard a cell that would be read as a formula with an apostrophe.
        private static string Cell(string text)
        {
            var cell = text.Trim();
            return cell.Length > 1 && cell[0] == '\'' && cell[1] is '=' or '+' or '-' or '@' ? cell[1..] : cell;
        }
    }
}
