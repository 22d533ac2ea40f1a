using System.Text;
using System.Text.Unicode;
using Localizer.Model;

namespace Localizer.Exchange.Csv;

/// <summary>
/// Reads CSV as RFC 4180 has it, over UTF-8 bytes, and knows the place of every field. The delimiter is the one of <c>,</c>,
/// <c>;</c> and tab that stands most often in the header line, since spreadsheets write the one of their user's country. Lines end
/// with LF, CR LF or CR; a line without any character is skipped; a byte order mark is no part of the first field.
/// </summary>
public sealed class CsvReader
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int MaxFileBytes = 64 << 20;

    /// <summary>The most columns that a file may have.</summary>
    public const int MaxColumns = 1_000;

    /// <summary>The largest field, in bytes, quotes included.</summary>
    public const int MaxFieldBytes = 1 << 20;

    private readonly ReadOnlyMemory<byte> _csv;
    private readonly string _file;
    private readonly CsvScanner _afterHeader;

    /// <summary>Reads the header.</summary>
    /// <param name="csv">The whole file.</param>
    /// <param name="file">The file as the user named it, for messages.</param>
    /// <exception cref="BadInputException">The file is larger than <see cref="MaxFileBytes"/>, not UTF-8, or its header is damaged.</exception>
    public CsvReader(ReadOnlyMemory<byte> csv, string file)
    {
        ArgumentNullException.ThrowIfNull(file);
        _csv = csv;
        _file = file;
        RefuseWhatIsNoText();
        var start = csv.Span.StartsWith("\uFEFF"u8) ? 3 : 0;
        Delimiter = CsvDelimiter.Of(csv.Span[start..]);
        var scanner = new CsvScanner(csv, file, (byte)Delimiter, MaxColumns, start);
        Header = scanner.Next();
        _afterHeader = scanner;
    }

    /// <summary>What stands between two fields: a comma, a semicolon or a tab.</summary>
    public char Delimiter { get; }

    /// <summary>The first row, or <see langword="null"/> when the file has none.</summary>
    public CsvRow? Header { get; }

    /// <summary>The rows below the header, one at a time; may be asked for again.</summary>
    /// <exception cref="BadInputException">
    /// While reading: a lone quote, text after a closing quote, a quote that is never closed, a row wider than the header, or a
    /// field larger than <see cref="MaxFieldBytes"/>; with file, line, column and what to do.
    /// </exception>
    public IEnumerable<CsvRow> Rows()
    {
        if (Header is null)
            yield break;
        var scanner = _afterHeader with { MaxFields = Header.Fields.Length };
        while (scanner.Next() is { } row)
            yield return row;
    }

    private void RefuseWhatIsNoText()
    {
        var bytes = _csv.Span;
        if (bytes.Length > MaxFileBytes)
            throw Refuse("csv-too-large", $"The file has {bytes.Length >> 20} MB; {MaxFileBytes >> 20} MB are read.", null, "Cut it into several files.");
        if (!Utf8.IsValid(bytes))
        {
            var invalid = FirstInvalid(bytes);
            throw Refuse(
                "csv-not-utf8", "The file is not UTF-8 here.", PositionOf(invalid), "Save it as “CSV UTF-8”.");
        }

        if (bytes.IndexOf((byte)0) is var zero and >= 0)
            throw Refuse("csv-nul", "A NUL character is no text.", PositionOf(zero), "Save it as “CSV UTF-8”.");
    }

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == System.Buffers.OperationStatus.Done)
            at += length;
        return at;
    }

    private TextPosition PositionOf(int offset)
    {
        var before = _csv.Span[..offset];
        var cursor = new Utf8Cursor(before.StartsWith("\uFEFF"u8) ? 3 : 0);
        while (cursor.Offset < offset)
            cursor.Step(before);
        return cursor.Position;
    }

    private BadInputException Refuse(string id, string message, TextPosition? position, string hint) =>
        new(new Diagnostic(id, Severity.Error, message, new Place(_file, position), hint));
}
