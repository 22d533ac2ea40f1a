using System.Text;
using Localizer.Model;

namespace Localizer.Exchange.Csv;

/// <summary>
/// Reads CSV (RFC 4180) with the place of each field. The separator is the comma, semicolon or tab that the header has most of;
/// quoted fields may hold line breaks; a byte order mark is skipped; lines may end in LF, CR or CR LF.
/// </summary>
public sealed class CsvReader
{
    /// <summary>The most characters (UTF-16 units) that a file may have.</summary>
    public const int MostCharacters = 64 * 1024 * 1024;

    /// <summary>The most fields that a row may have.</summary>
    public const int MostFields = 1_000;

    private readonly string _text;
    private readonly string _file;
    private readonly char _separator;
    private int _position;
    private int _line = 1;
    private int _lineStart;

    private CsvReader(string text, string file)
    {
        _text = text;
        _file = file;
        _separator = FindSeparator(text);
    }

    /// <summary>Reads a file's rows, the header among them; lines without any character are skipped.</summary>
    /// <param name="content">The file's bytes: UTF-8.</param>
    /// <param name="file">The file as messages name it.</param>
    /// <exception cref="BadInputException">It is no UTF-8, too large, or its quotes are out of order; the place is named.</exception>
    public static IEnumerable<CsvRecord> Read(ReadOnlySpan<byte> content, string file) => new CsvReader(Decode(content, file), file).Records();

    private static string Decode(ReadOnlySpan<byte> content, string file)
    {
        if (content.StartsWith("\uFEFF"u8))
            content = content[3..];
        if (content.Length > MostCharacters)
            throw Bad("csv-too-large", "The file has more than 64 MB.", new Place(file), "Split it into several.");
        var invalid = FirstInvalid(content);
        if (invalid < 0)
            return Encoding.UTF8.GetString(content);
        var before = content[..invalid];
        var line = before.Count((byte)'\n') + 1;
        var column = Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1;
        throw Bad("csv-not-utf8", "The file is not UTF-8 here.", new Place(file, new TextPosition(line, column)), "Save it as “CSV UTF-8”.");
    }

    private static int FirstInvalid(ReadOnlySpan<byte> content)
    {
        for (var position = 0; position < content.Length;)
        {
            if (Rune.DecodeFromUtf8(content[position..], out _, out var length) != System.Buffers.OperationStatus.Done)
                return position;
            position += length;
        }

        return -1;
    }

    private static char FindSeparator(string text)
    {
        var (commas, semicolons, tabs, isQuoted) = (0, 0, 0, false);
        foreach (var character in text)
        {
            if (character == '"')
                isQuoted = !isQuoted;
            else if (!isQuoted && character is '\n' or '\r')
                break;
            else if (!isQuoted)
                (commas, semicolons, tabs) = (commas + (character == ',' ? 1 : 0), semicolons + (character == ';' ? 1 : 0), tabs + (character == '\t' ? 1 : 0));
        }

        return semicolons > commas && semicolons >= tabs ? ';' : tabs > commas ? '\t' : ',';
    }

    private IEnumerable<CsvRecord> Records()
    {
        var fields = new List<CsvField>();
        while (_position < _text.Length)
        {
            if (IsLineEnd(_text[_position]))
            {
                SkipLineEnd();
                continue;
            }

            fields.Clear();
            do
            {
                if (fields.Count == MostFields)
                    throw Bad("csv-too-wide", "The row has more than 1,000 fields.", Here(), "Check the separators and quotes of the row.");
                fields.Add(ReadField());
            }
            while (TrySkipSeparator());
            if (_position < _text.Length)
                SkipLineEnd();
            yield return new CsvRecord([.. fields]);
        }
    }

    private CsvField ReadField()
    {
        var start = Position;
        if (_position < _text.Length && _text[_position] == '"')
            return new CsvField(ReadQuoted(), start);
        var from = _position;
        while (_position < _text.Length && _text[_position] != _separator && !IsLineEnd(_text[_position]))
        {
            if (_text[_position] is '"' or '\0')
                throw Stray();
            _position++;
        }

        return new CsvField(_text[from.._position], start);
    }

    private string ReadQuoted()
    {
        var opening = Here();
        var field = new StringBuilder();
        _position++;
        while (_position < _text.Length)
        {
            var character = _text[_position];
            if (character == '\0')
                throw Stray();
            if (character == '"' && (_position + 1 >= _text.Length || _text[_position + 1] != '"'))
            {
                _position++;
                if (_position < _text.Length && _text[_position] != _separator && !IsLineEnd(_text[_position]))
                    throw Bad("csv-text-after-quote", "Text follows a closing quote.", Here(), "Double a quote that is part of the text.");
                return field.ToString();
            }

            if (character == '"')
                _position++;
            field.Append(character);
            _position++;
            if (character == '\n' || (character == '\r' && (_position >= _text.Length || _text[_position] != '\n')))
                (_line, _lineStart) = (_line + 1, _position);
        }

        throw Bad("csv-quote-open", "The quote that opens here is never closed.", opening, "Close it, or double it if it is part of the text.");
    }

    private BadInputException Stray() => _text[_position] == '\0'
        ? Bad("csv-nul", "The file holds a NUL character.", Here(), "Save it as “CSV UTF-8”.")
        : Bad("csv-quote-stray", "A quote stands inside a field that does not begin with one.", Here(), "Put the whole field in quotes and double this one.");

    private bool TrySkipSeparator()
    {
        if (_position >= _text.Length || _text[_position] != _separator)
            return false;
        _position++;
        return true;
    }

    private void SkipLineEnd()
    {
        if (_text[_position] == '\r' && _position + 1 < _text.Length && _text[_position + 1] == '\n')
            _position++;
        _position++;
        (_line, _lineStart) = (_line + 1, _position);
    }

    private static bool IsLineEnd(char character) => character is '\n' or '\r';

    private TextPosition Position => new(_line, _position - _lineStart + 1);

    private Place Here() => new(_file, Position);

    private static BadInputException Bad(string id, string message, Place place, string hint) => new(new Diagnostic(id, Severity.Error, message, place, hint));
}
