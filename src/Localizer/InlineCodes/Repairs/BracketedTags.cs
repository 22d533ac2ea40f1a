using System.Text;

namespace Localizer.InlineCodes.Repairs;

/// <summary>What becomes of a tag of an answer.</summary>
/// <param name="Before">How many UTF-16 units before it go.</param>
/// <param name="After">How many after it go.</param>
/// <param name="Tag">What stands in its place.</param>
internal readonly record struct TagChange(int Before, int After, string Tag);

/// <summary>Goes over what stands between a dialect's brackets in an answer.</summary>
internal static class BracketedTags
{
    /// <summary>The longest stretch between brackets that is looked at.</summary>
    public const int Longest = 80;

    /// <summary>Rewrites tags that the segment was written with.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="context">What is known of the segment.</param>
    /// <param name="change">Given the answer, a tag's place and length: what becomes of it; <see langword="null"/> to leave it.</param>
    /// <returns>The answer, the same string where nothing was changed.</returns>
    public static string Rewrite(string answer, RepairContext context, Func<string, int, int, RepairContext, TagChange?> change)
    {
        StringBuilder? builder = null;
        var start = 0;
        for (var i = NextStart(answer, context, 0); i >= 0; i = NextStart(answer, context, i + 1))
        {
            if (!context.Dialect.TryParseTag(answer.AsSpan(i), out var tag) || !context.Owns(tag) || change(answer, i, tag.Length, context) is not { } found || i - found.Before < start)
                continue;
            builder ??= new StringBuilder(answer.Length);
            builder.Append(answer, start, i - found.Before - start).Append(found.Tag);
            start = i + tag.Length + found.After;
            i = start - 1;
        }

        return builder is null ? answer : builder.Append(answer, start, answer.Length - start).ToString();
    }

    /// <summary>How many tags of the segment an answer has.</summary>
    /// <param name="answer">The answer, or a part of it.</param>
    /// <param name="context">What is known of the segment.</param>
    public static int CountOwned(string answer, RepairContext context)
    {
        var count = 0;
        for (var i = NextStart(answer, context, 0); i >= 0; i = NextStart(answer, context, i + 1))
            count += context.Dialect.TryParseTag(answer.AsSpan(i), out var tag) && context.Owns(tag) ? 1 : 0;
        return count;
    }

    /// <summary>The stretches between brackets, brackets included, in which no other bracket opens.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="context">What is known of the segment.</param>
    public static IEnumerable<(int Start, int Length)> Of(string answer, RepairContext context)
    {
        for (var i = NextStart(answer, context, 0); i >= 0; i = NextStart(answer, context, i + 1))
        {
            var window = answer.AsSpan(i + 1, Math.Min(Longest, answer.Length - i - 1));
            var end = window.IndexOfAny(context.Dialect.TagStart, context.Dialect.TagEnd);
            if (end > 0 && window[end] == context.Dialect.TagEnd)
                yield return (i, end + 2);
        }
    }

    private static int NextStart(string answer, RepairContext context, int from) => from < answer.Length ? answer.IndexOf(context.Dialect.TagStart, from) : -1;
}
