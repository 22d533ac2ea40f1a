using System.Diagnostics;
using System.Text;
using Localizer.Model;
using Localizer.Segmentation;
using Localizer.Segmentation.Srx;

namespace Localizer.Tests.Segmentation;

/// <summary>SRX files, as the standard says and as others have written them.</summary>
public class SrxReaderTests
{
    private static readonly Locale English = Locale.Parse("en");

    [Fact]
    public void LanguageTool_s_rules_are_all_read_and_split_text()
    {
        var document = ReadCorpus("languagetool-segment.srx");

        document.Diagnostics.ShouldBeEmpty();
        document.Cascades.ShouldBeTrue();
        document.Codes.ShouldBe(new CodePlacement(Opening: false, Closing: true, Standalone: false));
        var segmenter = new SrxSegmenter(document, GenericSegmenter.Instance);
        Sentences.Of(segmenter, "Mr. Smith went to Washington. He spoke, e.g. about the U.S. economy. (Nobody came.) Pity!", English)
            .ShouldBe(["Mr. Smith went to Washington.", "He spoke, e.g. about the U.S. economy.", "(Nobody came.)", "Pity!"]);
        Sentences.Of(segmenter, "Das ist z. B. ein Satz. Das ist noch einer.", Locale.Parse("de")).ShouldBe(["Das ist z. B. ein Satz.", "Das ist noch einer."]);
        Sentences.Of(segmenter, "To jest zdanie. To jest drugie, prof. Kowalski.", Locale.Parse("pl")).ShouldBe(["To jest zdanie.", "To jest drugie, prof. Kowalski."]);
        Sentences.Of(segmenter, "Это Р.Х. Имя. А это другое.", Locale.Parse("ru"))[^1].ShouldBe("А это другое.");
        foreach (var language in "el pl en nl ro sk is ru sl ca es de da eo fr uk be gl ja br pt it ta fa sr sv lt ml tl".Split(' '))
            Sentences.Of(segmenter, "Ok! Ok? Ok.", Locale.Parse(language)).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("default.srx", "en", "One. Two", "One.|Two")]
    [InlineData("example.srx", "en", "A Mr. Smith came etc. and left. Two.", "A Mr. Smith came etc. and left.|Two.")]
    [InlineData("example.srx", "fr", "Voici Mlle. Dupont. Deux.", "Voici Mlle. Dupont.|Deux.")]
    [InlineData("example1.srx", "en", "One. Two", "One.|Two")]
    [InlineData("example2.srx", "en", "One. Two", "One.|Two")]
    [InlineData("simple.srx", "en", "A Mr. Smith came. Two.", "A Mr. Smith came.|Two.")]
    [InlineData("simple-1.0.srx", "en", "A Mr. Smith came. Two.", "A Mr. Smith came.|Two.")]
    [InlineData("simple-1.0.srx", "pl", "Tak p. Kowalski. Nie.", "Tak p. Kowalski.|Nie.")]
    [InlineData("ticket1.srx", "en", "One. two", "One.|two")]
    public void Files_of_another_tool_s_tests_split_as_it_does(string file, string locale, string text, string expected) =>
        string.Join('|', Sentences.Of(new SrxSegmenter(ReadCorpus($"loomchild/{file}"), GenericSegmenter.Instance), text, Locale.Parse(locale))).ShouldBe(expected);

    [Fact]
    public void A_file_without_version_is_refused_with_its_place()
    {
        var refused = Should.Throw<BadInputException>(() => ReadCorpus("loomchild/invalid.srx"));

        refused.Diagnostic.Id.ShouldBe("srx-version");
        refused.Diagnostic.Place!.Position.ShouldBe(new TextPosition(2, 1));
    }

    [Fact]
    public void The_first_rule_that_fits_decides()
    {
        Split("One. Two", [(false, @"\.", @"\s"), (true, @"\.", @"\s")]).ShouldBe("One. Two");
        Split("One. Two", [(true, @"\.", @"\s"), (false, @"\.", @"\s")]).ShouldBe("One.|Two");
    }

    [Fact]
    public void Cascading_maps_all_apply_in_their_order_and_others_only_the_first()
    {
        const string rules = """
            <languagerules>
            <languagerule languagerulename="B"><rule break="yes"><beforebreak>,</beforebreak><afterbreak>\s</afterbreak></rule><rule><beforebreak>;</beforebreak></rule></languagerule>
            <languagerule languagerulename="A"><rule break="no"><beforebreak>Mr,</beforebreak></rule></languagerule>
            </languagerules>
            <maprules><languagemap languagepattern="en" languagerulename="A"/><languagemap languagepattern=".*" languagerulename="B"/></maprules>
            """;
        Split("Mr, One, Two; Three", Wrap(rules, "cascade=\"yes\"")).ShouldBe("Mr, One,|Two;|Three");
        Split("Mr, One, Two; Three", Wrap(rules, "cascade=\"no\"")).ShouldBe("Mr, One, Two; Three");
    }

    [Fact]
    public void A_pattern_fits_the_whole_tag_and_a_locale_falls_back_to_its_parent()
    {
        var file = Wrap("""
            <languagerules><languagerule languagerulename="A"><rule break="yes"><beforebreak>,</beforebreak></rule></languagerule></languagerules>
            <maprules><languagemap languagepattern="(PT|pt)" languagerulename="A"/></maprules>
            """, "cascade=\"yes\"");
        var segmenter = new SrxSegmenter(Read(file), GenericSegmenter.Instance);

        segmenter.FindBreaks("a,b. C", Locale.Parse("pt")).ShouldBe([2]);
        segmenter.FindBreaks("a,b. C", Locale.Parse("pt-BR")).ShouldBe([2]);
        segmenter.FindBreaks("a,b. C", English).ShouldBe([5]);
    }

    [Fact]
    public void Format_handles_say_where_codes_belong()
    {
        var file = Wrap("""
            <languagerules><languagerule languagerulename="A"/></languagerules><maprules><languagemap languagepattern=".*" languagerulename="A"/></maprules>
            """, "cascade=\"yes\"", """<formathandle type="start" include="yes"/><formathandle type="end" include="no"/><formathandle type="isolated" include="yes"/>""");

        Read(file).Codes.ShouldBe(new CodePlacement(Opening: true, Closing: false, Standalone: true));
    }

    [Theory]
    [InlineData("<!DOCTYPE srx [<!ENTITY a 'b'>]>", "srx-declarations")]
    [InlineData("<!DOCTYPE srx SYSTEM 'http://127.0.0.1:1/srx.dtd'>", null)]
    public void A_DOCTYPE_fetches_and_declares_nothing(string doctype, string? refusal)
    {
        var file = doctype + Wrap("""
            <languagerules><languagerule languagerulename="A"/></languagerules><maprules><languagemap languagepattern=".*" languagerulename="A"/></maprules>
            """, "cascade=\"yes\"");
        if (refusal is null)
            Read(file).Diagnostics.ShouldBeEmpty();
        else
            Should.Throw<BadInputException>(() => Read(file)).Diagnostic.Id.ShouldBe(refusal);
    }

    [Theory]
    [InlineData("(a+)+$", "aaaaaaaaaaaaaaaa")]
    [InlineData("(a|aa)+b", "aaaaaaaaaaaaaaaa")]
    [InlineData("(.*a){12}", "aaaaaaaaaaaaaaab")]
    [InlineData(@".*\.", "................")]
    [InlineData(@"(x+x+)+y", "xxxxxxxxxxxxxxxx")]
    public void No_expression_runs_away(string expression, string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 65_536));
        var segmenter = new SrxSegmenter(Read(File((true, expression, "Z"), (false, "Q", expression), (true, @"\.", @".*\.$"))), GenericSegmenter.Instance);
        var watch = Stopwatch.StartNew();

        segmenter.FindBreaks(text, English);

        // A million characters: what went back over them even once each would take hours.
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    private static string Split(string text, (bool, string, string)[] rules) => Split(text, File(rules));

    private static string Split(string text, string file) => string.Join('|', Sentences.Of(new SrxSegmenter(Read(file), GenericSegmenter.Instance), text, English));

    private static string File(params (bool IsBreak, string Before, string After)[] rules) => Wrap(
        "<languagerules><languagerule languagerulename='A'>"
        + string.Concat(rules.Select(rule => $"<rule break='{(rule.IsBreak ? "yes" : "no")}'><beforebreak>{rule.Before}</beforebreak><afterbreak>{rule.After}</afterbreak></rule>"))
        + "</languagerule></languagerules><maprules><languagemap languagepattern='.*' languagerulename='A'/></maprules>",
        "cascade=\"yes\"");

    private static string Wrap(string body, string attributes, string header = "") =>
        $"<srx version=\"2.0\" xmlns=\"http://www.lisa.org/srx20\"><header segmentsubflows=\"yes\" {attributes}>{header}</header><body>{body}</body></srx>";

    private static SrxDocument Read(string file) => SrxReader.Read(Encoding.UTF8.GetBytes(file), "rules.srx");

    private static SrxDocument ReadCorpus(string file) => SrxReader.Read(System.IO.File.ReadAllBytes(Corpus.Path($"srx/{file}")), file);
}
