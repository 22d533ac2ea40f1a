using Localizer.Model;

namespace Localizer.Exchange.Csv;

/// <summary>A field of a CSV file.</summary>
/// <param name="Text">Its text, quotes taken off; never null.</param>
/// <param name="Position">Where it begins.</param>
public readonly record struct CsvField(string Text, TextPosition Position);

/// <summary>A row of a CSV file.</summary>
/// <param name="Fields">Its fields; at least one.</param>
public sealed record CsvRecord(IReadOnlyList<CsvField> Fields)
{
    /// <summary>A field, or an empty one where the row is narrower.</summary>
    /// <param name="index">The field's index, from 0.</param>
    public CsvField this[int index] => index < Fields.Count ? Fields[index] : new CsvField("", Fields[^1].Position);
}
