using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Localizer.Model;
using Localizer.Text;

namespace Localizer.Html;

/// <summary>
/// Writes text into a page: escaped for the place where it lands, in the page's encoding. A character that the encoding lacks becomes
/// a numeric reference, or in JSON an escape, so it reads the same.
/// </summary>
/// <param name="output">Takes the bytes.</param>
/// <param name="encoding">The page's encoding.</param>
internal sealed class PageTextWriter(IBufferWriter<byte> output, PageEncoding encoding)
{
    private static readonly SearchValues<char> NotUnquoted = SearchValues.Create(" \t\n\f\r\"'=<>`");

    // All that text and attributes escape, and all that JSON does.
    private static readonly SearchValues<char> EscapedInMarkup = SearchValues.Create("&<>\"'\r");
    private static readonly SearchValues<char> EscapedUnquoted = SearchValues.Create("& \t\n\f\r\"'=<>`");
    private static readonly SearchValues<char> EscapedInJson =
        SearchValues.Create([.. "\"\\<\u2028\u2029", .. Enumerable.Range(0, ' ').Select(control => (char)control)]);

    /// <summary>Writes bytes of the page as they are.</summary>
    public void WriteBytes(ReadOnlySpan<byte> bytes) => output.Write(bytes);

    /// <summary>Writes ASCII markup.</summary>
    public void WriteMarkup(ReadOnlySpan<char> markup)
    {
        foreach (var character in markup)
            WriteRune(new Rune(character));
    }

    /// <summary>Writes text, escaped for its place and for each attribute that the place stands in.</summary>
    /// <param name="text">The text; a lone surrogate is written as U+FFFD.</param>
    /// <param name="syntax">The place where it lands.</param>
    /// <param name="isQuoted">Whether double quotes are put around it.</param>
    /// <param name="around">The attributes, the innermost first.</param>
    public void Write(ReadOnlySpan<char> text, TextSyntax syntax, bool isQuoted, ImmutableArray<TextSyntax> around)
    {
        if (around.IsEmpty)
        {
            if (isQuoted)
                WriteMarkup("\"");
            Write(text, syntax);
            if (isQuoted)
                WriteMarkup("\"");
            return;
        }

        var spelled = Spell(text, syntax);
        if (isQuoted)
            spelled = $"\"{spelled}\"";
        for (var i = 0; i < around.Length - 1; i++)
            spelled = Spell(spelled, around[i]);
        Write(spelled, around[^1]);
    }

    /// <summary>A text as it is written at a place of a page that holds every character.</summary>
    private static string Spell(ReadOnlySpan<char> text, TextSyntax syntax)
    {
        var spelled = new ArrayBufferWriter<byte>();
        new PageTextWriter(spelled, PageEncoding.Utf8).Write(text, syntax);
        return Encoding.UTF8.GetString(spelled.WrittenSpan);
    }

    /// <summary>Writes text, escaped.</summary>
    /// <param name="text">The text; a lone surrogate is written as U+FFFD.</param>
    /// <param name="syntax">The place where it lands.</param>
    public void Write(ReadOnlySpan<char> text, TextSyntax syntax)
    {
        if (syntax == TextSyntax.CData)
        {
            WriteCData(text);
            return;
        }

        // UTF-8 holds every character: what needs no escape is encoded run by run.
        var escaped = syntax switch
        {
            TextSyntax.JsonString => EscapedInJson,
            TextSyntax.UnquotedPart => EscapedUnquoted,
            _ => EscapedInMarkup,
        };
        while (encoding == PageEncoding.Utf8 && !text.IsEmpty)
        {
            var plain = text.IndexOfAny(escaped);
            var run = plain < 0 ? text : text[..plain];
            output.Advance(Encoding.UTF8.GetBytes(run, output.GetSpan(Encoding.UTF8.GetMaxByteCount(run.Length))));
            text = text[run.Length..];
            if (text.IsEmpty)
                return;
            WriteRunes(text[..1], syntax);
            text = text[1..];
        }

        WriteRunes(text, syntax);
    }

    /// <summary>
    /// Writes text into a CDATA section. What would end the section, what the encoding lacks, and a carriage return are written between two
    /// sections, where they can be spelled.
    /// </summary>
    private void WriteCData(ReadOnlySpan<char> text)
    {
        // What stands before the text may end in brackets, and what stands after it begin with the sign that ends the section with them.
        var (position, brackets) = (0, 2);
        foreach (var rune in text.EnumerateRunes())
        {
            position += rune.Utf16SequenceLength;
            var spelled = rune.Value switch
            {
                '>' when brackets >= 2 => "&gt;",
                ']' when brackets >= 1 && position == text.Length => "]",
                '\r' => "&#13;",
                _ => TryWriteRune(rune) ? null : Spell(rune, TextSyntax.Text),
            };
            if (spelled is not null)
                WriteMarkup($"]]>{spelled}<![CDATA[");
            brackets = rune.Value == ']' ? brackets + 1 : 0;
        }
    }

    private void WriteRunes(ReadOnlySpan<char> text, TextSyntax syntax)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (Escape(rune, syntax) is { } escape)
                WriteMarkup(escape);
            else if (!TryWriteRune(rune))
                WriteMarkup(Spell(rune, syntax));
        }
    }

    /// <summary>Whether an attribute's value may stand without quotes (HTML standard, 13.1.2.3).</summary>
    public static bool MayStandUnquoted(ReadOnlySpan<char> value) =>
        !value.IsEmpty && !value.ContainsAny(NotUnquoted);

    private static string? Escape(Rune rune, TextSyntax syntax) => (syntax, rune.Value) switch
    {
        (TextSyntax.JsonString, '"') => "\\\"",
        (TextSyntax.JsonString, '\\') => "\\\\",
        // No </script> and no <!-- can come about in a script.
        (TextSyntax.JsonString, '<') => "\\u003c",
        (TextSyntax.JsonString, < ' ' or 0x2028 or 0x2029) => Spell(rune, syntax),
        (TextSyntax.JsonString, _) => null,
        (_, '&') => "&amp;",
        (_, '<') => "&lt;",
        (_, '>') => "&gt;",
        (_, '\r') => "&#13;",
        (TextSyntax.DoubleQuoted, '"') => "&quot;",
        (TextSyntax.SingleQuoted, '\'') => "&#39;",
        (TextSyntax.UnquotedPart, ' ' or '\t' or '\n' or '\f' or '"' or '\'' or '=' or '`') => Spell(rune, syntax),
        _ => null,
    };

    private static string Spell(Rune rune, TextSyntax syntax)
    {
        if (syntax != TextSyntax.JsonString)
            return string.Create(CultureInfo.InvariantCulture, $"&#x{rune.Value:X};");
        Span<char> units = stackalloc char[2];
        var spelled = "";
        foreach (var unit in units[..rune.EncodeToUtf16(units)])
            spelled += string.Create(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
        return spelled;
    }

    private void WriteRune(Rune rune)
    {
        if (!TryWriteRune(rune))
            throw new InvalidOperationException($"{encoding.Name} cannot hold ASCII.");
    }

    private bool TryWriteRune(Rune rune)
    {
        if (!encoding.TryEncode(rune, output.GetSpan(PageEncoding.MaximumBytes), out var written))
            return false;
        output.Advance(written);
        return true;
    }
}
