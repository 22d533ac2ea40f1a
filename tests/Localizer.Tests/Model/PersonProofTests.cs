using CsCheck;
using Localizer.Model;
using Localizer.Tests.InlineCodes;

namespace Localizer.Tests.Model;

/// <summary>The proof for what people write: safety refuses, the rest is found.</summary>
public class PersonProofTests
{
    private static readonly CodedText Source = CodedTexts.Of("Read {1}this{/1} at {2}home{/2} {3}now");

    [Theory]
    [InlineData("Lee {1}esto{/1} en {2}casa{/2} {3}hoy", "")]
    [InlineData("Lee esto en {2}casa{/2} {3}hoy", "1 Removed")]
    [InlineData("Lee {1}esto{/1} en casa hoy", "2 Removed, 3 Removed")]
    [InlineData("Lee {1}esto{/1} {1}y eso{/1} en {2}casa{/2} {3}hoy{3}", "1 Copied, 3 Copied")]
    public void What_is_left_out_or_copied_is_a_finding(string target, string expected)
    {
        ProvenTarget.TryProvePerson(Source, Read(target), out var proven, out _, out var findings).ShouldBeTrue();
        proven.Text.ShouldBe(Read(target));
        string.Join(", ", findings.Select(finding => $"{finding.Code.Id} {finding.Change}")).ShouldBe(expected);
    }

    [Theory]
    [InlineData("Lee esto en casa hoy", "2 Removed, 3 Removed")]
    [InlineData("Lee {1}a{/1} {1}b{/1} {2}c{/2} {2}d{/2} {3}", "2 Copied")]
    public void Formatting_may_be_left_out_and_copied_links_and_media_not(string target, string expected)
    {
        string[] elements = ["", "b", "a", "img"];
        ProvenTarget.TryProvePerson(Source, Read(target), out _, out _, out var findings, code => CodeTraits.Of(elements[code.Id])).ShouldBeTrue();
        string.Join(", ", findings.Select(finding => $"{finding.Code.Id} {finding.Change}")).ShouldBe(expected);
    }

    [Theory]
    [InlineData("Lee {1}esto en {2}casa{/2} {3}hoy", ProofFailure.CodesCross)]
    [InlineData("Lee {/1}esto{1} en {2}casa{/2} {3}hoy", ProofFailure.CodesCross)]
    [InlineData("Lee {1}esto en {2}casa{/1} hoy{/2} {3}", ProofFailure.CodesCross)]
    [InlineData("Lee {1}esto{/1} en {4}casa{/4}", ProofFailure.CodesDiffer)]
    [InlineData("Lee {1}esto{/1}\u0000", ProofFailure.ForbiddenCharacter)]
    public void What_is_not_safe_is_refused(string target, ProofFailure expected)
    {
        ProvenTarget.TryProvePerson(Source, Read(target), out _, out var failure, out _).ShouldBeFalse();
        failure.ShouldBe(expected);
    }

    [Fact]
    public void Whole_pairs_and_codes_that_stand_alone_may_go_each_with_a_finding()
    {
        var cases = from source in CodedTexts.Any from id in Gen.Int[1, 6] select (source, id);
        cases.Sample(given =>
        {
            var (source, id) = given;
            var gone = source.Codes.Where(placed => placed.Code.Id == id).ToArray();
            var isWhole = gone.Length == 2 || (gone.Length == 1 && gone[0].Code.Kind == CodeKind.Standalone);
            var target = new CodedText(source.Text, source.Codes.RemoveAll(placed => placed.Code.Id == id));
            var isNested = source.NestedPairs().Count * 2 == source.Codes.Count(placed => placed.Code.Kind != CodeKind.Standalone);
            if (gone.Length == 0 || !isNested)
                return;
            ProvenTarget.TryProvePerson(source, target, out _, out _, out var findings).ShouldBe(isWhole);
            findings.Select(finding => (finding.Code, finding.Change)).ShouldBe(isWhole ? [(gone[0].Code, CodeChange.Removed)] : []);
        }, iter: 20_000);
    }

    [Theory]
    [InlineData("B", true)]
    [InlineData("span", true)]
    [InlineData("a", false)]
    [InlineData("img", false)]
    [InlineData("x-unknown", false)]
    public void Traits_follow_the_element(string element, bool isFormatting) =>
        CodeTraits.Of(element).ShouldBe(isFormatting ? CodeTraits.OfFormatting : CodeTraits.OfContent);

    [Theory]
    [InlineData(CodeKind.Opening, "<b class=x>", true)]
    [InlineData(CodeKind.Closing, "</EM >", true)]
    [InlineData(CodeKind.Standalone, "<wbr>", true)]
    [InlineData(CodeKind.Opening, "<a href=b>", false)]
    [InlineData(CodeKind.Closing, "</a>", false)]
    [InlineData(CodeKind.Opening, "<b-card>", false)]
    [InlineData(CodeKind.Standalone, "<code>x</code>", false)]
    [InlineData(CodeKind.Standalone, "<br>", false)]
    [InlineData(CodeKind.Standalone, "{{ name }}", false)]
    [InlineData(CodeKind.Standalone, "", false)]
    public void Traits_follow_the_markup_and_what_holds_content_stays(CodeKind kind, string markup, bool isFormatting) =>
        CodeTraits.OfMarkup(kind, markup).ShouldBe(isFormatting ? CodeTraits.OfFormatting : CodeTraits.OfContent);

    // A code that has lost its partner in the target is no code that stands alone.
    private static CodedText Read(string marked)
    {
        var text = CodedTexts.Of(marked);
        return text.WithCodes(code => code.Kind == CodeKind.Standalone && code.Id < 3 ? code with { Kind = CodeKind.Opening } : code);
    }
}
