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
