using System.Collections.Frozen;
using Localizer.Model;

namespace Localizer.InlineCodes.Repairs;

/// <summary>
/// Reads tags that tell nothing by what is left: two of them, one that opens and one that closes, with the same words inside, are the one pair
/// that is missing (<c>&lt;uno&gt;…&lt;/uno&gt;</c> for <c>&lt;1&gt;…&lt;/1&gt;</c>). Elements that services wrap whole answers in are none of them.
/// </summary>
internal sealed class UnreadTags() : AnswerRule("unread-tags")
{
    private const int LongestName = 16;

    private static readonly FrozenSet<string> Wrappers = FrozenSet.ToFrozenSet(["p", "div", "html", "body", "head", "br", "span", "li", "ul", "ol", "font", "translation", "text"], StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override string Apply(string answer, RepairContext context)
    {
        if (!answer.Contains(context.Dialect.TagStart, StringComparison.Ordinal) || context.Source.Text.Contains(context.Dialect.TagStart, StringComparison.Ordinal))
            return answer;
        var (count, first, second) = (0, default((int Start, int Length)), default((int Start, int Length)));
        foreach (var tag in BracketedTags.Of(answer, context))
        {
            if (IsRead(answer.AsSpan(tag.Start, tag.Length), context))
                continue;
            (first, second) = count == 0 ? (tag, second) : (first, tag);
            count++;
        }

        if (count != 2 || !AreNamed(answer.AsSpan(first.Start + 1, first.Length - 2), answer.AsSpan(second.Start + 1, second.Length - 2))
            || context.MissingFrom(context.Dialect.Read(answer, context.Source)) is not [{ Kind: CodeKind.Opening } opening, { Kind: CodeKind.Closing } closing] || opening.Id != closing.Id)
            return answer;
        var (from, to) = (first.Start + first.Length, second.Start + second.Length);
        return string.Concat(answer.AsSpan(0, first.Start), context.Tags.Of(opening), answer.AsSpan(from, second.Start - from)) + context.Tags.Of(closing) + answer[to..];
    }

    private static bool IsRead(ReadOnlySpan<char> raw, RepairContext context) => context.Dialect.TryParseTag(raw, out var tag) && (context.Owns(tag) || context.Dialect.IsTermWrapping(tag));

    private static bool AreNamed(ReadOnlySpan<char> first, ReadOnlySpan<char> second)
    {
        if (first.Length > LongestName || second is not ['/', .. var name] || !name.SequenceEqual(first) || Wrappers.Contains(first.ToString()))
            return false;
        foreach (var character in first)
        {
            if (!char.IsLetter(character))
                return false;
        }

        return !first.IsEmpty;
    }
}
