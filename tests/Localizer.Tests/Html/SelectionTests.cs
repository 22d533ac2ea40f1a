using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Localizer.Html;
using Localizer.Model;
using Localizer.Pipeline;

namespace Localizer.Tests.Html;

/// <summary>What is extracted by rules: the examples of docs/extraction-rules.md, and what rules and pages may try.</summary>
public partial class SelectionTests
{
    private const string ItsStart = """<script type="application/its+xml"><its:rules xmlns:its="http://www.w3.org/2005/11/its" xmlns:h="http://www.w3.org/1999/xhtml" version="2.0">""";
    private const string ItsEnd = "</its:rules></script>";

    public static TheoryData<int> Examples => [.. Enumerable.Range(0, Example().Count(Documentation()))];

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_of_the_documentation_does_what_it_says(int number)
    {
        var example = Example().Matches(Documentation())[number].Groups;
        var rule = example["rule"].Value;
        var flags = rule.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var rules = rule.StartsWith('[')
            ? ConfigurationFile.Parse(Encoding.UTF8.GetBytes($"{{\"rules\":{rule}}}"), "localizer.json").Rules
            : [];
        var selection = SelectionRules.Create(After("--select"), After("--exclude"), rules);

        Units(example["page"].Value, selection).ShouldBe(example["units"].Value.TrimEnd());

        IEnumerable<string> After(string flag) => flags.Index().Where(part => part.Item == flag).Select(part => flags[part.Index + 1]);
    }

    [Theory]
    [InlineData("//p[", "")]
    [InlineData("count(//p)", "It gives a value, and selects nothing.")]
    [InlineData("$x", "There is no parameter 'x'.")]
    [InlineData("foo:bar()", "There is no function 'bar' in XPath 1.0.")]
    [InlineData("", "")]
    public void What_is_no_selector_is_refused_with_its_reason(string xpath, string reason)
    {
        var refused = Should.Throw<BadInputException>(() => SelectionRules.Create([xpath], [], []));
        refused.Diagnostic.Id.ShouldBe("xpath-invalid");
        refused.Message.ShouldContain(reason);
    }

    [Theory]
    [InlineData("//p[@title]/@title/..", "+ a")]
    [InlineData("//@title | //@alt", "+ t\n+ b\n+ c")]
    [InlineData("id('i')", "+ d")]
    [InlineData("//tbody/tr/td", "+ e")]
    [InlineData("/html/body/p[2]", "+ d")]
    [InlineData("//p[normalize-space(.)='a']", "+ a")]
    [InlineData("//h:p[. = 'd']", "+ d")]
    [InlineData("//td/ancestor::table/preceding-sibling::p[1]", "+ d")]
    public void An_expression_means_what_it_means_in_a_browser(string xpath, string selected)
    {
        const string Page = "<!DOCTYPE html><p title=t>a<p id=i>d<table><tr><td>e</table><img title=b alt=c>";
        var units = Units(Page, SelectionRules.Create([xpath], [], [])).Split('\n').Where(line => line[0] == '+').ToHashSet();
        units.IsSupersetOf(selected.Split('\n')).ShouldBeTrue(string.Join(' ', units));
    }

    [Fact]
    public void Selecting_text_is_refused_for_the_page() =>
        Should.Throw<BadInputException>(() => Units("<p>a", SelectionRules.Create(["//p/text()"], [], []))).Diagnostic.Id.ShouldBe("xpath-refused");

    [Fact]
    public void Selecting_nothing_is_said()
    {
        var extracted = Extract("<p>a", SelectionRules.Create(["//main"], [], []));
        extracted.Diagnostics.ShouldHaveSingleItem().Id.ShouldBe("select-empty");
        extracted.ReadUnits().ShouldAllBe(unit => !unit.Translate);
    }

    [Theory]
    [InlineData("//@content", "<meta itemprop=description content=A><meta property='schema:headline' content=B><meta property=headline content=C><span itemprop=description content=D>e</span><meta name=description content=F>", "+ e")]
    [InlineData("//meta[@itemprop]/@content", "<meta itemprop=description content=A><span itemprop=description content=B>c</span>", "+ c\n+ B")]
    [InlineData("//iframe/@srcdoc", "<iframe title=A srcdoc='<p>B</p>'></iframe>", "+ A")]
    [InlineData("//p[@class]", "<p class=a>A</p><iframe srcdoc='<p class=b>B</p><p>C</p>'></iframe>", "- A\n- B\n+ C")]
    public void What_is_excluded_is_not_asked_for(string xpath, string page, string units) =>
        Units(page, SelectionRules.Create([], [xpath], [])).ShouldBe(units);

    [Theory]
    [InlineData("//iframe/@srcdoc", "- a\n+ B")]
    [InlineData("//iframe", "- a\n+ B")]
    [InlineData("//p", "+ a")]
    public void A_page_in_an_attribute_is_selected_whole(string xpath, string units) =>
        Units("<p>a</p><iframe srcdoc='<p>B</p>'></iframe>", SelectionRules.Create([xpath], [], [])).ShouldBe(units);

    [Fact]
    public void Its_rules_of_a_page_in_an_attribute_hold_in_it() =>
        Units($"<iframe srcdoc='{ItsStart}<its:translateRule selector=\"//h:p\" translate=\"no\"/>{ItsEnd}<p>A</p>'></iframe><p>b</p>", SelectionRules.None).ShouldBe("- A\n+ b");

    [Fact]
    public void A_note_on_an_attribute_leaves_it_what_it_is()
    {
        var rule = new ElementRule { Attribute = "content", Note = "Be brief" };
        var units = Extract(
            "<meta property=og:title content=A><meta name=keywords content='B, C'><meta property=og:site_name content=D><meta name=viewport content=E><meta itemprop=name content=F><span itemprop=description content=G>h</span>",
            SelectionRules.Create([], [], [rule])).ReadUnits().ToList();
        units.Select(unit => $"{(unit.Translate ? '+' : '-')} {unit.Source.Text}").ShouldBe(["+ A", "+ B", "+ C", "- D", "+ F", "+ h", "+ G"]);
        units.Where(unit => unit.Translate && unit.Kind != UnitKind.Text).ShouldAllBe(unit => unit.Guidance!.Note!.Text == "Be brief");
    }

    [Fact]
    public void A_rule_for_an_implied_element_reaches_what_is_inside() =>
        Units("<p>a", SelectionRules.Create([], ["//body"], [])).ShouldBe("- a");

    [Fact]
    public void White_space_is_kept_by_rule() =>
        Extract($"{ItsStart}<its:preserveSpaceRule selector=\"//h:address\" space=\"preserve\"/>{ItsEnd}<address>a  b</address><p>c  d", SelectionRules.None)
            .ReadUnits().Select(unit => unit.Source.Text).ShouldBe(["a  b", "c d"]);

    [Fact]
    public void Local_attributes_win_over_rules_and_the_configuration_over_both()
    {
        var page = $"{ItsStart}<its:translateRule selector=\"//h:p\" translate=\"no\"/>{ItsEnd}<p>a<p translate=yes>b";
        Units(page, SelectionRules.None).ShouldBe("- a\n+ b");
        Units(page, SelectionRules.Create([], [], [new ElementRule { Element = "p", Translate = false }])).ShouldBe("- a\n- b");
    }

    [Fact]
    public void Notes_filters_and_terms_come_with_their_unit()
    {
        var units = Extract("<p its-loc-note='Be brief' its-locale-filter-list='fr'>A <b its-term=yes its-storage-size=9>chip</b> x</p>", SelectionRules.None).ReadUnits().ToList();
        units[0].Guidance!.Note!.Text.ShouldBe("Be brief");
        units[0].Guidance!.LocaleFilter!.Admits(Locale.Parse("vi")).ShouldBeFalse();
        units[0].GuidedSpans.ShouldHaveSingleItem().Guidance.Storage!.Bytes.ShouldBe(9);
        units[0].GuidedSpans[0].Guidance.Term!.IsTerm.ShouldBeTrue();
    }

    [Theory]
    [InlineData("<its:translateRule selector=\"//h:p[\" translate=\"no\"/>", "is not applied")]
    [InlineData("<its:translateRule selector=\"//x:p\" translate=\"no\"/>", "The prefix 'x' is not declared.")]
    [InlineData("<its:translateRule selector=\"//*[count(//*[count(//*) > count(//text())]) = 1]\" translate=\"no\"/>", "takes too long on this page")]
    [InlineData("<its:translateRule selector=\"//*", "they are no XML")]
    public void Hostile_rules_of_a_page_are_left_out_soon_and_said(string rule, string reason)
    {
        var page = ItsStart + rule + ItsEnd + string.Concat(Enumerable.Repeat("<p>a<b>c</b>", 3000));
        var watch = Stopwatch.StartNew();
        var extracted = Extract(page, SelectionRules.None);
        extracted.Diagnostics.ShouldHaveSingleItem().Message.ShouldContain(reason);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
        extracted.ReadUnits().Count().ShouldBe(3000);
    }

    [Fact]
    public void A_page_that_is_too_deep_is_refused_by_name()
    {
        var page = string.Concat(Enumerable.Repeat("<div>", 100_000)) + "a";
        Should.Throw<BadInputException>(() => Units(page, SelectionRules.Create(["//p"], [], []))).Message.ShouldContain("nested deeper than 2000");
        Units(page, SelectionRules.Create([], [], [new ElementRule { Element = "div", Translate = false }])).ShouldBe("- a");
    }

    private static ExtractedPage Extract(string page, SelectionRules rules) =>
        PageExtractor.Extract(SourcePage.Read("page.html", Encoding.UTF8.GetBytes(page)), rules, LinkedFiles.None);

    private static string Units(string page, SelectionRules rules) =>
        string.Join('\n', Extract(page, rules).ReadUnits().Select(unit => $"{(unit.Translate ? '+' : '-')} {unit.Source.Text}"));

    private static string Documentation() => File.ReadAllText(Path.Combine(Corpus.RepositoryRoot, "docs/extraction-rules.md"));

    [GeneratedRegex(@"```html\n(?<page>.*?)```\n```(?:json)?\n(?<rule>.*?)```\n```\n(?<units>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Example();
}
