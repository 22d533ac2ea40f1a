using System.Collections.Immutable;
using Localizer.Glossaries;
using Localizer.InlineCodes.Dialects;
using Localizer.Model;
using Localizer.Pipeline.Translation;
using Localizer.Providers;
using Localizer.Tests.InlineCodes;

namespace Localizer.Tests.Pipeline.Terminology;

/// <summary>What is sent for the sake of terms, and what becomes of the answers.</summary>
public sealed class TermWaysTests
{
    private static readonly Locale Vietnamese = Locale.Parse("vi");

    private static readonly KnownTerms Known = new(Termbase.Create(
    [
        new Term("H20") { DoNotTranslate = true },
        Translated("export control", "kiểm soát xuất khẩu"),
        Translated("chip", "con chip"),
        Translated("server", "máy chủ"),
    ]));

    [Theory]
    [InlineData("html", "chip", "Export controls hit {1}chips{/1} of H20.", "Export controls hit <b id=\"1\"><span translate=\"no\" class=\"notranslate\">con chip</span></b> of <span translate=\"no\" class=\"notranslate\">H20</span>.")]
    [InlineData("html", "export control", "Export controls hit {1}chips{/1}.", "<span translate=\"no\" class=\"notranslate\">kiểm soát xuất khẩu</span> hit <b id=\"1\">chips</b>.")]
    [InlineData("html-dictionary", "chip", "Export controls hit {1}chips{/1} of H20.", "Export controls hit <b id=\"1\"><mstrans:dictionary translation=\"con chip\">chips</mstrans:dictionary></b> of <span translate=\"no\" class=\"notranslate\">H20</span>.")]
    [InlineData("xml", "chip", "The chip of H20", "The <t>con chip</t> of <t>H20</t>")]
    [InlineData("numbered-tags", "server", "The {1}server{/1} & more", "The <1>máy chủ</1> & more")]
    [InlineData("markers", "server", "The {1}server{/1} & more", "The ⟦1⟧máy chủ⟦/1⟧ &amp; more")]
    public void A_term_that_is_missing_goes_as_its_form(string dialect, string missing, string source, string written) =>
        Written(new TermsInPlace(Named(dialect), Known), Target(source, missing)).ShouldBe(written);

    [Theory]
    [InlineData("html", "Export controls hit {1}chips{/1} of H20.", "<img id=\"2\"> hit <b id=\"1\"><img id=\"3\"></b> of <img id=\"4\">.")]
    [InlineData("xml", "The chip’s H20", "The <x id=\"1\"/>’s <x id=\"2\"/>")]
    [InlineData("markers", "The {1}old{/1} chip & more", "The ⟦1⟧old⟦/1⟧ ⟦2⟧ &amp; more")]
    [InlineData("numbered-tags", "The {1}old{/1} chip & more", "The <1>old</1> <2/> & more")]
    public void All_terms_go_as_codes_that_stand_alone(string dialect, string source, string written) =>
        Written(new TermsAsCodes(Named(dialect), Known), Target(source, "chip")).ShouldBe(written);

    [Fact]
    public void A_term_that_a_code_stands_inside_of_stays_as_it_is()
    {
        var target = Target("The export {1}control{/1} of a chip", "chip", "export control");

        Written(new TermsAsCodes(HtmlDialect.Default, Known), target).ShouldBe("The export <b id=\"1\">control</b> of a <img id=\"2\">");
    }

    [Fact]
    public void Names_alone_were_marked_before_and_go_as_codes_at_once()
    {
        var target = Target("The old H20", "H20");

        new TermsInPlace(HtmlDialect.Default, Known).QuestionsFor(target).ShouldBeEmpty();
        Written(new TermsAsCodes(HtmlDialect.Default, Known), target).ShouldBe("The old <img id=\"1\">");
    }

    [Fact]
    public void Nothing_is_asked_for_where_no_term_is_missing_or_nothing_is_left_to_translate()
    {
        foreach (AskingWay way in (AskingWay[])[new TermsInPlace(HtmlDialect.Default, Known), new TermsAsCodes(HtmlDialect.Default, Known)])
        {
            way.QuestionsFor(Target("The chip of H20")).ShouldBeEmpty();
            way.AtMost.QuestionsFor(Target("The chip of H20")).ShouldHaveSingleItem();
        }

        new TermsAsCodes(HtmlDialect.Default, Known).QuestionsFor(Target("Chip H20.", "chip")).ShouldBeEmpty();
    }

    [Fact]
    public void A_form_that_has_the_terms_own_word_would_be_translated_again_where_nothing_marks_it()
    {
        new TermsInPlace(NumberedTagsDialect.Default, Known).QuestionsFor(Target("The old chip", "chip")).ShouldBeEmpty();
        Written(new TermsInPlace(NumberedTagsDialect.Default, Known), Target("The chip of a server", "chip", "server")).ShouldBe("The chip of a máy chủ");
    }

    [Fact]
    public void A_dictionary_is_for_english_alone()
    {
        var text = new PendingText(Locale.Parse("de"), new CodedText("Der chip hier"), [], new SegmentContext("", "", "", ""));

        new TermsInPlace(DictionaryDialect.Default, Known).AtMost.QuestionsFor(new PendingTarget(text, Vietnamese)).ShouldBeEmpty();
        new TermsInPlace(DictionaryDialect.Default, Known).AtMost.QuestionsFor(new PendingTarget(text, Locale.Parse("en"))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("The old chip sells.", "Bán <img id=\"1\"> cũ.", "Bán con chip cũ.")]
    [InlineData("Chips sell.", "<img id=\"1\"> bán.", "Con chip bán.")]
    [InlineData("Chips sell.", "Bán <img id=\"1\">.", "Bán con chip.")]
    [InlineData("The old chip sells.", "Bán<img id=\"1\">cũ.", "Bán con chip cũ.")]
    [InlineData("A chip of H20.", "<img id=\"2\"> có <img id=\"1\">.", "H20 có con chip.")]
    public void Codes_become_forms_where_they_come_back(string source, string answer, string target) =>
        Read(new TermsAsCodes(HtmlDialect.Default, Known), Target(source, "chip"), answer)!.Text.Text.ShouldBe(target);

    [Theory]
    [InlineData("The old chip sells.", "Bán cũ.")]
    [InlineData("The H20 chip sells.", "Bán H20 <img id=\"2\">.")]
    [InlineData("The old chip sells.", "Bán <img id=\"7\"> cũ.")]
    [InlineData("The old chip sells.", "Bán <img id=\"1\"> cũ <img id=\"2\">.")]
    public void A_code_that_is_lost_or_strange_is_none_that_a_form_could_stand_for(string source, string answer)
    {
        var read = Read(new TermsAsCodes(HtmlDialect.Default, Known), Target(source, "chip"), answer);

        // Of a strange one it may be certain that it does not belong there.
        (read?.Text.Text ?? "").ShouldBeOneOf("", "Bán con chip cũ.", "Bán con chip cũ .");
    }

    [Theory]
    [InlineData("The chip sells.", "<span translate=\"no\" class=\"notranslate\">con chip</span> bán.", "Con chip bán.")]
    [InlineData("the chip sells.", "<span>con chip</span> bán.", "con chip bán.")]
    [InlineData("The {1}chip{/1} sells.", "Bán <b id=\"1\">con chip</b>.", "Bán con chip.")]
    public void What_was_marked_reads_as_words(string source, string answer, string target) =>
        Read(new TermsInPlace(HtmlDialect.Default, Known), Target(source, "chip"), answer)!.Text.Text.ShouldBe(target);

    [Theory]
    [InlineData("Bán <mstrans:dictionary translation=\"con chip\">chip</mstrans:dictionary>.", "Bán chip.")]
    [InlineData("Bán < mstrans:dictionary translation=\"con chip\">chip</mstrans:dictionary>.", "Bán chip.")]
    public void A_dictionary_entry_that_comes_back_is_left_out(string answer, string target) =>
        Read(new TermsInPlace(DictionaryDialect.Default, Known), Target("The chip sells.", "chip"), answer)!.Text.Text.ShouldBe(target);

    [Theory]
    [InlineData(MarkupForm.Html, "html in place, html as codes, html-attributeless as codes")]
    [InlineData(MarkupForm.Xml, "xml in place, xml as codes, xml-attributeless as codes")]
    [InlineData(MarkupForm.Markers, "markers in place, markers as codes, braces as codes")]
    [InlineData(MarkupForm.Text, "text in place")]
    public void Each_service_has_its_ways(MarkupForm form, string ways) => Ways(form, takesDictionary: false).ShouldBe(ways);

    [Fact]
    public void A_service_that_takes_a_dictionary_is_told() => Ways(MarkupForm.Html, takesDictionary: true).ShouldBe("html-dictionary in place, html as codes, html-attributeless as codes");

    private static string Ways(MarkupForm form, bool takesDictionary)
    {
        var capabilities = new ServiceCapabilities
        {
            Forms = [form, MarkupForm.Text],
            TakesDictionary = takesDictionary,
            BillingUnit = BillingUnit.Utf16Units,
            MaxItems = 1,
            MaxItemCharacters = 1,
            MaxRequestCharacters = 1,
            AttemptTimeout = TimeSpan.FromSeconds(1),
        };
        return string.Join(", ", AskingWay.ForTerms(capabilities, Known).Select(way => $"{way.Dialect.Name} {(way is TermsAsCodes ? "as codes" : "in place")}"));
    }

    private static Term Translated(string source, string form) =>
        new(source) { Targets = ImmutableDictionary<Locale, string>.Empty.Add(Vietnamese, form) };

    private static Dialect Named(string name) => DialectCatalog.All.Single(dialect => dialect.Name == name);

    private static PendingTarget Target(string text, params string[] lacking)
    {
        var source = CodedTexts.Of(text);
        var target = new PendingTarget(
            new PendingText(Locale.Parse("en"), source, [.. Known.Terms.FindUntouchable(source.Text)], new SegmentContext("", "", "", "")), Vietnamese);
        target.Lack([.. Known.Terms.Terms.Where(term => lacking.Contains(term.Source))]);
        return target;
    }

    private static string Written(AskingWay way, PendingTarget target)
    {
        var question = way.QuestionsFor(target).ShouldHaveSingleItem();
        return way.Dialect.Write(question.Source, question.Terms.ShouldNotBeNull());
    }

    private static ProvenTarget? Read(AskingWay way, PendingTarget target, string answer) => way.Read(target, [new ServiceText(answer)], Known)!.Target;
}
