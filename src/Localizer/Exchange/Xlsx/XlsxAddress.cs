using System.Globalization;
using Localizer.Model;

namespace Localizer.Exchange.Xlsx;

/// <summary>The names that cells have in spreadsheets, such as <c>B7</c>.</summary>
internal static class XlsxAddress
{
    /// <summary>The last row that a sheet can have.</summary>
    public const int MaxRow = 1 << 20;

    /// <summary>The last column that a sheet can have, <c>XFD</c>.</summary>
    public const int MaxColumn = 1 << 14;

    private const int Letters = 26;

    /// <summary>The column of a cell's name, counted from 1; or 0 for what is no name of a cell.</summary>
    public static int ColumnOf(string name)
    {
        var column = 0;
        var length = 0;
        for (; length < name.Length && name[length] is >= 'A' and <= 'Z'; length++)
        {
            column = (column * Letters) + name[length] - 'A' + 1;
            if (column > MaxColumn)
                return 0;
        }

        return RowOf(name.AsSpan(length)) > 0 ? column : 0;
    }

    /// <summary>A row's number as the file has it; or 0 for what is none.</summary>
    public static int RowOf(ReadOnlySpan<char> number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row is > 0 and <= MaxRow ? row : 0;

    /// <summary>A cell's name.</summary>
    /// <param name="row">Its row, counted from 1.</param>
    /// <param name="column">Its column, counted from 1.</param>
    public static string NameOf(int row, int column)
    {
        var letters = "";
        for (; column > 0; column = (column - 1) / Letters)
            letters = (char)('A' + ((column - 1) % Letters)) + letters;
        return letters + row.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The place of a cell, as in <c>terms.xlsx: sheet Terms, B7</c>.</summary>
    /// <param name="file">The file as the user named it.</param>
    /// <param name="sheet">The sheet's name.</param>
    /// <param name="cell">The cell: its row as the line, its column as the column.</param>
    public static Place PlaceOf(string file, string sheet, TextPosition cell) =>
        new(file, cell) { Cell = $"sheet {sheet}, {NameOf(cell.Line, cell.Column)}" };
}
