using System.Collections.Immutable;
using System.Text;
using Localizer.Model;

namespace Localizer.Exchange.Csv;

/// <summary>A place in a CSV file from which rows are read; a copy reads on from the same place.</summary>
internal record struct CsvScanner(ReadOnlyMemory<byte> Csv, string File, byte Delimiter, int MaxFields, int Start)
{
    private Utf8Cursor _cursor = new(Start);

    /// <summary>The next row that is not an empty line, or <see langword="null"/> at the end of the file.</summary>
    public CsvRow? Next()
    {
        var text = Csv.Span;
        while (_cursor.Offset < text.Length && IsLineEnd(text[_cursor.Offset]))
            _cursor.StepLineEnd(text);
        if (_cursor.Offset == text.Length)
            return null;

        var fields = ImmutableArray.CreateBuilder<CsvField>();
        while (true)
        {
            if (fields.Count == MaxFields)
                throw TooWide();
            fields.Add(NextField(text));
            if (_cursor.Offset == text.Length)
                break;
            if (IsLineEnd(text[_cursor.Offset]))
            {
                _cursor.StepLineEnd(text);
                break;
            }

            _cursor.StepAscii();
        }

        return new CsvRow(fields.DrainToImmutable());
    }

    private static bool IsLineEnd(byte character) => character is (byte)'\n' or (byte)'\r';

    private readonly bool EndsField(byte character) => character == Delimiter || IsLineEnd(character);

    private CsvField NextField(ReadOnlySpan<byte> text)
    {
        var first = _cursor;
        var value = first.Offset < text.Length && text[first.Offset] == '"' ? Quoted(text) : Unquoted(text);
        return new CsvField(value, first.Position, first.Offset);
    }

    private string Unquoted(ReadOnlySpan<byte> text)
    {
        var first = _cursor;
        while (_cursor.Offset < text.Length && !EndsField(text[_cursor.Offset]))
        {
            if (text[_cursor.Offset] == '"')
            {
                throw Refuse(
                    "csv-quote-stray", "A quote stands inside a field that does not begin with one.", _cursor,
                    "Put the whole field between quotes, and double each quote inside it.");
            }

            _cursor.Step(text);
            RefuseIfLong(first);
        }

        return Encoding.UTF8.GetString(text[first.Offset.._cursor.Offset]);
    }

    private string Quoted(ReadOnlySpan<byte> text)
    {
        var first = _cursor;
        var doubled = false;
        _cursor.StepAscii();
        while (true)
        {
            if (_cursor.Offset == text.Length)
                throw Refuse("csv-quote-open", "The quote that begins here is never closed.", first, "Close it, or remove it.");
            if (text[_cursor.Offset] != '"')
            {
                _cursor.Step(text);
                RefuseIfLong(first);
                continue;
            }

            _cursor.StepAscii();
            if (_cursor.Offset == text.Length || text[_cursor.Offset] != '"')
                break;
            doubled = true;
            _cursor.StepAscii();
            RefuseIfLong(first);
        }

        if (_cursor.Offset < text.Length && !EndsField(text[_cursor.Offset]))
        {
            throw Refuse(
                "csv-text-after-quote", "Text follows the quote that closes the field.", _cursor,
                "Double a quote that belongs to the field, and end the field right after its closing quote.");
        }

        var value = Encoding.UTF8.GetString(text[(first.Offset + 1)..(_cursor.Offset - 1)]);
        return doubled ? value.Replace("\"\"", "\"", StringComparison.Ordinal) : value;
    }

    private readonly void RefuseIfLong(Utf8Cursor first)
    {
        if (_cursor.Offset - first.Offset > CsvReader.MaxFieldBytes)
        {
            throw Refuse(
                "csv-field-too-long", $"The field that begins here has more than {CsvReader.MaxFieldBytes >> 20} MB.", first,
                "Shorten it, or look for a quote that is never closed.");
        }
    }

    private readonly BadInputException TooWide() => MaxFields == CsvReader.MaxColumns
        ? Refuse("csv-too-wide", $"The file has more than {CsvReader.MaxColumns} columns.", _cursor, "Remove the columns that are not needed.")
        : Refuse(
            "csv-row-too-wide", $"The row has more fields than the header's {MaxFields}; the first one too many begins here.", _cursor,
            "Quote a field that holds the delimiter, or name the column in the header.");

    private readonly BadInputException Refuse(string id, string message, Utf8Cursor at, string hint) =>
        new(new Diagnostic(id, Severity.Error, message, new Place(File, at.Position), hint));
}
