namespace Localizer.InlineCodes.Repairs;

/// <summary>
/// Gives a tag the bracket back that it has lost: what is left of it is exactly the tag that was sent, is there once, and is no part of a word
/// or a number. At the very end the answer may have been cut off, unless the source ends with that tag.
/// </summary>
internal sealed class LostBrackets() : AnswerRule("lost-brackets")
{
    // A bracket that opens so near is the tag's own.
    private const int Near = 12;

    /// <inheritdoc/>
    public override string Apply(string answer, RepairContext context)
    {
        foreach (var (_, code) in context.Source.Codes)
        {
            var tag = context.Tags.Of(code);
            if (tag.Length < 3 || answer.Contains(tag, StringComparison.Ordinal))
                continue;
            if (PlaceOf(answer, tag[1..], context, IsWithoutFirst) is >= 0 and var first)
                answer = answer.Insert(first, tag[..1]);
            else if (PlaceOf(answer, tag[..^1], context, IsWithoutLast) is >= 0 and var last && (last + tag.Length - 1 < answer.Length || context.Places.Of(code) == context.Source.Text.Length))
                answer = answer.Insert(last + tag.Length - 1, tag[^1..]);
        }

        return answer;
    }

    private static int PlaceOf(string answer, string rest, RepairContext context, Func<string, int, int, RepairContext, bool> isLeft)
    {
        if (context.Source.Text.Contains(rest, StringComparison.Ordinal))
            return -1;
        var place = -1;
        for (var at = answer.IndexOf(rest, StringComparison.Ordinal); at >= 0; at = at + 1 < answer.Length ? answer.IndexOf(rest, at + 1, StringComparison.Ordinal) : -1)
        {
            if (!isLeft(answer, at, rest.Length, context))
                continue;
            if (place >= 0)
                return -1;
            place = at;
        }

        return place;
    }

    private static bool IsWithoutFirst(string answer, int at, int length, RepairContext context)
    {
        var before = at == 0 ? ' ' : answer[at - 1];
        var window = answer.AsSpan(Math.Max(0, at - Near), Math.Min(at, Near));
        var isInTag = window.LastIndexOf(context.Dialect.TagStart) > window.LastIndexOf(context.Dialect.TagEnd);
        return !isInTag && before != '/' && (answer[at] == '/' || !char.IsLetterOrDigit(before));
    }

    private static bool IsWithoutLast(string answer, int at, int length, RepairContext context)
    {
        var after = at + length < answer.Length ? answer[at + length] : ' ';
        return after != '/' && after != context.Dialect.TagEnd && !char.IsLetterOrDigit(after) && !context.Dialect.TryParseTag(answer.AsSpan(at), out _);
    }
}
