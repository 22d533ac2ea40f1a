using CsCheck;
using Localizer.Model;
using Localizer.Tests.InlineCodes;
using Localizer.Text;

namespace Localizer.Tests.Model;

/// <summary>The proof for machines' targets, clause by clause, and what holds for all that it lets pass.</summary>
public class MachineProofTests
{
    private static readonly Locale English = Locale.Parse("en");
    private static readonly Locale Spanish = Locale.Parse("es");

    // A target is the source with its codes elsewhere, or with other words, or both.
    private static readonly Gen<(CodedText Source, CodedText Target)> Pairs =
        from source in CodedTexts.Any
        from other in CodedTexts.Any
        from moves in Gen.Int[0, 40].Array[12]
        from kind in Gen.Int[0, 3]
        select (source, kind switch
        {
            0 => other,
            1 => source,
            2 => Moved(source, source.Text, moves),
            _ => Moved(source, other.Text, moves),
        });

    [Fact]
    public void The_source_is_its_own_target() =>
        CodedTexts.Any.Sample(source => ProvenTarget.TryProveMachine(source, source, English, out _, out _).ShouldBeTrue(), iter: 10_000);

    [Fact]
    public void What_is_proven_has_the_source_s_codes_nested_at_places_where_codes_may_stand() => Pairs.Sample(given =>
    {
        var (source, target) = given;
        if (!ProvenTarget.TryProveMachine(source, target, English, out var proven, out _) || source.Equals(target))
            return;
        proven.Text.ShouldBe(target);
        target.Codes.Select(placed => placed.Code).ShouldBe(source.Codes.Select(placed => placed.Code), ignoreOrder: true);
        if (!HaveSameOrder(source, target))
            source.NestedPairs().Except(target.NestedPairs()).ShouldBeEmpty();
        Ends(target.Text).ShouldBe(Ends(source.Text));
        var places = new CodePlaces(source);
        foreach (var (offset, code) in target.Codes)
            (WordEdges.IsInside(target.Text, offset) && !WordEdges.IsInside(source.Text, places.Of(code))).ShouldBeFalse();
        foreach (var control in target.Text.Where(character => char.IsControl(character) && character is not ('\t' or '\n' or '\r')))
            source.Text.ShouldContain(control.ToString());
    }, iter: 50_000);

    [Fact]
    public void A_proof_is_a_function_of_what_it_is_given() => Pairs.Sample(given =>
    {
        var first = ProvenTarget.TryProveMachine(given.Source, given.Target, English, out _, out var failure);
        var copy = new CodedText(given.Target.Text, given.Target.Codes);
        ProvenTarget.TryProveMachine(given.Source, copy, English, out _, out var again).ShouldBe(first);
        again.ShouldBe(failure);
    }, iter: 10_000);

    [Fact]
    public void What_a_machine_proves_a_person_proves_too() => Pairs.Sample(given =>
    {
        if (!ProvenTarget.TryProveMachine(given.Source, given.Target, English, out _, out _) || given.Source.Codes.Select(placed => placed.Code).Distinct().Count() < given.Source.Codes.Length)
            return;
        ProvenTarget.TryProvePerson(given.Source, given.Target, out _, out _, out var findings).ShouldBeTrue();
        findings.ShouldBeEmpty();
    }, iter: 20_000);

    [Theory]
    [InlineData("a {1}cat{/1} here", "un gato aquí{1}{/1}", ProofFailure.EmptyPair)]
    [InlineData("a {1}{/1}cat here", "un {1}gato{/1} aquí", ProofFailure.PairMisplaced)]
    [InlineData("the {1}H20{/1} chip", "el {1}chip{/1} H20", ProofFailure.PairMisplaced)]
    [InlineData("a {1}cat{/1} here {2}now{/2}", "un {1}gato {2}aquí{/1} hoy{/2}", ProofFailure.CodesCross)]
    [InlineData("a {1}cat {2}here{/1} now{/2}", "un {/1}gato {/2}aquí{1} hoy{2}", ProofFailure.CodesCross)]
    [InlineData("from {1}Huawei{/1} now", "de Huawei {1}hoy{/1}", ProofFailure.PairMisplaced)]
    [InlineData("a {1}cat{/1} here", "un {1}gat{/1}o aquí", ProofFailure.CodeInWord)]
    [InlineData("about {1}4{/1} dollars", "unos {1}4{/1}.500 dólares", ProofFailure.CodeInWord)]
    [InlineData("a {1}cat{/1} here", "un {1}gato{/1}aquí", ProofFailure.CodeInWord)]
    [InlineData("a {1}cat{/1} here", " un {1}gato{/1} aquí", ProofFailure.WhiteSpaceDiffers)]
    [InlineData(" a {1}cat{/1} here ", " un {1}gato{/1} aquí", ProofFailure.WhiteSpaceDiffers)]
    [InlineData("a {1}cat{/1}.", "un {1}gato{/1} .", ProofFailure.SpaceAtCode)]
    [InlineData("a {1}cat{/1} here", "un {1}gato {/1}aquí", ProofFailure.SpaceAtCode)]
    [InlineData("a {1}cat{/1} & dog", "un {1}gato{/1} &amp; perro", ProofFailure.StrangeMarkup)]
    [InlineData("a {1}cat{/1} & dog", "un {1}gato{/1} &amp;amp; perro", ProofFailure.StrangeMarkup)]
    [InlineData("a {1}cat{/1} here", "un {1}gato{/1} <i>aquí</i>", ProofFailure.StrangeMarkup)]
    [InlineData("a {1}cat{/1} here", "un {1}gato{/1} &nbsp;aquí", ProofFailure.StrangeMarkup)]
    [InlineData("a {1}cat{/1} here", "un {1}gato{/1}\u202E aquí", ProofFailure.ForbiddenCharacter)]
    [InlineData("a {1}cat{/1} here", "un {1}gato{/1}\u0001 aquí", ProofFailure.ForbiddenCharacter)]
    public void A_fault_is_named(string source, string target, ProofFailure expected)
    {
        ProvenTarget.TryProveMachine(CodedTexts.Of(source), CodedTexts.Of(target), Spanish, out _, out var failure).ShouldBeFalse();
        failure.ShouldBe(expected);
    }

    [Fact]
    public void Half_a_pair_does_not_go_inside_of_a_whole_one()
    {
        var source = new CodedText("a b c", [new(0, new(1, CodeKind.Opening)), new(2, new(2, CodeKind.Opening)), new(3, new(2, CodeKind.Closing)), new(5, new(3, CodeKind.Closing))]);
        var target = new CodedText("x y z", [new(0, new(2, CodeKind.Opening)), new(2, new(1, CodeKind.Opening)), new(3, new(2, CodeKind.Closing)), new(5, new(3, CodeKind.Closing))]);
        ProvenTarget.TryProve(source, target, out _, out var failure).ShouldBeFalse();
        failure.ShouldBe(ProofFailure.CodesCross);
    }

    [Theory]
    [InlineData("One. {1}Two{/1}.", "zh", "一。{1}二{/1}。", true)]
    [InlineData("One. {1}Two{/1}.", "zh", "一。 {1}二{/1}。", false)]
    [InlineData("One. {1}Two{/1}.", "ja", "いち。{1}に{/1}。", true)]
    [InlineData("One. {1}Two{/1}.", "ja", "いち。 {1}に{/1}。", false)]
    [InlineData("One. {1}Two{/1} now", "th", "หนึ่ง {1}สอง{/1} เดี๋ยวนี้", true)]
    [InlineData("One. {1}Two{/1} now", "th", "หนึ่ง{1}สอง{/1} เดี๋ยวนี้", false)]
    [InlineData("一。{1}二{/1}。", "en", "One. {1}Two{/1}.", true)]
    [InlineData("一。{1}二{/1}。", "en", "One.{1}Two{/1}.", false)]
    [InlineData("いち。{1}に{/1}。", "es", "Uno.{1}Dos{/1}.", false)]
    [InlineData("一。{1}二{/1}。", "ja", "いち。{1}に{/1}。", true)]
    [InlineData("Really {1}so{/1}!", "fr", "Vraiment {1}ainsi{/1} !", true)]
    [InlineData("Really {1}so{/1}!", "es", "De verdad {1}así{/1} !", false)]
    public void Space_between_sentences_is_the_language_s(string source, string locale, string target, bool isProven) =>
        ProvenTarget.TryProveMachine(CodedTexts.Of(source), CodedTexts.Of(target), Locale.Parse(locale), out _, out _).ShouldBe(isProven);

    private static bool HaveSameOrder(CodedText source, CodedText target) =>
        source.Codes.Select(placed => placed.Code).SequenceEqual(target.Codes.Select(placed => placed.Code));

    private static (string Start, string End) Ends(string text) =>
        (text[..(text.Length - text.TrimStart().Length)], text[text.TrimEnd().Length..]);

    private static CodedText Moved(CodedText source, string text, int[] moves) =>
        new(text, [.. source.Codes.Select((placed, i) => placed with { Offset = Math.Min(text.Length, moves[i % moves.Length]) }).OrderBy(placed => placed.Offset)]);
}
