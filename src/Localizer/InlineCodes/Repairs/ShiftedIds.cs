using System.Globalization;
using System.Text;
using Localizer.InlineCodes.Dialects;

namespace Localizer.InlineCodes.Repairs;

/// <summary>Counts on from one what a model counted from zero: all numbers of an answer's tags are one less than the source's.</summary>
internal sealed class ShiftedIds() : AnswerRule("shifted-ids")
{
    /// <inheritdoc/>
    public override string Apply(string answer, RepairContext context)
    {
        if (context.Source.Codes.IsEmpty || !MayBeShifted(answer, context))
            return answer;
        var wanted = context.Source.Codes.Select(placed => placed.Code.Id).ToHashSet();
        var tags = BracketedTags.Of(answer, context).Select(tag => NumberIn(answer, tag, context.Dialect)).Where(number => number.Length > 0).ToList();
        var found = tags.ConvertAll(number => ValueOf(answer, number)).ToHashSet();
        if (found.SetEquals(wanted) || !found.Select(number => number + 1).ToHashSet().SetEquals(wanted))
            return answer;
        var (builder, start) = (new StringBuilder(answer.Length + tags.Count), 0);
        foreach (var number in tags)
        {
            builder.Append(answer, start, number.Start - start).Append(CultureInfo.InvariantCulture, $"{ValueOf(answer, number) + 1}");
            start = number.Start + number.Length;
        }

        return builder.Append(answer, start, answer.Length - start).ToString();
    }

    private static bool MayBeShifted(string answer, RepairContext context)
    {
        var isStrange = false;
        foreach (var tag in BracketedTags.Of(answer, context))
        {
            if (NumberIn(answer, tag, context.Dialect) is not { Length: > 0 } number)
                continue;
            var value = ValueOf(answer, number);
            if (!context.Codes.Has(value + 1))
                return false;
            isStrange |= !context.Codes.Has(value);
        }

        return isStrange;
    }

    private static int ValueOf(string answer, (int Start, int Length) number) => int.Parse(answer.AsSpan(number.Start, number.Length), NumberStyles.None, CultureInfo.InvariantCulture);

    private static (int Start, int Length) NumberIn(string answer, (int Start, int Length) tag, Dialect dialect)
    {
        if (!dialect.TryParseTag(answer.AsSpan(tag.Start), out var parsed) || parsed.Length != tag.Length)
            return default;
        var raw = answer.AsSpan(tag.Start, tag.Length);
        var first = raw.IndexOfAnyInRange('0', '9');
        var last = first < 0 ? -1 : raw.LastIndexOfAnyInRange('0', '9');
        return first < 0 || last - first > 5 || raw[first..last].ContainsAnyExceptInRange('0', '9') ? default : (tag.Start + first, last - first + 1);
    }
}
