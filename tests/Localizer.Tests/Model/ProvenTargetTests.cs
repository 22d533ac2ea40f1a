using Localizer.Model;

namespace Localizer.Tests.Model;

public class ProvenTargetTests
{
    private static readonly CodedText Source = new("a b c",
        [new(0, new(1, CodeKind.Opening)), new(1, new(1, CodeKind.Closing)), new(2, new(2, CodeKind.Standalone)), new(4, new(3, CodeKind.Closing))]);

    [Fact]
    public void The_same_codes_in_another_order_are_proven_where_they_nest() =>
        Prove("x y", (0, 2, CodeKind.Standalone), (0, 3, CodeKind.Closing), (1, 1, CodeKind.Opening), (3, 1, CodeKind.Closing)).ShouldBeNull();

    [Fact]
    public void A_lost_code_is_refused() =>
        Prove("x", (0, 1, CodeKind.Opening), (1, 1, CodeKind.Closing), (1, 3, CodeKind.Closing)).ShouldBe(ProofFailure.CodesDiffer);

    [Fact]
    public void A_doubled_code_is_refused() =>
        Prove("x", (0, 1, CodeKind.Opening), (1, 1, CodeKind.Closing), (1, 3, CodeKind.Closing), (1, 3, CodeKind.Closing)).ShouldBe(ProofFailure.CodesDiffer);

    [Fact]
    public void A_strange_code_is_refused() =>
        Prove("x", (0, 1, CodeKind.Opening), (1, 1, CodeKind.Closing), (1, 9, CodeKind.Standalone), (1, 3, CodeKind.Closing)).ShouldBe(ProofFailure.CodesDiffer);

    [Fact]
    public void A_pair_that_closes_before_it_opens_is_refused() =>
        Prove("x", (0, 1, CodeKind.Closing), (1, 1, CodeKind.Opening), (1, 2, CodeKind.Standalone), (1, 3, CodeKind.Closing)).ShouldBe(ProofFailure.CodesCross);

    [Theory]
    [InlineData(0x0000)]
    [InlineData(0x001B)]
    [InlineData(0x0085)]
    [InlineData(0xD800)]
    [InlineData(0xDC00)]
    [InlineData(0xFFFE)]
    public void A_character_that_no_page_may_hold_is_refused(int character)
    {
        ProvenTarget.TryProve(new CodedText("source"), new CodedText($"a{(char)character}b"), out _, out var failure).ShouldBeFalse();
        failure.ShouldBe(ProofFailure.ForbiddenCharacter);
    }

    [Fact]
    public void A_whole_surrogate_pair_and_line_ends_are_proven() =>
        ProvenTarget.TryProve(new CodedText("source"), new CodedText("a \U0001F600\tb\n"), out _, out _).ShouldBeTrue();

    [Fact]
    public void An_empty_target_of_a_text_is_refused()
    {
        ProvenTarget.TryProve(new CodedText("source"), new CodedText(" "), out _, out var failure).ShouldBeFalse();
        failure.ShouldBe(ProofFailure.Empty);
    }

    [Fact]
    public void Codes_that_cross_in_the_source_may_cross_in_the_target()
    {
        var crossing = new CodedText("abc", [new(0, new(1, CodeKind.Opening)), new(1, new(2, CodeKind.Opening)), new(2, new(1, CodeKind.Closing)), new(3, new(2, CodeKind.Closing))]);
        ProvenTarget.TryProve(crossing, new CodedText("xyz", crossing.Codes), out _, out _).ShouldBeTrue();
    }

    private static ProofFailure? Prove(string text, params (int Offset, int Id, CodeKind Kind)[] codes) =>
        ProvenTarget.TryProve(Source, new CodedText(text, [.. codes.Select(code => new PlacedCode(code.Offset, new InlineCode(code.Id, code.Kind)))]), out _, out var failure) ? null : failure;
}
