using System.Text;
using Localizer.Html;
using Localizer.Model;

namespace Localizer.Tests.Html;

/// <summary>What code of template languages does to a page besides its texts, which <c>Cases/islands*.html</c> show.</summary>
public class TemplateTests
{
    [Fact]
    public void An_address_that_a_template_begins_is_no_relative_link() => Extract(
        "<a href=\"{{ url }}\">a</a><a href=\"<?= $u ?>\">b</a><a href='<%= u %>/x'>c</a><img src=\"i/{{ x }}.png\"><img srcset=\"{{ a }} 1x, b.png 2x\"><p style=\"background:url({{ b }})\">d<a href=e.html>f</a>")
        .Map.Urls.Select(url => url.Text).ShouldBe(["i/{{ x }}.png", "e.html"]);

    [Theory]
    [InlineData("<p>A</p><?php foreach ($a as $b) { echo $b->c; }", "A", false)]
    [InlineData("<p>A</p><?php if ($a->b) { ?><p>B</p><?php echo $c->d; <p>C</p>", "A|B", true)]
    [InlineData("<p>A</p><?= $b->c <p>B</p>", "A|c|B", false)]
    [InlineData("<p>A</p><?phpx > <p>B</p>", "A|B", false)]
    public void Php_without_an_end_takes_the_rest_and_says_so(string page, string texts, bool isSaid)
    {
        var extracted = Extract(page);
        string.Join('|', extracted.ReadUnits().Select(unit => unit.Source.Text)).ShouldBe(texts);
        extracted.Diagnostics.Select(said => said.Id).ShouldBe(isSaid ? ["php-unclosed"] : []);
    }

    [Theory]
    [InlineData("{{ ", " }}", 900, true)]
    [InlineData("{{ ", " }}", 1100, false)]
    [InlineData("<?php ", " ?>", 9000, true)]
    [InlineData("<?php ", " ?>", 11000, false)]
    public void Code_in_a_tag_has_to_end_soon(string open, string close, int length, bool isCode)
    {
        var page = $"<p data-x=\"{open}\"{new string('x', length)}\"{close}\" title=\"Tip\">Text</p>";
        Extract(page).ReadUnits().Any(unit => unit.Kind == UnitKind.Attribute && unit.Source.Text == "Tip").ShouldBe(isCode || open == "{{ ");
        var tokenizer = new HtmlTokenizer(Encoding.UTF8.GetBytes(page));
        tokenizer.Read();
        (tokenizer.Attributes.Length == 2).ShouldBe(isCode);
    }

    [Theory]
    [InlineData("x", false)]
    [InlineData("<", false)]
    [InlineData("<?", true)]
    [InlineData("<%", true)]
    [InlineData("{%", true)]
    [InlineData("{{", true)]
    [InlineData("{ {< ?<!%{?", false)]
    public void Code_is_seen_wherever_it_begins(string code, bool isSeen)
    {
        for (var before = 0; before < 70; before++)
        {
            for (var after = 0; after < 70; after += 23)
                IslandFinder.MayBeIn(Encoding.ASCII.GetBytes(new string('x', before) + code + new string('x', after))).ShouldBe(isSeen);
        }
    }

    [Fact]
    public void In_a_two_byte_encoding_a_second_byte_is_no_brace()
    {
        // In Shift_JIS the second byte of the first character is '{'.
        byte[] page = [.. "<meta charset=shift_jis><p>"u8, 0x8E, 0x7B, .. "% <b>text %}</b></p>"u8];
        PageExtractor.Extract(SourcePage.Read("page.html", page)).ReadUnits().ShouldHaveSingleItem().Source.Codes.Length.ShouldBe(2);
    }

    private static ExtractedPage Extract(string page) => PageExtractor.Extract(SourcePage.Read("page.html", Encoding.UTF8.GetBytes(page)));
}
