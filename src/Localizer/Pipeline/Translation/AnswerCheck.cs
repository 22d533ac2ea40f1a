using System.Collections.Immutable;
using Localizer.Model;
using Localizer.Providers;

namespace Localizer.Pipeline.Translation;

/// <summary>
/// Looks for signs that an answer is not its item's: nothing may land under another segment's key. Adapters look at ids, counts and
/// lengths where their service has them; here stands what is true of all.
/// </summary>
internal static class AnswerCheck
{
    /// <summary>The answers of a batch in one locale that are surely their items'; the others are <see langword="null"/>.</summary>
    /// <param name="items">The items.</param>
    /// <param name="answers">The answers, in the items' order.</param>
    public static ImmutableArray<string?> Sure(ImmutableArray<BatchItem> items, ImmutableArray<ServiceText?> answers)
    {
        if (answers.Length != items.Length)
            return [.. items.Select(_ => (string?)null)];
        var sources = items.Select(item => Anchors.Of(item.Text.Source.Text)).ToList();
        var sure = answers.Select((answer, index) => IsText(items[index], answer) ? answer!.Text : null).ToArray();
        var signs = new BatchSigns(items, sure);
        for (var i = 0; i < sure.Length; i++)
        {
            if (sure[i] is null)
                continue;
            if (IsNeighbours(items, answers, i) || IsMisplaced(sources, sure[i]!, i) || signs.AreOthers(items[i], sure[i]!))
                sure[i] = null;
        }

        return [.. sure];
    }

    // Empty where the source is not, or cut off by a character that ends texts.
    private static bool IsText(BatchItem item, ServiceText? answer) =>
        answer is not null
        && !answer.Text.Contains('\0', StringComparison.Ordinal)
        && (!string.IsNullOrWhiteSpace(answer.Text) || string.IsNullOrWhiteSpace(item.Written));

    // Two different sources next to each other with one answer: one of the two is doubled. Short texts (OK, Okay) may well agree.
    private static bool IsNeighbours(ImmutableArray<BatchItem> items, ImmutableArray<ServiceText?> answers, int index)
    {
        const int Short = 12;
        return SameAs(index - 1) || SameAs(index + 1);

        bool SameAs(int other) =>
            other >= 0 && other < items.Length
            && answers[other]?.Text == answers[index]!.Text
            && answers[index]!.Text.Length > Short
            && !string.Equals(items[other].Written, items[index].Written, StringComparison.OrdinalIgnoreCase);
    }

    // The numbers of a text come back as numbers. An answer that has another item's, and none of its own, is that item's.
    private static bool IsMisplaced(List<Anchors> sources, string answer, int index)
    {
        var found = Anchors.Of(answer);
        var own = sources[index];
        if (found.Equals(own) || (own.IsEmpty && found.IsEmpty) || own.Overlaps(found))
            return false;
        for (var other = 0; other < sources.Count; other++)
        {
            if (other != index && !sources[other].IsEmpty && sources[other].Equals(found))
                return true;
        }

        return false;
    }

    /// <summary>What stays recognizable of a text in any language: runs of digits.</summary>
    private sealed class Anchors : IEquatable<Anchors>
    {
        private readonly string[] _numbers;

        private Anchors(string[] numbers) => _numbers = numbers;

        public bool IsEmpty => _numbers.Length == 0;

        public static Anchors Of(string text)
        {
            var numbers = new List<string>();
            for (var i = 0; i < text.Length; i++)
            {
                if (!char.IsAsciiDigit(text[i]) || IsInTag(text, i))
                    continue;
                var start = i;
                while (i < text.Length && char.IsAsciiDigit(text[i]))
                    i++;
                numbers.Add(text[start..i]);
            }

            numbers.Sort(StringComparer.Ordinal);
            return new Anchors([.. numbers]);
        }

        public bool Overlaps(Anchors other) => _numbers.Intersect(other._numbers, StringComparer.Ordinal).Any();

        public bool Equals(Anchors? other) => other is not null && _numbers.AsSpan().SequenceEqual(other._numbers);

        public override bool Equals(object? obj) => Equals(obj as Anchors);

        public override int GetHashCode() => _numbers.Length;

        // The ids of codes are digits in tags.
        private static bool IsInTag(string text, int position) =>
            text.LastIndexOf('<', position) is var open and >= 0 && text.IndexOf('>', open) is var close && close > position && close - open < 40;
    }
}
