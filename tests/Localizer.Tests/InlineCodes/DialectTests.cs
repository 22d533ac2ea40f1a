using System.Collections.Immutable;
using CsCheck;
using Localizer.InlineCodes;
using Localizer.InlineCodes.Dialects;
using Localizer.Model;

namespace Localizer.Tests.InlineCodes;

public class DialectTests
{
    private static readonly CodedText Source = CodedTexts.Of("Sales of {1}H20{/1} chips {2}& <more>{3}x{/3}");

    public static TheoryData<string> WithCodes => [.. DialectCatalog.All.Where(dialect => dialect.Form != MarkupForm.Text).Select(dialect => dialect.Name)];

    [Theory]
    [MemberData(nameof(WithCodes))]
    public void What_was_written_reads_as_it_was(string name)
    {
        var dialect = Named(name);
        CodedTexts.Any.Sample(
            text => CodedOf(dialect.Read(dialect.Write(text, []), text)).ShouldBe(text), iter: 20_000, print: text => dialect.Write(text, []));
    }

    [Theory]
    [MemberData(nameof(WithCodes))]
    public void Untouchable_terms_leave_no_trace(string name)
    {
        var dialect = Named(name);
        var cases = from text in CodedTexts.Any from start in Gen.Int[0, 20] from length in Gen.Int[1, 8] select (text, start, length);
        cases.Sample(given =>
        {
            var (text, start, length) = given;
            ImmutableArray<TermOccurrence> terms = start + length <= text.Text.Length ? [new TermOccurrence("", start, length)] : [];
            CodedOf(dialect.Read(dialect.Write(text, terms), text)).ShouldBe(text);
        }, iter: 20_000);
    }

    [Theory]
    [InlineData("html", "Sales of <b id=\"1\">H20</b> chips <img id=\"2\">&amp; &lt;more&gt;<i id=\"3\">x</i>")]
    [InlineData("html-attributeless", "Sales of <g1>H20</g1> chips <x2/>&amp; &lt;more&gt;<g3>x</g3>")]
    [InlineData("html-dictionary", "Sales of <b id=\"1\">H20</b> chips <img id=\"2\">&amp; &lt;more&gt;<i id=\"3\">x</i>")]
    [InlineData("xml", "Sales of <g id=\"1\">H20</g> chips <x id=\"2\"/>&amp; &lt;more&gt;<h id=\"3\">x</h>")]
    [InlineData("xml-attributeless", "Sales of <g1>H20</g1> chips <x2/>&amp; &lt;more&gt;<g3>x</g3>")]
    [InlineData("markers", "Sales of ⟦1⟧H20⟦/1⟧ chips ⟦2⟧&amp; &lt;more&gt;⟦3⟧x⟦/3⟧")]
    [InlineData("braces", "Sales of {1}H20{/1} chips {2}&amp; &lt;more&gt;{3}x{/3}")]
    [InlineData("numbered-tags", "Sales of <1>H20</1> chips <2/>& &lt;more><3>x</3>")]
    [InlineData("text", "Sales of H20 chips & <more>x")]
    public void A_dialect_writes_so(string name, string written) => Named(name).Write(Source, []).ShouldBe(written);

    [Theory]
    [InlineData("html", "Sales of <b id=\"1\"><span translate=\"no\" class=\"notranslate\">H20</span></b> chips")]
    [InlineData("xml", "Sales of <g id=\"1\"><t>H20</t></g> chips")]
    [InlineData("markers", "Sales of ⟦1⟧H20⟦/1⟧ chips")]
    public void Terms_are_kept_as_the_service_can(string name, string written) =>
        Named(name).Write(CodedTexts.Of("Sales of {1}H20{/1} chips"), [new TermOccurrence("H20", 9, 3)]).ShouldBe(written);

    [Theory]
    [InlineData("<b id=\"1\">x</b> y", "{1}x{/1} y")]
    [InlineData("<B ID='1' class=\"k\">x</B>", "{1}x{/1}")]
    [InlineData("<img id=\"2\" />x", "{2}x")]
    [InlineData("<strong id=\"1\">x</strong>", "{1}x{/1}")]
    [InlineData("x</b>", "x!</b>!")]
    [InlineData("< b id=\"1\">x< / b >", "!< b id=\"1\">!x!< / b >!")]
    [InlineData("<b>x</b>", "!<b>!x!</b>!")]
    [InlineData("a < b and c > d", "a < b and c > d")]
    [InlineData("<b id=\"7\">x</b>", "{7}x{/7}")]
    [InlineData("it&#39;s &quot;so&quot; &eacute;", "it's \"so\" &eacute;")]
    public void Reading_is_lenient_and_names_what_it_cannot_read(string answer, string pieces) =>
        Shown(HtmlDialect.Default.Read(answer, Source)).ShouldBe(pieces);

    [Fact]
    public void Names_of_dialects_differ() => DialectCatalog.All.Select(dialect => dialect.Name).ShouldBeUnique();

    private static Dialect Named(string name) => DialectCatalog.All.Single(dialect => dialect.Name == name);

    private static CodedText CodedOf(IEnumerable<AnswerToken> tokens)
    {
        var text = "";
        var codes = ImmutableArray.CreateBuilder<PlacedCode>();
        foreach (var token in tokens)
        {
            token.Kind.ShouldNotBe(AnswerTokenKind.Damaged, token.Text);
            if (token.Kind == AnswerTokenKind.Text)
                text += token.Text;
            else
                codes.Add(new PlacedCode(text.Length, token.Code));
        }

        return new CodedText(text, codes.ToImmutable());
    }

    private static string Shown(IEnumerable<AnswerToken> tokens) => string.Concat(tokens.Select(token => token switch
    {
        { Kind: AnswerTokenKind.Text } => token.Text,
        { Kind: AnswerTokenKind.Damaged } => $"!{token.Text}!",
        { Code.Kind: CodeKind.Closing } => $"{{/{token.Code.Id}}}",
        _ => $"{{{token.Code.Id}}}",
    }));
}
