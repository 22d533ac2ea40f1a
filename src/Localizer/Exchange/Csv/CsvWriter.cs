using System.Buffers;

namespace Localizer.Exchange.Csv;

/// <summary>Writes the fields of CSV as RFC 4180 has them.</summary>
internal static class CsvWriter
{
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create("\"\r\n,;\t");

    /// <summary>A field, quoted if it has to be.</summary>
    /// <param name="value">The field's value.</param>
    public static string Field(string value) =>
        value.AsSpan().ContainsAny(NeedQuotes) || value.AsSpan().Trim().Length < value.Length ? Quoted(value) : value;

    /// <summary>A field between quotes.</summary>
    /// <param name="value">The field's value.</param>
    public static string Quoted(string value) => $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A value that no spreadsheet takes for a formula: an apostrophe goes before the signs that begin one.</summary>
    /// <param name="value">The value.</param>
    public static string Guarded(string value) => value is ['=' or '+' or '-' or '@', ..] ? "'" + value : value;

    /// <summary>A line of guarded fields, its end included.</summary>
    /// <param name="values">The fields' values.</param>
    /// <param name="delimiter">What stands between two fields.</param>
    public static string Line(IEnumerable<string> values, char delimiter) =>
        string.Join(delimiter, values.Select(value => Field(Guarded(value)))) + "\n";
}
