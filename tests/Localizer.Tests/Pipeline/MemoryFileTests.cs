using Localizer.Memory;
using Localizer.Model;
using Localizer.Pipeline;

namespace Localizer.Tests.Pipeline;

public sealed class MemoryFileTests : IDisposable
{
    private static readonly Locale English = Locale.Parse("en");
    private static readonly Locale French = Locale.Parse("fr");

    private readonly TemporaryFiles _files = new();
    private readonly List<Diagnostic> _warnings = [];

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Every_variant_of_the_source_s_language_leads_to_every_other_variant()
    {
        var memory = Load(Corpus.Path("tmx/omegat/tmx/test-missingSource.tmx"));

        // entuv -> be, lang2 -> es and be, and en-GB's lang3 -> es and be; the unit without English gives nothing.
        memory.Count.ShouldBe(5);
        memory.TryFindExact(Locale.Parse("be"), new CodedText("lang3"), out var match).ShouldBeTrue();
        match!.Target.Text.ShouldBe("tr3");
        memory.TryFindExact(Locale.Parse("be"), new CodedText("tr1"), out _).ShouldBeFalse();
    }

    [Fact]
    public void White_space_around_and_inside_a_segment_does_not_matter()
    {
        var memory = Load(Memory("<tuv xml:lang='en'><seg>\n  a\n  b </seg></tuv><tuv xml:lang='fr'><seg>c \n d</seg></tuv>"));

        memory.TryFindExact(French, new CodedText("a b"), out var match).ShouldBeTrue();
        match!.Target.Text.ShouldBe("c d");
    }

    [Fact]
    public void The_origin_says_file_unit_person_and_time()
    {
        var path = Memory(
            "<tuv xml:lang='en'><seg>a</seg></tuv><tuv xml:lang='fr' changeid='lan'><seg>b</seg></tuv>",
            "tuid='7' creationid='an' changedate='20240229T120000Z'");

        Load(path).TryFindExact(French, new CodedText("a"), out var match);

        match!.Origin.File.ShouldBe("m.tmx");
        match.Origin.UnitId.ShouldBe("7");
        match.Origin.Who.ShouldBe("lan");
        match.Origin.When.ShouldBe(new DateTimeOffset(2024, 2, 29, 12, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void A_variant_without_text_translates_nothing() =>
        Load(Memory("<tuv xml:lang='en'><seg>a</seg></tuv><tuv xml:lang='fr'><seg> </seg></tuv>")).Count.ShouldBe(0);

    [Fact]
    public void Warnings_of_the_same_kind_are_counted()
    {
        var wrong = "<tuv xml:lang='xx-wrong'><seg>a</seg></tuv>";

        Load(Memory(wrong + wrong + wrong));

        var warning = _warnings.ShouldHaveSingleItem();
        warning.ToString().ShouldContain("'xx-wrong' is not a known locale");
        warning.ToString().ShouldContain("3 times");
    }

    [Fact]
    public void What_a_unit_says_is_not_kept_for_each_translation_without_end()
    {
        string[] locales = ["vi", "fr", "de", "es", "it", "nl", "pl", "pt", "ro", "ru", "sv", "th"];
        var note = new string('n', MemoryTmx.MostRepeated / 8);

        using var memory = Load(Memory(
            $"<note>{note}</note><tuv xml:lang='en'><seg>a</seg></tuv>{string.Concat(locales.Select(locale => $"<tuv xml:lang='{locale}'><seg>{locale}</seg></tuv>"))}"));

        memory.Count.ShouldBe(12);
        memory.Units(to: null).Count(unit => !unit.Extras.IsEmpty).ShouldBe(8);
        _warnings.ShouldHaveSingleItem().Id.ShouldBe("tmx-extras-too-large");
    }

    [Fact]
    public void What_a_unit_says_of_one_translation_is_kept_however_long_it_is()
    {
        var note = new string('n', MemoryTmx.MostRepeated * 3 / 4);

        using var memory = Load(Memory($"<note>{note}</note><note>{note}</note><tuv xml:lang='en'><seg>a</seg></tuv><tuv xml:lang='vi'><seg>b</seg></tuv>"));

        memory.Units(to: null).ShouldHaveSingleItem().Extras.Count(extra => extra.Length >= note.Length).ShouldBe(2);
        _warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Targets_are_not_kept_for_each_source_of_a_unit_without_end()
    {
        var targets = string.Concat(Enumerable.Range(10, 40).Select(i => $"<tuv xml:lang='fr'><seg>{i}{new string('x', 998)}</seg></tuv>"));

        using var memory = Load(Memory(string.Concat(Enumerable.Range(1, 40).Select(i => $"<tuv xml:lang='en'><seg>a{i}</seg></tuv>")) + targets));

        // All of the first source's, and of the others' so many as there is room for, each with a row's hundred characters.
        memory.Count.ShouldBe(40 + (MemoryTmx.MostRepeated / 1_100));
        _warnings.ShouldHaveSingleItem().Id.ShouldBe("tmx-unit-too-large");
    }

    [Fact]
    public void A_property_that_was_not_taken_as_a_fact_is_kept()
    {
        using var memory = Load(Memory(
            "<prop type='x-provider'>deepl</prop><prop type='x-provider'>second</prop><prop type='x-origin'>machine</prop><prop type='x-context'>not a hash</prop>"
            + "<tuv xml:lang='en'><seg>a</seg></tuv><tuv xml:lang='fr'><prop type='x-provider'>google</prop><prop type='x-context'>1f</prop><prop type='x-glossary-version'>3</prop><seg>b</seg></tuv>"));

        var unit = memory.Units(to: null).ShouldHaveSingleItem();
        (unit.Origin.IsMachine, unit.Origin.Provider, unit.Origin.GlossaryVersion, unit.Context).ShouldBe((true, "deepl", "3", null));
        unit.Extras.Select(extra => $"{extra.Of} {extra.Name}={extra.Value}").ShouldBe(
            ["Unit x-provider=second", "Unit x-context=not a hash", "Target x-provider=google", "Target x-context=1f"]);
    }

    [Fact]
    public void A_file_that_is_not_there_or_cannot_be_read_is_named()
    {
        RefusalOf(_files.Path("none.tmx")).Id.ShouldBe("file-not-found");
        (RefusalOf(_files.Path(".")) is { Id: "file-unreadable", Hint: "Name a file in it." }).ShouldBeTrue();
        RefusalOf(_files.Add("m.tmx", "no XML")).Id.ShouldBe("tmx-not-well-formed");
    }

    [Theory]
    [InlineData("ImportTest1B", "fr-ca")]
    [InlineData("ImportTest1C", "fr-ca")]
    [InlineData("ImportTest1D", "en-gb")]
    [InlineData("ImportTest1F", "en-gb")]
    public void The_compliance_kit_s_texts_are_translated(string name, string to)
    {
        var kit = "tmx/omegat/tmx/TMXComplianceKit/";
        var memory = Load(Corpus.Path($"{kit}{name}.tmx"));
        var sources = Lines($"{kit}{name}.txt");
        var targets = Lines($"{kit}{name}_{to}.txt");
        sources.Length.ShouldBe(targets.Length);
        sources.Length.ShouldBeGreaterThan(0);

        for (var i = 0; i < sources.Length; i++)
        {
            memory.TryFindExact(Locale.Parse(to), new CodedText(sources[i]), out var match).ShouldBeTrue(sources[i]);
            match!.Target.Text.ShouldBe(targets[i]);
        }
    }

    private string Memory(string content, string attributes = "") => _files.Add(
        "m.tmx", $"<tmx version='1.4'><header srclang='en'/><body><tu {attributes}>{content}</tu></body></tmx>");

    private TranslationMemory Load(string path) => MemoryFile.Load([new NamedFile(path, Path.GetFileName(path))], English, _warnings.Add);

    private Diagnostic RefusalOf(string path) => Should.Throw<BadInputException>(() => Load(path)).Diagnostic;

    private static string[] Lines(string path) =>
        [.. File.ReadAllLines(Corpus.Path(path)).Select(line => line.Trim()).Where(line => line.Length > 0)];
}
