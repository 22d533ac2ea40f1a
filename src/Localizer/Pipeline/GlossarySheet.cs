using System.Collections.Immutable;
using Localizer.Exchange.Csv;
using Localizer.Exchange.Xlsx;
using Localizer.Model;

namespace Localizer.Pipeline;

/// <summary>A glossary in the first sheet of a workbook.</summary>
internal sealed class GlossarySheet : IDisposable
{
    private readonly Stream _content;
    private readonly XlsxReader _reader;

    /// <summary>Opens it and reads its header, the sheet's first row that has something in it.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="BadInputException">It cannot be read, is no workbook, or its header is not a glossary's; with the cell.</exception>
    public GlossarySheet(NamedFile file)
    {
        _content = InputFile.Open(file.FullPath, file.ShownAs);
        try
        {
            _reader = XlsxReader.Open(_content, file.ShownAs);
            var header = Rows(0).FirstOrDefault();
            var (top, width) = header is null ? (0, 0) : (header.Position.Line, header.Fields.Length);
            Table = new GlossaryTable(header, Rows(width, below: top), PlaceOf);
        }
        catch
        {
            Dispose();
            throw;
        }

        Place PlaceOf(TextPosition cell) => XlsxAddress.PlaceOf(file.ShownAs, _reader.SheetName, cell);

        IEnumerable<CsvRow> Rows(int width, int below = 0) =>
            _reader.Rows().SkipWhile(row => row.Number <= below).Select(row => RowOf(row, width, PlaceOf));
    }

    /// <summary>Its rows, which are to be read before it is closed.</summary>
    public GlossaryTable Table { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _reader?.Dispose();
        _content.Dispose();
    }

    /// <summary>A row as one of a CSV file, a cell's row its line; the first row is as wide as it is, the others no wider than it.</summary>
    private static CsvRow RowOf(XlsxRow row, int width, Func<TextPosition, Place> placeOf)
    {
        if (width == 0)
            width = row.Cells[^1].Column;
        var fields = ImmutableArray.CreateBuilder<CsvField>(width);
        for (var column = 1; column <= width; column++)
            fields.Add(new CsvField("", new TextPosition(row.Number, column), 0));
        foreach (var (column, text) in row.Cells)
        {
            var position = new TextPosition(row.Number, column);
            if (column > width)
            {
                throw new BadInputException(new Diagnostic(
                    "xlsx-row-too-wide", Severity.Error, $"The header has {width} columns; this cell is beyond them.", placeOf(position), "Name its column, or clear the cell."));
            }

            fields[column - 1] = new CsvField(text, position, 0);
        }

        return new CsvRow(fields.MoveToImmutable());
    }
}
