using Localizer.Memory;
using Localizer.Model;

namespace Localizer.Tests.Memory;

public sealed class SubsegmentSearchTests
{
    private static readonly Locale English = Locale.Parse("en");
    private static readonly Locale Vietnamese = Locale.Parse("vi");

    [Fact]
    public void Sources_that_stand_in_a_segment_are_found_the_longest_first_and_none_over_another() => Found(
        "The export rules for advanced AI chips were changed in March, said the Bureau of Industry and Security.",
        "export rules", "advanced AI chips", "export rules for advanced AI chips", "Bureau of Industry and Security", "Bureau of Industry", "said the Bureau", "changed in May")
        .ShouldBe(["export rules for advanced AI chips", "Bureau of Industry and Security"]);

    [Theory]
    [InlineData("a source has to end where a word does", "It sells chipsets now.", "sells chip", false)]
    [InlineData("and begin where one does", "It resells chips now.", "sells chips", false)]
    [InlineData("one word is a glossary's business", "It sells chips now.", "chips", false)]
    [InlineData("a whole segment is an exact match's", "It sells chips.", "It sells chips", false)]
    [InlineData("all of its words with another mark too", "It sells chips.", "It sells chips.", false)]
    [InlineData("a title's first letter", "All read about export rules today.", "Export rules", true)]
    [InlineData("a sentence's first letter", "Export rules were changed.", "export rules", true)]
    [InlineData("with the mark behind it", "He said: prices fell. And they rose.", "Prices fell.", true)]
    [InlineData("numbers are words", "It was $ 3 billion in 2024.", "3 billion", true)]
    [InlineData("white space is one space", "It sells\n new\tchips now.", "new chips", true)]
    [InlineData("marks however they were typed", "Họ đã bán co\u0302ng ty ấy.", "công ty", true)]
    [InlineData("a script without spaces", "新しいチップは日本で販売される。", "日本で", true)]
    [InlineData("twelve words", "So: one two three four five six seven eight nine ten eleven twelve.", "one two three four five six seven eight nine ten eleven twelve", true)]
    [InlineData("more are a sentence", "So: a one two three four five six seven eight nine ten eleven twelve.", "a one two three four five six seven eight nine ten eleven twelve", false)]
    public void A_source_is_found_word_for_word(string why, string segment, string source, bool isFound) =>
        Found(segment, source).ShouldBe(isFound ? [source] : [], why);

    [Fact]
    public void Codes_of_the_segment_are_no_words_and_no_more_are_given_than_were_asked_for()
    {
        using var memory = Memory("export rules", "AI chips", "last March");
        var segment = new CodedText("Are export rulesfor AI chips of last March gone?", [
            new PlacedCode(6, new InlineCode(1, CodeKind.Opening)), new PlacedCode(12, new InlineCode(1, CodeKind.Closing)), new PlacedCode(16, new InlineCode(2, CodeKind.Standalone))]);

        memory.FindSubsegments(Vietnamese, segment, 3).Select(match => match.Best.Target.Text).ShouldBe(["[export rules]", "[AI chips]", "[last March]"]);
        memory.FindSubsegments(Vietnamese, segment, 2).Length.ShouldBe(2);
        memory.FindSubsegments(Locale.Parse("es"), segment, 3).ShouldBeEmpty("it is no translation into Spanish");
    }

    [Theory]
    [InlineData("It sells AI-chips (H20), 3.5 nm – e.g. 😀.", "It|sells|AI|chips|H20|3|5|nm|e|g|😀")]
    [InlineData("新しいH20は", "新|し|い|H20|は")]
    [InlineData("한국어 문장과 ไทย", "한국어|문장과|ไ|ท|ย")]
    [InlineData(" – ", "")]
    public void Words_have_their_places(string text, string expected)
    {
        var (places, words, each) = (MemoryWords.Places(text, 100), new List<uint>(), new List<uint>());
        MemoryWords.Cut(text, words);

        string.Join('|', places.Select(place => text[place])).ShouldBe(expected);
        words.Count.ShouldBe(places.Count);
        foreach (var (place, word) in places.Zip(words))
        {
            MemoryWords.Cut(text.AsSpan(place), each);
            each.ShouldBe([word]);
        }
    }

    [Fact]
    public void The_best_translation_of_a_part_is_the_one_that_a_whole_segment_would_have()
    {
        using var memory = Memory("export rules");
        memory.Add(English, Vietnamese, new CodedText("export rules"), new CodedText("by a machine"), new MemoryOrigin("n.tmx") { IsMachine = true });
        memory.Add(English, Vietnamese, new CodedText("export rules"), new CodedText("later"), new MemoryOrigin("n.tmx"));
        memory.Add(English, Locale.Parse("es"), new CodedText("export rules"), new CodedText("en español"), new MemoryOrigin("o.tmx"));
        memory.TryFindExact(Vietnamese, new CodedText("export rules"), out var whole).ShouldBeTrue();

        memory.FindSubsegments(Vietnamese, new CodedText("The export rules changed."), 3).ShouldHaveSingleItem().Best.ShouldBe(whole.Best);
        whole.Best.Target.Text.ShouldBe("later");
    }

    [Fact]
    public void A_segment_without_end_ends()
    {
        using var memory = Memory("w1 w2");

        memory.FindSubsegments(Vietnamese, new CodedText(string.Join(' ', Enumerable.Range(0, 200_000).Select(i => $"w{i}"))), 3).ShouldHaveSingleItem();
        memory.FindSubsegments(Vietnamese, new CodedText(""), 3).ShouldBeEmpty();
    }

    private static IEnumerable<string> Found(string segment, params string[] sources)
    {
        using var memory = Memory(sources);
        return [.. memory.FindSubsegments(Vietnamese, new CodedText(segment), 3).Select(match => match.Best.Target.Text[1..^1])];
    }

    private static TranslationMemory Memory(params string[] sources)
    {
        var memory = new TranslationMemory();
        foreach (var source in sources)
            memory.Add(English, Vietnamese, new CodedText(source), new CodedText($"[{source}]"), new MemoryOrigin("m.tmx"));
        return memory;
    }
}
