using System.Text;
using Localizer.InlineCodes.Dialects;

namespace Localizer.InlineCodes.Repairs;

/// <summary>Unescapes tags that came back as text: <c>&amp;lt;b id="1"&amp;gt;</c>.</summary>
internal sealed class EscapedTags() : AnswerRule("escaped-tags")
{
    private const int LongestTag = 90;

    /// <inheritdoc/>
    public override string Apply(string answer, RepairContext context)
    {
        if (context.Dialect.TagStart != '<')
            return answer;
        StringBuilder? builder = null;
        var start = 0;
        for (var i = answer.IndexOf('&', StringComparison.Ordinal); i >= 0; i = i + 1 < answer.Length ? answer.IndexOf('&', i + 1) : -1)
        {
            if (EndOf(answer, i) is not (> 0 and var end))
                continue;
            var text = CharacterEscapes.Decode(answer.AsSpan(i, end - i));
            if (text.StartsWith("&lt;", StringComparison.Ordinal))
                text = CharacterEscapes.Decode(text);
            if (!context.Dialect.TryParseTag(text, out var tag) || tag.Length != text.Length || !context.Owns(tag)
                || context.Source.Text.Contains(text, StringComparison.Ordinal))
                continue;
            (builder ??= new StringBuilder(answer.Length)).Append(answer, start, i - start).Append(text);
            start = end;
            i = end - 1;
        }

        return builder is null ? answer : builder.Append(answer, start, answer.Length - start).ToString();
    }

    private static int EndOf(string answer, int start)
    {
        var rest = answer.AsSpan(start, Math.Min(LongestTag, answer.Length - start));
        if (!rest.StartsWith("&lt;", StringComparison.OrdinalIgnoreCase) && !rest.StartsWith("&amp;lt;", StringComparison.OrdinalIgnoreCase) && !rest.StartsWith("&#60;", StringComparison.Ordinal))
            return -1;
        var close = rest.IndexOf("gt;", StringComparison.OrdinalIgnoreCase);
        if (close < 0)
            close = rest.IndexOf("62;", StringComparison.Ordinal);
        return close < 0 ? -1 : start + close + 3;
    }
}
