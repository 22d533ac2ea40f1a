using System.Text;
using Localizer.InlineCodes.Dialects;
using Localizer.Model;

namespace Localizer.InlineCodes.Repairs;

/// <summary>
/// Reads what stands between brackets by the one number that it has, if that is a code's, however the rest was spelled: another name, a
/// prefix, a name that was parted from its number, half a quote, a sign before the number.
/// </summary>
internal sealed class TagsByNumber() : AnswerRule("tags-by-number")
{
    private const int MostWords = 2;

    /// <inheritdoc/>
    public override string Apply(string answer, RepairContext context)
    {
        if (!answer.Contains(context.Dialect.TagStart, StringComparison.Ordinal))
            return answer;
        StringBuilder? builder = null;
        var start = 0;
        foreach (var (at, length) in BracketedTags.Of(answer, context))
        {
            var raw = answer.AsSpan(at, length);
            if (IsRead(raw, context) || CodeOf(raw[1..^1], context) is not { } code || context.Source.Text.AsSpan().Contains(raw, StringComparison.Ordinal))
                continue;
            (builder ??= new StringBuilder(answer.Length)).Append(answer, start, at - start).Append(Written(code, WithoutPrefix(raw[1..^1]), context));
            start = at + length;
        }

        return builder is null ? answer : builder.Append(answer, start, answer.Length - start).ToString();
    }

    private static bool IsRead(ReadOnlySpan<char> raw, RepairContext context) =>
        context.Dialect.TryParseTag(raw, out var tag) && tag.Length == raw.Length && (context.Owns(tag) || tag.Flaws != TagFlaws.None);

    private static InlineCode? CodeOf(ReadOnlySpan<char> inside, RepairContext context)
    {
        var isClosing = inside.TrimStart() is ['/', ..];
        inside = WithoutPrefix(inside.Trim());
        var first = inside.IndexOfAnyInRange('0', '9');
        if (first < 0)
            return null;
        var last = first;
        while (last < inside.Length && char.IsAsciiDigit(inside[last]))
            last++;
        if (inside[last..].ContainsAnyInRange('0', '9') || IsHeading(inside.TrimStart('/')) || !TagParser.TryReadId(inside[first..last], out var id, out _) || IsProse(inside))
            return null;
        var (opening, closing, standalone) = (new InlineCode(id, CodeKind.Opening), new InlineCode(id, CodeKind.Closing), new InlineCode(id, CodeKind.Standalone));
        if (context.Codes.Has(standalone))
            return standalone;

        // "6e" stands alone for the end of a pair whose beginning is elsewhere.
        if (last < inside.Length && inside[last] == 'e' && context.Codes.Has(closing))
            return closing;
        if (context.Codes.Has(opening) != context.Codes.Has(closing))
            return context.Codes.Has(opening) ? opening : closing;
        if (isClosing && context.Codes.Has(closing))
            return closing;
        return !isClosing && context.Codes.Has(opening) && context.Codes.Has(closing) ? opening : null;
    }

    // A name that can be read stays, since the closing tag has nothing else.
    private static string Written(InlineCode code, ReadOnlySpan<char> inside, RepairContext context)
    {
        var tag = context.Tags.Of(code);
        var length = 0;
        while (length < inside.Length && char.IsAsciiLetterLower(inside[length]))
            length++;
        return code.Kind == CodeKind.Opening && !context.Dialect.IsStandaloneName(inside[..length]) && !context.Dialect.ClosingTagsHaveIds && length > 0 ? $"<{inside[..length]} id=\"{code.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)}\">" : tag;
    }

    // "ns0:b" is "b".
    private static ReadOnlySpan<char> WithoutPrefix(ReadOnlySpan<char> inside)
    {
        var name = inside.TrimStart('/');
        var end = name.IndexOfAny(' ', '=');
        var colon = (end < 0 ? name : name[..end]).LastIndexOf(':');
        return colon > 0 && colon + 1 < name.Length ? name[(colon + 1)..] : name;
    }

    // A heading that a model makes of the answer.
    private static bool IsHeading(ReadOnlySpan<char> inside) => inside is ['h' or 'H', >= '1' and <= '6'];

    // Prose between two comparisons has words; a tag has a name, and an attribute.
    private static bool IsProse(ReadOnlySpan<char> inside)
    {
        var words = 0;
        foreach (var range in inside.Split(' '))
            words += range.End.Value > range.Start.Value ? 1 : 0;
        return words > MostWords;
    }
}
