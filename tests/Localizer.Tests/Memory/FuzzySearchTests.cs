using Localizer.Memory;
using Localizer.Model;

namespace Localizer.Tests.Memory;

public sealed class FuzzySearchTests
{
    private static readonly Locale English = Locale.Parse("en");
    private static readonly Locale Vietnamese = Locale.Parse("vi");

    [Fact]
    public void What_is_like_a_source_is_found_the_most_alike_first()
    {
        using var memory = Memory(
            "The new chip is sold in China and in Japan.", "The new chip is sold in China.", "A new chip was sold in China.", "Prices fell again.");

        var matches = memory.FindFuzzy(Vietnamese, new CodedText("The new chip is sold in Japan."), 0.6, 10);

        matches.Select(match => match.Source.Text).ShouldBe(["The new chip is sold in China.", "The new chip is sold in China and in Japan.", "A new chip was sold in China."]);
        matches.Select(match => match.Score).ShouldBeInOrder(SortDirection.Descending);
        matches[0].Best.Target.Text.ShouldBe("[The new chip is sold in China.]");
    }

    [Fact]
    public void A_source_that_is_there_is_a_hundred_and_one_that_differs_in_case_or_codes_is_less()
    {
        using var memory = new TranslationMemory();
        var coded = new CodedText("Prices fell again.", [new PlacedCode(0, new InlineCode(4, CodeKind.Opening)), new PlacedCode(6, new InlineCode(4, CodeKind.Closing))]);
        memory.Add(English, Vietnamese, coded, new CodedText("x"), new MemoryOrigin("m.tmx"));

        memory.FindFuzzy(Vietnamese, coded, 0.7, 1)[0].Score.ShouldBe(100);
        memory.FindFuzzy(Vietnamese, new CodedText("Prices fell again."), 0.7, 1)[0].Score.ShouldBe(99);
        memory.FindFuzzy(Vietnamese, new CodedText("prices fell again."), 0.7, 1)[0].Score.ShouldBeLessThan(99);
    }

    [Fact]
    public void A_match_into_another_locale_is_none()
    {
        using var memory = Memory("The new chip is sold in China.");

        memory.FindFuzzy(Locale.Parse("es"), new CodedText("The new chip is sold in Japan."), 0.5, 10).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("新しいチップは日本で販売される。", "新しいチップは中国で販売される。")]
    [InlineData("새 칩은 일본에서 팔린다.", "새 칩은 중국에서 팔린다.")]
    [InlineData("ชิปใหม่ขายในญี่ปุ่น", "ชิปใหม่ขายในจีน")]
    public void Scripts_without_spaces_are_compared_too(string stored, string asked)
    {
        using var memory = Memory(stored);

        memory.FindFuzzy(Vietnamese, new CodedText(asked), 0.5, 1).ShouldHaveSingleItem();
    }

    [Fact]
    public void The_best_match_is_that_of_a_comparison_with_every_source()
    {
        var random = new Random(7);
        var words = Enumerable.Range(0, 400).Select(index => $"w{index}x").ToArray();
        var sources = Enumerable.Range(0, 3_000).Select(_ => Sentence(random, words)).Distinct(StringComparer.Ordinal).ToArray();
        using var memory = Memory(sources);
        var (asked, found) = (0, 0);
        for (var i = 0; i < 200; i++)
        {
            var parts = sources[random.Next(sources.Length)].Split(' ');
            parts[random.Next(parts.Length)] = words[random.Next(words.Length)];
            var query = string.Join(' ', parts);
            var score = new FuzzyScore(new CodedText(query));
            var best = sources.Max(source => score.Of(new CodedText(source)));
            if (best < 0.7)
                continue;
            asked++;
            found += memory.FindFuzzy(Vietnamese, new CodedText(query), 0.7, 1) is [var match] && score.Of(match.Source) >= best - 1e-9 ? 1 : 0;
        }

        asked.ShouldBeGreaterThan(150);
        found.ShouldBe(asked);
    }

    [Fact]
    public void Words_that_came_in_many_parts_are_found_before_and_after_they_are_made_one()
    {
        using var memory = new TranslationMemory();
        for (var i = 0; i < 40; i++)
        {
            memory.Add(English, Vietnamese, new CodedText($"The chip number {i} is sold abroad."), new CodedText($"x{i}"), new MemoryOrigin("m.tmx"));
            memory.Count.ShouldBe(i + 1);
        }

        var before = memory.FindFuzzy(Vietnamese, new CodedText("The chip number 99 is sold abroad."), 0.7, 50);
        memory.Compact();
        var after = memory.FindFuzzy(Vietnamese, new CodedText("The chip number 99 is sold abroad."), 0.7, 50);

        before.Length.ShouldBe(40);
        after.Select(match => match.Source.Text).ShouldBe(before.Select(match => match.Source.Text));
    }

    private static string Sentence(Random random, string[] words) =>
        string.Join(' ', Enumerable.Range(0, random.Next(4, 16)).Select(_ => words[(int)(words.Length * Math.Pow(random.NextDouble(), 2))]));

    private static TranslationMemory Memory(params string[] sources)
    {
        var memory = new TranslationMemory();
        foreach (var source in sources)
            memory.Add(English, Vietnamese, new CodedText(source), new CodedText($"[{source}]"), new MemoryOrigin("m.tmx"));
        return memory;
    }
}
