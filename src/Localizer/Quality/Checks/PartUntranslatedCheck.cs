using System.Buffers;
using Localizer.Model;
using Localizer.Text;
using Localizer.Text.Languages;

namespace Localizer.Quality.Checks;

/// <summary>Whether some words of the source stand in the translation as they were, one after the other, and are no name.</summary>
internal sealed class PartUntranslatedCheck : SegmentCheck
{
    private const int FewestWords = 3;
    private const int ManyWords = 5;

    private static readonly SearchValues<char> Opening = SearchValues.Create("“„«「『《（(");
    private static readonly SearchValues<char> Closing = SearchValues.Create("”»」』》）)");

    /// <inheritdoc/>
    public override CheckRule Rule { get; } = new(
        "part-untranslated", Severity.Warning, CheckScope.Segment, "A sentence that changes its language halfway is not translated.", "Translate the rest.")
    {
        Limit = new CheckLimit(FewestWords, "how many words of the source, one after the other, are too many"),
        Bad =
        [
            new("vi", "The company said that it will sell the chips in China.", "Công ty cho biết that it will sell the chips ở Trung Quốc."),
            new("zh", "The company said that it will sell the chips.", "该公司表示it will sell the chips。"),
        ],
        Good =
        [
            new("vi", "He wrote “The Art of War” in China.", "Ông viết cuốn “The Art of War” ở Trung Quốc."),
            new("es", "Save the Children is in Palu.", "Save the Children está en Palu."),
        ],
    };

    /// <inheritdoc/>
    public override Fault? Find(CheckedPair pair)
    {
        if (pair.From.Language == pair.To.Language || pair.Source.Equals(pair.Target, StringComparison.Ordinal))
            return null;
        var source = pair.SourceWords;
        var target = pair.TargetWords;
        var fewest = Math.Max(1, (int)pair.Limits.Of(Rule));
        if (source.Count < fewest)
            return null;
        for (var at = 0; at + fewest <= target.Count; at++)
        {
            for (var from = 0; from + fewest <= source.Count; from++)
            {
                var length = SharedRun(pair, source, from, target, at);
                if (length >= fewest && IsForeign(pair, target, at, length))
                    return new Fault($"“{Words.Shown(pair.Target.AsSpan(target[at].Start, target[at + length - 1].End - target[at].Start))}” is left as it is in the source.");
            }
        }

        return null;
    }

    private static int SharedRun(CheckedPair pair, List<Word> source, int from, List<Word> target, int at)
    {
        var length = 0;
        while (from + length < source.Count && at + length < target.Count && IsSame(pair, source[from + length], target[at + length]))
            length++;
        return length;
    }

    // In a script without spaces a foreign word clings to the words beside it.
    private static bool IsSame(CheckedPair pair, Word source, Word target) =>
        source.Length == target.Length
            ? pair.Source[source.Start] == pair.Target[target.Start] && source.In(pair.Source).Equals(target.In(pair.Target), StringComparison.Ordinal)
            : pair.IsIdeographic && target.Length > source.Length && source.Length > 1
                && (target.In(pair.Target).EndsWith(source.In(pair.Source), StringComparison.Ordinal) || target.In(pair.Target).StartsWith(source.In(pair.Source), StringComparison.Ordinal));

    // A title has capitals and stands in quotes; what has neither, and a common word of the source's language, is a sentence.
    private static bool IsForeign(CheckedPair pair, List<Word> target, int at, int length)
    {
        var (plain, common) = (0, 0);
        for (var i = at; i < at + length; i++)
        {
            var text = target[i].In(pair.Target);
            plain += char.IsLower(text[0]) || text[^1] is >= 'a' and <= 'z' && !char.IsUpper(text[0]) ? 1 : 0;
            common += StopWords.IsOne(text, pair.From.Language) && !StopWords.IsOne(text, pair.To.Language) ? 1 : 0;
        }

        var start = target[at].Start;
        var end = target[at + length - 1].End;
        var isClosed = end < pair.Target.Length && IsQuote(pair.Target[end]);
        var isQuoted = isClosed && start > 0 && IsQuote(pair.Target[start - 1]) || ((isClosed || length <= ManyWords) && IsInside(pair.Target.AsSpan(0, start)));
        var isSentence = common > 0 && plain * 3 > length && (plain >= FewestWords || length >= ManyWords);
        return isSentence && (!isQuoted || plain > 5);
    }

    // A title, or a name beside its translation, may begin before the words that are left.
    private static bool IsInside(ReadOnlySpan<char> before)
    {
        var open = before.LastIndexOfAny(Opening);
        return open >= 0 && before[open..].IndexOfAny(Closing) < 0;
    }

    private static bool IsQuote(char character) => character is '"' or '“' or '”' or '„' or '«' or '»' or '「' or '」' or '『' or '』' or '《' or '》' or '（' or '）' or '(' or ')' or '’' or '‘';
}
