using Localizer.Memory;
using Localizer.Model;

namespace Localizer.Tests.Memory;

/// <summary>Of several targets of a source, which goes first.</summary>
public sealed class MemoryRankTests
{
    private static readonly Locale English = Locale.Parse("en");
    private static readonly Locale Vietnamese = Locale.Parse("vi");
    private static readonly MemoryContext Here = new(null, "Before.", "After.");

    [Fact]
    public void A_machine_s_target_never_goes_before_a_person_s()
    {
        using var memory = new TranslationMemory();
        memory.Add(Unit("a person's", machine: false, year: 2020));
        memory.Add(Unit("a machine's", machine: true, year: 2026, context: Here));

        var match = memory.FindExact(Vietnamese, [new MemoryQuery(new CodedText("a"), Here)])[0]!;

        match.Target.Text.ShouldBe("a person's");
        match.Kind.ShouldBe(MatchKind.Exact);
        match.Alternatives.ShouldHaveSingleItem().Origin.ShouldBe(new MemoryOrigin("m.tmx", When: new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))
        {
            IsMachine = true,
            Provider = "azure",
            ProviderVersion = "3.0",
            GlossaryVersion = "g7",
        });
    }

    [Fact]
    public void Between_the_same_neighbours_an_older_target_goes_first()
    {
        using var memory = new TranslationMemory();
        memory.Add(Unit("here", machine: false, year: 2020, context: Here));
        memory.Add(Unit("elsewhere", machine: false, year: 2026, context: Here with { After = "Other." }));

        var matches = memory.FindExact(
            Vietnamese, [new MemoryQuery(new CodedText("a"), Here), new MemoryQuery(new CodedText("a"), Here with { Kind = "title" }), new MemoryQuery(new CodedText("b"))]);

        matches[0]!.Target.Text.ShouldBe("here");
        matches[0]!.Kind.ShouldBe(MatchKind.InContext);
        matches[1]!.Target.Text.ShouldBe("elsewhere");
        matches[1]!.Kind.ShouldBe(MatchKind.Exact);
        matches[2].ShouldBeNull();
    }

    [Fact]
    public void What_a_run_looks_up_is_the_first_of_all_that_there_is()
    {
        var random = new Random(5);
        using var memory = new TranslationMemory();
        Locale[] locales = [Vietnamese, Locale.Parse("vi-VN"), Locale.Parse("pt"), Locale.Parse("pt-BR"), Locale.Parse("es")];
        CodedText[] sources =
        [
            .. Enumerable.Range(0, 60).Select(index => new CodedText($"source {index}")),
            .. Enumerable.Range(0, 60).Select(index => new CodedText($"source {index}", [new PlacedCode(3, new InlineCode(index + 1, CodeKind.Standalone))])),
        ];
        for (var i = 0; i < 2_000; i++)
        {
            var unit = Unit($"target {random.Next(400)}", machine: random.Next(3) == 0, year: 2020 + random.Next(3), random.Next(4) == 0 ? Here : null);
            var source = sources[random.Next(sources.Length - 5)];
            var target = new CodedText(unit.Target.Text, source.Codes.IsEmpty ? [] : [source.Codes[0] with { Offset = 2 }]);
            memory.Add(unit with { To = locales[random.Next(locales.Length)], Source = source, Target = target, Origin = unit.Origin with { File = $"{random.Next(3)}.tmx", When = random.Next(5) == 0 ? null : unit.Origin.When } });
        }

        var found = 0;
        foreach (var locale in locales)
        {
            List<MemoryQuery> queries = [.. sources.Select((source, index) => new MemoryQuery(source, index % 2 == 0 ? Here : null))];
            var (all, best) = (memory.FindExact(locale, queries), memory.FindBest(locale, queries));
            best.Select(match => match?.Best).ShouldBe(all.Select(match => match?.Best), locale.Tag);
            best.Select(match => match?.Kind).ShouldBe(all.Select(match => match?.Kind), locale.Tag);
            found += all.Count(match => match is { Alternatives.Length: > 0 });
        }

        found.ShouldBeGreaterThan(200);
    }

    private static MemoryUnit Unit(string target, bool machine, int year, MemoryContext? context = null) => new(
        English, Vietnamese, new CodedText("a"), new CodedText(target), new MemoryOrigin("m.tmx", When: new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero))
        {
            IsMachine = machine,
            Provider = machine ? "azure" : null,
            ProviderVersion = machine ? "3.0" : null,
            GlossaryVersion = machine ? "g7" : null,
        })
    {
        Context = context is { } place ? MemoryHash.OfContext(place) : null,
    };
}
