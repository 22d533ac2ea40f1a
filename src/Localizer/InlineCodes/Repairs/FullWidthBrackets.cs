using System.Buffers;
using System.Text;
using Localizer.InlineCodes.Dialects;

namespace Localizer.InlineCodes.Repairs;

/// <summary>Puts a dialect's own brackets round tags that came back in the target script's: <c>＜b id="1"＞</c>, <c>【1】</c>.</summary>
internal sealed class FullWidthBrackets() : AnswerRule("full-width-brackets")
{
    private const string Openers = "＜〈《‹＜｛【〚〖［[";
    private const string Closers = "＞〉》›＞｝】〛〗］]";
    private const int LongestTag = 60;

    private static readonly SearchValues<char> Strange = SearchValues.Create((Openers + Closers).Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal));

    /// <inheritdoc/>
    public override string Apply(string answer, RepairContext context)
    {
        var dialect = context.Dialect;
        if (!answer.AsSpan().ContainsAny(Strange) && !answer.Contains('[', StringComparison.Ordinal))
            return answer;
        StringBuilder? builder = null;
        var start = 0;
        for (var i = 0; i < answer.Length; i++)
        {
            if (!IsOpener(answer[i], dialect) || CloserAfter(answer, i, dialect) is not (> 0 and var end))
                continue;
            var raw = answer.AsSpan(i, end + 1 - i);
            if (raw[0] == dialect.TagStart && raw[^1] == dialect.TagEnd && !raw.ContainsAnyInRange('\u3000', '\uFFFF'))
                continue;
            var tag = dialect.TagStart + Narrow(raw[1..^1]) + dialect.TagEnd;
            if (raw.SequenceEqual(tag) || !dialect.TryParseTag(tag, out var parsed) || parsed.Length != tag.Length || !context.Owns(parsed)
                || context.Source.Text.AsSpan().Contains(raw, StringComparison.Ordinal) || IsOfText(raw, context))
                continue;
            (builder ??= new StringBuilder(answer.Length)).Append(answer, start, i - start).Append(tag);
            start = end + 1;
            i = end;
        }

        return builder is null ? answer : builder.Append(answer, start, answer.Length - start).ToString();
    }

    // A citation that is written as a tag is in the source as well.
    private static bool IsOpener(char character, Dialect dialect) => character == dialect.TagStart || Openers.Contains(character, StringComparison.Ordinal);

    // "</b ›" has lost its bracket, and the arrow is the text's.
    private static bool IsOfText(ReadOnlySpan<char> raw, RepairContext context)
    {
        var (isOpenOwn, isCloseOwn) = (raw[0] == context.Dialect.TagStart, raw[^1] == context.Dialect.TagEnd);
        return isOpenOwn != isCloseOwn && context.Source.Text.Contains(isOpenOwn ? raw[^1] : raw[0], StringComparison.Ordinal);
    }

    private static int CloserAfter(string answer, int opener, Dialect dialect)
    {
        var last = Math.Min(answer.Length, opener + LongestTag);
        for (var i = opener + 1; i < last; i++)
        {
            if (answer[i] == dialect.TagEnd || Closers.Contains(answer[i], StringComparison.Ordinal))
                return i;
            if (IsOpener(answer[i], dialect))
                return -1;
        }

        return -1;
    }

    private static string Narrow(ReadOnlySpan<char> text)
    {
        var builder = new StringBuilder(text.Length);
        foreach (var character in text)
            builder.Append(character is >= '\uFF01' and <= '\uFF5E' ? (char)(character - 0xFEE0) : character == '\u3000' ? ' ' : character);
        return builder.ToString();
    }
}
