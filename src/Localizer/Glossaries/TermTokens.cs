using System.Buffers;
using System.Globalization;
using System.Text;
using Localizer.Text;

namespace Localizer.Glossaries;

/// <summary>What kind of token it is.</summary>
internal enum TermTokenKind
{
    /// <summary>A run of letters, digits, combining marks and <c>_</c>, or one letter of a script that is written without spaces.</summary>
    Word,

    /// <summary>A run of white space, no-break spaces included.</summary>
    Space,

    /// <summary>One character that is neither.</summary>
    Sign,
}

/// <summary>A piece of text that a term's edge cannot lie inside of.</summary>
internal readonly record struct TermToken(int Start, int Length, TermTokenKind Kind)
{
    public int End => Start + Length;
}

/// <summary>
/// Cuts text into tokens, so that word boundaries are the tokens' edges. A letter of a script that does not put spaces between words
/// (Han, Kana, Thai, Lao, Khmer, Myanmar), and of Hangul, whose particles join the word, is a token of its own with the marks that
/// follow it: terms are found anywhere in such text. A run also ends where right-to-left letters meet others, since Arabic and
/// Hebrew put prefixes right before a Latin name.
/// </summary>
internal static class TermTokens
{
    // A text of nothing else is spelled in the one way already.
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_ .,:;!?'\"()[]/&+-*#@%$");

    private enum Script
    {
        None,
        Any,
        Spaced,
        RightToLeft,
        Unspaced,
    }

    /// <summary>The tokens in order; together they cover the text.</summary>
    public static List<TermToken> Of(string text)
    {
        var tokens = new List<TermToken>((text.Length / 2) + 1);
        var position = 0;
        while (position < text.Length)
        {
            var start = position;
            var script = ScriptAt(text, ref position);
            if (script == Script.None)
            {
                var kind = char.IsWhiteSpace(text[start]) ? TermTokenKind.Space : TermTokenKind.Sign;
                while (kind == TermTokenKind.Space && position < text.Length && char.IsWhiteSpace(text[position]))
                    position++;
                tokens.Add(new TermToken(start, position - start, kind));
                continue;
            }

            position = EndOfWord(text, position, script);
            tokens.Add(new TermToken(start, position - start, TermTokenKind.Word));
        }

        return tokens;
    }

    /// <summary>The text as terms are compared: NFC, straight apostrophes, plain hyphens, one space for a run of white space.</summary>
    public static string Canonical(string text)
    {
        var composed = CanonicalComposition.Compose(text);
        if (!composed.AsSpan().ContainsAnyExcept(Plain) && !composed.Contains("  ", StringComparison.Ordinal))
            return composed.Trim();
        var builder = new StringBuilder(composed.Length);
        foreach (var token in Of(composed))
        {
            if (token.Kind == TermTokenKind.Space)
                builder.Append(' ');
            else
                builder.Append(Sign(composed.AsSpan(token.Start, token.Length)));
        }

        return builder.ToString().Trim();
    }

    /// <summary>The token as it is looked up: white space is one space, and typographic apostrophes and hyphens are plain.</summary>
    public static ReadOnlySpan<char> Key(string text, TermToken token) =>
        token.Kind == TermTokenKind.Space ? " " : Sign(text.AsSpan(token.Start, token.Length));

    /// <summary>Whether a text has a phrase in just its spelling, white space, apostrophes and hyphens aside.</summary>
    /// <param name="canonical">The phrase as <see cref="Canonical"/> spells it.</param>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the phrase begins.</param>
    /// <param name="end">Where it ends.</param>
    public static bool IsSpelled(string canonical, string text, int start, int end)
    {
        var position = start;
        foreach (var character in canonical)
        {
            if (position == end)
                return false;
            if (character == ' ')
            {
                if (!char.IsWhiteSpace(text[position]))
                    return false;
                while (position < end && char.IsWhiteSpace(text[position]))
                    position++;
            }
            else if (Sign(text.AsSpan(position++, 1))[0] != character)
            {
                return false;
            }
        }

        return position == end;
    }

    private static ReadOnlySpan<char> Sign(ReadOnlySpan<char> token) => token switch
    {
        "\u2019" or "\u2018" or "\u02BC" => "'",
        "\u2010" or "\u2011" => "-",
        _ => token,
    };

    private static int EndOfWord(string text, int position, Script script)
    {
        while (position < text.Length)
        {
            // Most letters follow letters of the same kind.
            if (script == Script.Spaced && (char.IsAsciiLetterOrDigit(text[position]) || text[position] == '_'))
            {
                position++;
                continue;
            }

            var next = position;
            var following = ScriptAt(text, ref next);
            var joins = script == Script.Unspaced
                ? following == Script.Any && IsMark(text, position)
                : following == Script.Any || following == script || (script == Script.Any && following is not (Script.None or Script.Unspaced));
            if (!joins)
                break;
            if (script == Script.Any)
                script = following;
            position = next;
        }

        return position;
    }

    private static bool IsMark(string text, int position) => CharUnicodeInfo.GetUnicodeCategory(text, position)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static Script ScriptAt(string text, ref int position)
    {
        var first = text[position];
        if (char.IsAscii(first))
        {
            position++;
            return char.IsAsciiLetter(first) ? Script.Spaced : char.IsAsciiDigit(first) || first == '_' ? Script.Any : Script.None;
        }

        var category = CharUnicodeInfo.GetUnicodeCategory(text, position);
        var codePoint = position + 1 < text.Length && char.IsSurrogatePair(first, text[position + 1])
            ? char.ConvertToUtf32(first, text[position + 1])
            : first;
        position += codePoint > char.MaxValue ? 2 : 1;
        return category switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
                or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => Script.Any,
            UnicodeCategory.ModifierLetter when codePoint == 0x02BC => Script.None,
            <= UnicodeCategory.OtherLetter => ScriptOf(codePoint),
            _ => Script.None,
        };
    }

    private static Script ScriptOf(int letter) => letter switch
    {
        (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFF) => Script.RightToLeft,
        (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF) => Script.Unspaced,
        (>= 0x1100 and <= 0x11FF) or (>= 0x3005 and <= 0x3007) or (>= 0x3031 and <= 0xA4CF) => Script.Unspaced,
        (>= 0xA960 and <= 0xA97F) or (>= 0xA9E0 and <= 0xA9FF) or (>= 0xAA60 and <= 0xAA7F) => Script.Unspaced,
        (>= 0xAC00 and <= 0xD7FF) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFF66 and <= 0xFFDC) => Script.Unspaced,
        >= 0x1B000 and <= 0x1B16F or (>= 0x20000 and <= 0x3FFFF) => Script.Unspaced,
        _ => Script.Spaced,
    };
}
