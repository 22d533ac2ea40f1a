using Localizer.Exchange.Csv;
using Localizer.Memory;
using Localizer.Model;

namespace Localizer.Pipeline;

/// <summary>
/// Reads translations from CSV or TSV: a row a text, a column a locale. <c>source</c> names the source's column too; a column
/// <c>who</c> says who translated the row.
/// </summary>
internal sealed class MemoryCsv
{
    private readonly CsvReader _reader;
    private readonly string _file;
    private readonly Locale _from;
    private readonly int _source = -1;
    private readonly int _who = -1;
    private readonly List<(int Column, Locale Locale)> _targets = [];

    /// <summary>Reads the header.</summary>
    /// <param name="csv">The file.</param>
    /// <param name="file">The file as the user named it.</param>
    /// <param name="from">The source's locale.</param>
    /// <exception cref="BadInputException">The file is no CSV, or its header names no source or no target.</exception>
    public MemoryCsv(ReadOnlyMemory<byte> csv, string file, Locale from)
    {
        (_reader, _file, _from) = (new CsvReader(csv, file), file, from);
        for (var column = 0; column < (_reader.Header?.Fields.Length ?? 0); column++)
        {
            var name = _reader.Header!.Value(column).Trim();
            if (name == "source")
                _source = column;
            else if (name == "who")
                _who = column;
            else if (!Locale.TryParse(name, out var locale))
                throw Refuse("column", $"The column '{name}' is no locale.", _reader.Header.PositionOf(column), "Name it by a BCP 47 tag such as vi, or 'source', or 'who'.");
            else if (locale.Language == from.Language && _source < 0)
                _source = column;
            else
                _targets.Add((column, locale));
        }

        if (_source < 0 || _targets.Count == 0)
        {
            throw Refuse(
                "columns", _source < 0 ? $"No column is the source's: neither 'source' nor '{from}'." : "No column is a target's.",
                TextPosition.Start, "Begin the file with a line such as source,vi.");
        }
    }

    /// <summary>The translations; a cell without text gives none.</summary>
    /// <exception cref="BadInputException">While reading: a row is damaged, with its place.</exception>
    public IEnumerable<MemoryUnit> Units()
    {
        foreach (var row in _reader.Rows())
        {
            var source = GlossaryTable.Cell(row, _source);
            foreach (var (column, locale) in _targets)
            {
                var target = GlossaryTable.Cell(row, column);
                if (source.Length == 0 || target.Length == 0)
                    continue;
                var who = _who < 0 || GlossaryTable.Cell(row, _who) is not { Length: > 0 } named ? null : named;
                yield return new MemoryUnit(_from, locale, new CodedText(source), new CodedText(target), new MemoryOrigin(_file, Who: who));
            }
        }
    }

    private BadInputException Refuse(string id, string message, TextPosition position, string hint) =>
        new(new Diagnostic($"memory-{id}", Severity.Error, message, new Place(_file, position), hint));
}
