using CsCheck;
using Localizer.Pipeline.Translation;
using Words = Localizer.InlineCodes.Words;

namespace Localizer.Tests.Pipeline.Translation;

public sealed class WordOverlapTests
{
    private static readonly string[] Some = ["a", "b", "c", "Nvidia", "H20"];

    private static readonly Gen<string[]> Texts = Gen.Int[0, Some.Length - 1].Select(i => Some[i]).Array[0, 12];

    [Fact]
    public void It_says_what_a_comparison_of_all_words_says() =>
        Gen.Select(Texts, Texts, Gen.Int[0, 2].Array[12], Gen.Int[1, 6]).Sample((source, target, weighed, weight) =>
        {
            var text = string.Join(' ', source);
            var weights = weighed[..source.Length];
            var overlap = new WordOverlap(text, Words.Of(text), weights, string.Join(", ", target));

            overlap.IsSame.ShouldBe(source.SequenceEqual(target));
            overlap.SameAtEnd.ShouldBe(source.Reverse().Zip(target.Reverse()).TakeWhile(pair => pair.First == pair.Second).Count());
            overlap.WeightPresent.ShouldBe(source.Zip(weights).Where(word => target.Contains(word.First)).Sum(word => word.Second));
            overlap.Lacks(1).ShouldBe(source.Zip(weights).Any(word => word.Second >= 1 && !target.Contains(word.First)));
            overlap.HasRun(3);
            overlap.HasRun(weight).ShouldBe(Runs(source, target, weights).Any(run => run >= weight));
        });

    [Fact]
    public void A_word_that_stands_everywhere_takes_no_time()
    {
        var text = string.Join(' ', Enumerable.Repeat("a", 100_000));
        var words = Words.Of(text);

        var overlap = new WordOverlap(text, words, new int[words.Count], text);

        overlap.HasRun(1).ShouldBeFalse();
        overlap.IsSame.ShouldBeTrue();
    }

    private static IEnumerable<int> Runs(string[] source, string[] target, int[] weights) =>
        from start in Enumerable.Range(0, source.Length)
        from place in Enumerable.Range(0, target.Length)
        select source[start..].Zip(target[place..]).TakeWhile(pair => pair.First == pair.Second).Select((_, i) => weights[start + i]).Sum();
}
