using System.Collections.Immutable;
using System.Text;
using Localizer.Model;
using Localizer.Text;

namespace Localizer.Memory;

/// <summary>
/// Makes of a target whose source is the same but for numbers, dates in digits or codes the target of the source that was asked for.
/// Only where there is one way to do it: each number that changes stands in the target as often as in its source.
/// </summary>
internal static class MemoryAdaptation
{
    /// <summary>Adapts a target.</summary>
    /// <param name="asked">The source that was asked for.</param>
    /// <param name="stored">The source that the memory has, codes normalized.</param>
    /// <param name="target">Its target, codes with the numbers of <paramref name="stored"/>.</param>
    /// <param name="from">The source's language.</param>
    /// <param name="to">The target's locale.</param>
    /// <returns>The target with the ids of <paramref name="asked"/>; <see langword="null"/> when it cannot be known.</returns>
    public static CodedText? Adapt(CodedText asked, CodedText stored, CodedText target, string from, Locale to)
    {
        var (here, there) = (NumberPattern.Of(asked.Normalized()), NumberPattern.Of(stored));
        if (here.Text.Text != there.Text.Text)
            return null;
        return WithCodes(asked, here.Text, there.Text, target) is { } coded && ChangesOf(here, there) is { } changes
            ? Replace(coded, changes, NumberSpelling.Between(from, to)) : null;
    }

    private static CodedText? WithCodes(CodedText asked, CodedText here, CodedText there, CodedText target)
    {
        if (here.Equals(there))
            return asked.Denormalize(target);
        if (asked.Codes.IsEmpty)
            return new CodedText(target.Text);
        return there.Codes.IsEmpty && target.Codes.IsEmpty && IsWrapped(asked) ? Wrap(asked, target) : null;
    }

    // All codes stand around the whole text.
    private static bool IsWrapped(CodedText text)
    {
        var nested = text.NestedPairs();
        return text.Text.Length > 0 && text.Codes.All(placed =>
            nested.Contains(placed.Code.Id) && placed.Offset == (placed.Code.Kind == CodeKind.Opening ? 0 : text.Text.Length));
    }

    private static CodedText Wrap(CodedText asked, CodedText target) =>
        new(target.Text, [.. asked.Codes.Select(placed => placed with { Offset = placed.Offset == 0 ? 0 : target.Text.Length })]);

    // What becomes of each number that changes; null when one number becomes two different ones.
    private static Dictionary<string, NumberChange>? ChangesOf(NumberPattern here, NumberPattern there)
    {
        var changes = new Dictionary<string, NumberChange>(StringComparer.Ordinal);
        for (var i = 0; i < here.Numbers.Length; i++)
        {
            var (old, now) = (there.Numbers[i].Text, here.Numbers[i].Text);
            if (!changes.TryGetValue(old, out var change))
                changes.Add(old, new NumberChange(now, 1));
            else if (change.Now != now)
                return null;
            else
                changes[old] = change with { Count = change.Count + 1 };
        }

        return changes;
    }

    private static CodedText? Replace(CodedText target, Dictionary<string, NumberChange> changes, NumberSpelling spelling)
    {
        var changing = changes.Where(change => change.Key != change.Value.Now).ToList();
        if (changing.Count == 0)
            return target;
        var numbers = NumberPattern.NumbersOf(target.Text);
        var edits = new SortedDictionary<int, (SpelledNumber Number, string Now)>();
        foreach (var (old, (now, count)) in changing)
        {
            var spelled = spelling.Of(old);
            var places = numbers.Where(number => number.Text == old || number.Text == spelled).ToList();
            if (places.Count != count)
                return null;
            foreach (var place in places)
            {
                if (!edits.TryAdd(place.Start, (place, place.Text == spelled ? spelling.Of(now) : now)))
                    return null;
            }
        }

        return Edit(target, edits.Values);
    }

    private static CodedText? Edit(CodedText target, IEnumerable<(SpelledNumber Number, string Now)> edits)
    {
        var text = new StringBuilder(target.Text.Length + 8);
        var codes = ImmutableArray.CreateBuilder<PlacedCode>(target.Codes.Length);
        var (position, next) = (0, 0);
        foreach (var (number, now) in edits.Append((new SpelledNumber(target.Text.Length, ""), "")))
        {
            for (; next < target.Codes.Length && target.Codes[next].Offset <= number.Start; next++)
                codes.Add(target.Codes[next] with { Offset = text.Length + target.Codes[next].Offset - position });
            if (next < target.Codes.Length && target.Codes[next].Offset < number.End)
                return null;
            text.Append(target.Text, position, number.Start - position).Append(now);
            position = number.End;
        }

        return new CodedText(text.ToString(), codes.DrainToImmutable());
    }

    private readonly record struct NumberChange(string Now, int Count);
}

/// <summary>Spells a number of one language as another locale does: its own points and commas.</summary>
/// <param name="From">How the number is spelled; <see langword="null"/> when that is not known.</param>
/// <param name="To">How it is to be spelled; <see langword="null"/> when that is not known.</param>
internal readonly record struct NumberSpelling(NumberFormat? From, NumberFormat? To)
{
    /// <summary>The spelling between two locales.</summary>
    public static NumberSpelling Between(string from, Locale to) => new(NumberFormat.Of(from), NumberFormat.Of(to.Tag) ?? NumberFormat.Of(to.Language));

    /// <summary>A number as the other locale spells it.</summary>
    public string Of(string number)
    {
        if (From is not { } from || To is not { } to || number.AsSpan().IndexOfAny('.', ',') < 0)
            return number;
        var spelled = new StringBuilder(number.Length);
        foreach (var character in number)
        {
            _ = character == from.DecimalSeparator[0] ? spelled.Append(to.DecimalSeparator)
                : character == from.GroupSeparator[0] ? spelled.Append(to.GroupSeparator) : spelled.Append(character);
        }

        return spelled.ToString();
    }
}
