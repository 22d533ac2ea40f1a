using System.Collections.Immutable;
using Localizer.Model;

namespace Localizer.Exchange.Csv;

/// <summary>A field of a CSV file and where it begins.</summary>
/// <param name="Value">The field without its quotes, doubled quotes made single, line breaks as they stand in the file.</param>
/// <param name="Position">Line and column of the field's first character, its opening quote if it has one.</param>
/// <param name="ByteOffset">The same place in bytes from the file's beginning, a byte order mark included.</param>
public readonly record struct CsvField(string Value, TextPosition Position, int ByteOffset);

/// <summary>A row of a CSV file: at least one field, and no more than the header has.</summary>
/// <param name="Fields">The fields that the file has for the row.</param>
public sealed record CsvRow(ImmutableArray<CsvField> Fields)
{
    /// <summary>Line and column of the row's first field.</summary>
    public TextPosition Position => Fields[0].Position;

    /// <summary>The value in a column; empty when the row ends before it.</summary>
    /// <param name="column">The column, counted from 0.</param>
    public string Value(int column) => column < Fields.Length ? Fields[column].Value : "";

    /// <summary>Where a column's field begins; the row's last field when the row ends before it.</summary>
    /// <param name="column">The column, counted from 0.</param>
    public TextPosition PositionOf(int column) => Fields[Math.Min(column, Fields.Length - 1)].Position;
}
