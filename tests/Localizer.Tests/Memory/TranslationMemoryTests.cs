using CsCheck;
using Localizer.Memory;
using Localizer.Model;

namespace Localizer.Tests.Memory;

public sealed class TranslationMemoryTests
{
    private static readonly Locale English = Locale.Parse("en");
    private static readonly Locale Vietnamese = Locale.Parse("vi");

    [Fact]
    public void A_source_is_found_whatever_its_ids_and_white_space()
    {
        var memory = new TranslationMemory();
        memory.Add(English, Vietnamese, Pair("The ", 7, "chip", "  is new"), Pair("", 7, "Con chip", " mới"), new MemoryOrigin("m.tmx", "u1"));

        memory.TryFindExact(Vietnamese, Pair("The\n", 3, "chip", " is new "), out var match).ShouldBeTrue();

        match!.Target.ToMarkup().ShouldBe("<pc id=\"3\">Con chip</pc> mới");
        match.Origin.UnitId.ShouldBe("u1");
        match.Alternatives.ShouldBeEmpty();
    }

    [Fact]
    public void Another_text_and_other_codes_are_no_match()
    {
        var memory = new TranslationMemory();
        memory.Add(English, Vietnamese, Pair("a ", 1, "b", ""), new CodedText("x"), new MemoryOrigin("m.tmx"));

        memory.TryFindExact(Vietnamese, new CodedText("a b"), out _).ShouldBeFalse();
        memory.TryFindExact(Vietnamese, Pair("A ", 1, "b", ""), out _).ShouldBeFalse();
        memory.TryFindExact(Vietnamese, Pair("a", 1, " b", ""), out _).ShouldBeFalse();
        memory.TryFindExact(Vietnamese, new CodedText("a b", [Standalone(2, 1), Standalone(3, 2)]), out _).ShouldBeFalse();
        memory.TryFindExact(Locale.Parse("es"), Pair("a ", 1, "b", ""), out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("vi", "vi-VN vi", "vi")]
    [InlineData("vi-VN", "vi vi-VN", "vi-VN")]
    [InlineData("vi-VN", "vi", "vi")]
    [InlineData("vi", "vi-VN", "vi-VN")]
    [InlineData("pt-PT", "pt-BR", "")]
    [InlineData("pt-PT", "pt-BR pt", "pt")]
    [InlineData("zh-Hant", "zh-Hans zh zh-CN", "")]
    [InlineData("zh-Hant", "zh-TW", "zh-TW")]
    [InlineData("zh-TW", "zh", "")]
    [InlineData("zh-CN", "zh-Hans", "zh-Hans")]
    [InlineData("zh", "zh-Hans", "zh-Hans")]
    [InlineData("sr-Latn", "sr", "")]
    [InlineData("sr", "sr-Cyrl-RS", "sr-Cyrl-RS")]
    [InlineData("be", "be-tarask", "")]
    public void A_locale_takes_from_its_language_but_not_from_another_script_or_region(string asked, string stored, string found)
    {
        var memory = new TranslationMemory();
        foreach (var tag in stored.Split(' '))
            memory.Add(English, Locale.Parse(tag), new CodedText("a"), new CodedText(tag), new MemoryOrigin("m.tmx"));

        memory.TryFindExact(Locale.Parse(asked), new CodedText("a"), out var match).ShouldBe(found.Length > 0);

        (match?.Target.Text ?? "").ShouldBe(found);
        (match?.Best.Locale.Tag ?? "").ShouldBe(found);
    }

    [Fact]
    public void The_target_changed_last_is_the_best_and_then_the_one_added_last()
    {
        var memory = new TranslationMemory();
        Add("undated", null);
        Add("old", 2020);
        Add("new", 2024);
        Add("newer in the file", 2024);
        Add("last", 2022);
        Add("old", 2023);

        memory.TryFindExact(Vietnamese, new CodedText("a"), out var match);

        match!.Target.Text.ShouldBe("newer in the file");
        match.Alternatives.Select(target => target.Target.Text).ShouldBe(["new", "old", "last", "undated"]);
        match.Alternatives[1].Origin.When!.Value.Year.ShouldBe(2023);

        void Add(string target, int? year) => memory.Add(
            English, Vietnamese, new CodedText("a"), new CodedText(target),
            new MemoryOrigin("m.tmx", When: year is null ? null : new DateTimeOffset(year.Value, 1, 1, 0, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void Codes_that_the_source_lacks_get_ids_that_no_proof_lets_pass()
    {
        var memory = new TranslationMemory();
        memory.Add(
            English, Vietnamese, new CodedText("a", [Standalone(0, 4)]), new CodedText("b", [Standalone(0, 1), Standalone(0, 4), Standalone(0, 9)]),
            new MemoryOrigin("m.tmx"));

        memory.TryFindExact(Vietnamese, new CodedText("a", [Standalone(0, 2)]), out var match);

        match!.Target.ToMarkup().ShouldBe("<ph id=\"-2\"/><ph id=\"2\"/><ph id=\"-3\"/>b");
    }

    [Fact]
    public void Regions_of_the_source_language_are_taken_and_other_languages_refused()
    {
        var memory = new TranslationMemory();
        memory.Add(Locale.Parse("en-US"), Vietnamese, new CodedText("a"), new CodedText("b"), new MemoryOrigin("m.tmx"));

        memory.TryFindExact(Vietnamese, new CodedText("a"), out _).ShouldBeTrue();
        Should.Throw<ArgumentException>(
            () => memory.Add(Locale.Parse("de"), Vietnamese, new CodedText("a"), new CodedText("b"), new MemoryOrigin("m.tmx")));
    }

    [Fact]
    public void A_target_has_the_codes_of_the_source_that_was_asked_for()
    {
        // A source with codes, its target with the same codes in any order, and the source as another page numbers it.
        var gen = Gen.Select(Gen.Int[0, 6], Gen.Char["ab "].Array[0, 8], Gen.Int[1, 50]).SelectMany((count, letters, shift) =>
            Gen.Int[0, letters.Length].Array[count].SelectMany(offsets =>
                Gen.Shuffle(Enumerable.Range(1, count).ToArray()).Select(order => (letters, offsets, order, shift))));

        gen.Sample(sample =>
        {
            var text = new string(sample.letters);
            var offsets = sample.offsets.Order().ToArray();
            var source = new CodedText(text, [.. offsets.Select((offset, i) => Standalone(offset, sample.order[i]))]);
            var target = new CodedText("x", [.. sample.order.Order().Select(id => Standalone(1, id))]);
            var asked = source.WithCodes(code => code with { Id = (code.Id * 3) + sample.shift });
            var memory = new TranslationMemory();
            memory.Add(English, Vietnamese, source, target, new MemoryOrigin("m.tmx"));

            memory.TryFindExact(Vietnamese, asked, out var match).ShouldBeTrue();

            // Not the multiset alone: each code of the target is the one that stood for it in the source.
            match!.Target.Codes.Select(code => code.Code.Id).ShouldBe(sample.order.Order().Select(id => (id * 3) + sample.shift));
        });
    }

    private static PlacedCode Standalone(int offset, int id) => new(offset, new InlineCode(id, CodeKind.Standalone));

    private static CodedText Pair(string before, int id, string inside, string after) => new(
        before + inside + after,
        [
            new PlacedCode(before.Length, new InlineCode(id, CodeKind.Opening)),
            new PlacedCode(before.Length + inside.Length, new InlineCode(id, CodeKind.Closing)),
        ]);
}
