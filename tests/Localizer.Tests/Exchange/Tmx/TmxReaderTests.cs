using System.Text;
using System.Xml;
using System.Xml.Linq;
using Localizer.Exchange.Tmx;
using Localizer.Model;

namespace Localizer.Tests.Exchange.Tmx;

public sealed class TmxReaderTests
{
    [Fact]
    public void Every_file_of_the_corpus_is_read_but_the_invalid_one()
    {
        var files = Corpus.Files("tmx", "*.tmx");
        files.Count.ShouldBeGreaterThan(30);
        foreach (var file in files)
        {
            if (Path.GetFileName(file) == "invalid.tmx")
                continue;
            var units = ReadFile(file);

            units.Count.ShouldBe(CountOfUnits(file), file);
            units.SelectMany(unit => unit.Diagnostics).ShouldBeEmpty(file);
            units.ShouldAllBe(unit => unit.Variants.Length > 0, file);
        }
    }

    [Fact]
    public void A_pair_that_is_opened_twice_is_refused()
    {
        var diagnostic = Should.Throw<BadInputException>(() => ReadFile(Corpus.Path("tmx/omegat/tmx/invalid.tmx"))).Diagnostic;

        diagnostic.Id.ShouldBe("tmx-pair-open");
        diagnostic.Place!.Position.ShouldBe(new TextPosition(15, 6));
    }

    [Theory]
    [InlineData("ImportTest1F.tmx")]
    [InlineData("ImportTest2A.tmx")]
    [InlineData("ImportTest2B.tmx")]
    public void UTF_16_is_read(string name)
    {
        var units = ReadFile(Corpus.Path($"tmx/omegat/tmx/TMXComplianceKit/{name}"));

        units.ShouldAllBe(unit => unit.Variants.All(variant => !variant.Text.Text.Contains('\0')));
        units.Count.ShouldBeGreaterThan(2);
    }

    [Fact]
    public void Codes_in_another_order_keep_their_ids()
    {
        var unit = ReadFile(Corpus.Path("tmx/omegat/tmx/TMXComplianceKit/ExportTest2A.tmx"))[0];

        unit.Id.ShouldBe("1");
        unit.Source!.Tag.ShouldBe("en-US");
        Markup(unit, "en-US").ShouldBe("The big <pc id=\"1\">black</pc> <pc id=\"2\">cat</pc> sleeps.");
        Markup(unit, "fr-CA").ShouldBe("Le gros <pc id=\"2\">chat</pc> <pc id=\"1\">noir</pc> dors.");
    }

    [Fact]
    public void The_source_numbers_the_codes_wherever_it_stands()
    {
        var unit = ReadOne(
            "<tuv xml:lang='vi'><seg><ph x='2'/>một<ph x='1'/></seg></tuv><tuv xml:lang='en'><seg><ph x='1'/>one<ph x='2'/></seg></tuv>");

        Markup(unit, "vi").ShouldBe("<ph id=\"2\"/>một<ph id=\"1\"/>");
        Markup(unit, "en").ShouldBe("<ph id=\"1\"/>one<ph id=\"2\"/>");
    }

    [Theory]
    [InlineData("a<ph>&lt;br/></ph>b", "a<ph id=\"1\"/>b")]
    [InlineData("a<ut>x</ut>b", "a<ph id=\"1\"/>b")]
    [InlineData("a <hi x='1'>b<hi>c</hi></hi>", "a <pc id=\"1\">b<pc id=\"2\">c</pc></pc>")]
    [InlineData("a<hi/>b", "a<pc id=\"1\"></pc>b")]
    [InlineData("<bpt i='7'/>a<ept i='7'/><bpt i='7'/>b<ept i='7'/>", "<pc id=\"1\">a</pc><pc id=\"2\">b</pc>")]
    [InlineData("<bpt i='1'/>a<bpt i='2'/>b<ept i='1'/>c<ept i='2'/>", "<sc id=\"1\"/>a<pc id=\"2\">b<ec startRef=\"1\"/>c</pc>")]
    [InlineData("<bpt i='1'/>a", "<sc id=\"1\"/>a")]
    [InlineData("a<ept i='1'/>", "a<ec startRef=\"1\"/>")]
    [InlineData("<it pos='begin'>x</it>a<it pos='end'/>", "<sc id=\"1\"/>a<ec startRef=\"2\"/>")]
    [InlineData("<it>x</it>a", "<ph id=\"1\"/>a")]
    [InlineData("a<ph>x<sub>alt <ph/>text</sub>y</ph>b", "a<ph id=\"1\"/>b")]
    [InlineData("a<!-- no -->b<?pi?><![CDATA[<c>]]>&amp;&#160;", "ab&lt;c&gt;&amp;\u00A0")]
    [InlineData("  a\n\tb ", "  a\n\tb ")]
    [InlineData("", "")]
    public void Inline_elements_become_codes(string segment, string markup) =>
        Markup(ReadOne($"<tuv xml:lang='en'><seg>{segment}</seg></tuv>"), "en").ShouldBe(markup);

    [Fact]
    public void A_pair_is_matched_by_x_before_i()
    {
        var unit = ReadOne(
            "<tuv xml:lang='en'><seg><bpt i='1' x='5'/>a<ept i='1'/><bpt i='2' x='6'/>b<ept i='2'/></seg></tuv>"
            + "<tuv xml:lang='vi'><seg><bpt i='1' x='6'/>B<ept i='1'/><bpt i='2' x='5'/>A<ept i='2'/></seg></tuv>");

        Markup(unit, "vi").ShouldBe("<pc id=\"2\">B</pc><pc id=\"1\">A</pc>");
    }

    [Fact]
    public void Codes_that_only_a_target_has_are_numbered_after_the_source_s()
    {
        var unit = ReadOne("<tuv xml:lang='en'><seg><ph x='1'/></seg></tuv><tuv xml:lang='vi'><seg><it pos='end'/><ph x='1'/></seg></tuv>");

        Markup(unit, "vi").ShouldBe("<ec startRef=\"2\"/><ph id=\"1\"/>");
    }

    [Fact]
    public void What_the_file_says_about_a_unit_is_kept()
    {
        var unit = ReadOne(
            "<note>first</note><prop type='project'>web</prop>"
            + "<tuv xml:lang='en' changeid='an' changedate='20240229T120000Z'><note>second</note><seg>a</seg></tuv>",
            "tuid='u1' creationid='binh' creationdate='2023-05-01T07:00:00+07:00' changedate='yesterday'");

        unit.Id.ShouldBe("u1");
        unit.Index.ShouldBe(1);
        unit.Notes.ShouldHaveSingleItem().Text.ShouldBe("first");
        unit.Variants[0].Notes.ShouldHaveSingleItem().Text.ShouldBe("second");
        (unit.Properties.ShouldHaveSingleItem().Type, unit.Properties[0].Value).ShouldBe(("project", "web"));
        unit.Attributes.ShouldBe([new TmxAttributeValue("creationdate", "2023-05-01T07:00:00+07:00"), new TmxAttributeValue("changedate", "yesterday")]);
        unit.Provenance.ShouldBe(new TmxProvenance("binh", new DateTimeOffset(2023, 5, 1, 0, 0, 0, TimeSpan.Zero), null, null));
        unit.Variants[0].Provenance.When.ShouldBe(new DateTimeOffset(2024, 2, 29, 12, 0, 0, TimeSpan.Zero));
        unit.Variants[0].Provenance.Who.ShouldBe("an");
    }

    [Fact]
    public void Languages_are_read_in_any_case_and_by_the_old_attribute()
    {
        var units = ReadFile(Corpus.Path("tmx/omegat/tmx/test-multiple-tuv.tmx"));

        units[0].Variants.Select(variant => variant.Locale.Tag)
            .ShouldBe(["en-US", "es", "es-AR", "es-BO", "fr-CA", "fr-CA", "fr", "de"]);
        ReadOne("<tuv xml:lang='En-uS'><seg>a</seg></tuv>").Variants[0].Locale.Tag.ShouldBe("en-US");
    }

    [Theory]
    [InlineData("<tuv xml:lang='Klingonish'><seg>a<bpt/></seg></tuv>", "tmx-language")]
    [InlineData("<tuv><seg>a</seg></tuv>", "tmx-language")]
    [InlineData("<tuv xml:lang='vi'></tuv>", "tmx-no-segment")]
    [InlineData("<tuv xml:lang='vi'/>", "tmx-no-segment")]
    [InlineData("<tuv xml:lang='vi'><seg>a<b>c<hi>d</hi></b>e</seg></tuv>", "tmx-unknown-code")]
    public void A_variant_that_is_not_understood_is_left_out_and_said_to_be(string variant, string id)
    {
        var unit = ReadOne($"{variant}<tuv xml:lang='en'><seg>kept</seg></tuv>");

        unit.Variants.ShouldHaveSingleItem().Text.Text.ShouldBe("kept");
        var warning = unit.Diagnostics.ShouldHaveSingleItem();
        warning.Id.ShouldBe(id);
        warning.Severity.ShouldBe(Severity.Warning);
        warning.Place!.Position!.Value.Line.ShouldBe(1);
    }

    [Theory]
    [InlineData("<!DOCTYPE tmx SYSTEM \"http://localhost:9/tmx14.dtd\"><tmx version='1.4'/>", null)]
    [InlineData("<!DOCTYPE tmx PUBLIC \"-//LISA\" \"tmx14.dtd\"><tmx version='1.1'/>", null)]
    [InlineData("<tmx/>", null)]
    [InlineData("<!DOCTYPE tmx [<!ENTITY a 'b'>]><tmx version='1.4'/>", "tmx-declarations")]
    [InlineData("<!DOCTYPE tmx [<!ELEMENT tmx ANY>]><tmx version='1.4'/>", "tmx-declarations")]
    [InlineData("<!DOCTYPE tmx SYSTEM 'x' [ <!ENTITY % p SYSTEM 'file:///etc/passwd'> %p; ]><tmx version='1.4'/>", "tmx-declarations")]
    [InlineData("<!DOCTYPE tmx SYSTEM 'tmx14.dtd'><tmx version='1.4'>&nbsp;</tmx>", "tmx-not-well-formed")]
    [InlineData("<tmx version='1.4'><header srclang='&nbsp;'/></tmx>", "tmx-not-well-formed")]
    [InlineData("<tmx version='1.4'><body>", "tmx-not-well-formed")]
    [InlineData("", "tmx-not-well-formed")]
    [InlineData("<xliff version='1.2'/>", "tmx-root")]
    [InlineData("<tmx version='2.0'/>", "tmx-version")]
    public void A_file_is_read_or_refused_with_its_place(string tmx, string? id)
    {
        if (id is null)
        {
            Read(tmx).ShouldBeEmpty();
            return;
        }

        var diagnostic = Should.Throw<BadInputException>(() => Read(tmx)).Diagnostic;

        diagnostic.Id.ShouldBe(id);
        diagnostic.Place!.File.ShouldBe("m.tmx");
        diagnostic.Hint.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public void An_undefined_entity_is_named_with_its_place_and_its_remedy()
    {
        var diagnostic = Should.Throw<BadInputException>(() => ReadOne("\n<note>a&nbsp;b</note>")).Diagnostic;

        diagnostic.ToString().ShouldBe(
            "m.tmx:2:9: error tmx-not-well-formed: The file is not well-formed XML: Reference to undeclared entity 'nbsp'. "
            + "Write the character itself, or its number as in &#160;.");
    }

    [Fact]
    public void Invalid_UTF_8_is_refused_with_its_place()
    {
        var bytes = Encoding.Latin1.GetBytes("<tmx version='1.4'><body>\n<tu tuid='\u00E9'/></body></tmx>");

        Should.Throw<BadInputException>(() => TmxReader.Read(new MemoryStream(bytes), "m.tmx").Count())
            .Diagnostic.Place!.Position!.Value.Line.ShouldBe(2);
    }

    [Fact]
    public void Too_much_of_anything_is_refused()
    {
        RefusalOf($"<note>{new string('x', TmxReader.MaxSegmentLength + 1)}</note>").ShouldBe("tmx-segment-too-large");
        RefusalOf($"<tuv xml:lang='vi'><seg>{new string('x', TmxReader.MaxSegmentLength + 1)}</seg></tuv>").ShouldBe("tmx-segment-too-large");
        RefusalOf($"<tuv xml:lang='vi'><seg>{Repeat("<ph/>", TmxReader.MaxCodes + 1)}</seg></tuv>").ShouldBe("tmx-segment-too-large");
        RefusalOf(Repeat("<note/>", TmxReader.MaxParts + 1)).ShouldBe("tmx-unit-too-large");
        RefusalOf(Repeat("<note>", 100_000)).ShouldBe("tmx-too-deep");
        RefusalOf($"<tuv xml:lang='vi'><seg>{Repeat("<ph>", 100_000)}</seg></tuv>").ShouldBe("tmx-too-deep");
        RefusalOf($"<tuv xml:lang='vi'><seg><ph>{new string('x', TmxReader.MaxSegmentLength + 1)}</ph></seg></tuv>").ShouldBe("tmx-segment-too-large");
        RefusalOf($"<tuv xml:lang='vi'><seg><ph>{Repeat("<sub/>", TmxReader.MaxSegmentLength / 4)}</ph></seg></tuv>").ShouldBe("tmx-segment-too-large");
        RefusalOf($"<tuv xml:lang='vi'><seg><hi type='{new string('x', TmxReader.MaxSegmentLength + 1)}'/></seg></tuv>").ShouldBe("tmx-segment-too-large");
        RefusalOf(Repeat($"<note>{new string('x', TmxReader.MaxSegmentLength)}</note>", 9)).ShouldBe("tmx-unit-too-large");
        RefusalOf($"<tuv xml:lang='vi' {string.Concat(Enumerable.Range(0, 101).Select(i => $"a{i}='' "))}/>").ShouldBe("tmx-unit-too-large");
        RefusalOf($"<note a='{new string('x', BoundedMarkupStream.MaxBytes + 1)}'/>").ShouldBe("tmx-too-large");
    }

    [Theory]
    [InlineData("<tuv xml:lang='vi' o='{0}'><seg>a</seg></tuv>")]
    [InlineData("<tuv xml:lang='vi' changeid='{0}'><seg>a</seg></tuv>")]
    [InlineData("<tuv xml:lang='{0}'><seg>a</seg></tuv>")]
    [InlineData("<note {0}=''/>")]
    public void What_attributes_say_is_part_of_the_unit(string part)
    {
        var content = Repeat(part.Replace("{0}", new string('x', TmxReader.MaxSegmentLength), StringComparison.Ordinal), 9);

        RefusalOf(content).ShouldBe("tmx-unit-too-large");
        Should.Throw<BadInputException>(() => ReadOne("<tuv xml:lang='vi'><seg>a</seg></tuv>", $"tuid='{new string('x', TmxReader.MaxUnitLength)}'")).Diagnostic.Id.ShouldBe("tmx-unit-too-large");
    }

    [Fact]
    public void What_is_said_of_a_variant_that_is_left_out_is_short_and_said_once()
    {
        var name = new string('x', 100_000);
        var unit = ReadOne($"<tuv xml:lang='{name}'><seg>a</seg></tuv><tuv xml:lang='vi'><seg>{Repeat($"<{name}/>", 100)}</seg></tuv>");

        unit.Variants.ShouldBeEmpty();
        unit.Diagnostics.Select(diagnostic => diagnostic.Id).ShouldBe(["tmx-language", "tmx-unknown-code"]);
        unit.Diagnostics.ShouldAllBe(diagnostic => diagnostic.Message.Length < 200);
    }

    [Fact]
    public void Units_are_read_as_they_are_asked_for()
    {
        // The second unit never ends; the first is there all the same.
        var tmx = "<tmx version='1.4'><body><tu tuid='1'/>" + new string(' ', 100_000) + "<tu tuid='2'>";

        TmxReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(tmx)), "m.tmx").First().Id.ShouldBe("1");
    }

    private static string RefusalOf(string unit) => Should.Throw<BadInputException>(() => ReadOne(unit)).Diagnostic.Id;

    private static string Repeat(string text, int count) => new StringBuilder().Insert(0, text, count).ToString();

    private static string Markup(TmxUnit unit, string tag) => unit.Variants.Single(variant => variant.Locale.Tag == tag).Text.ToMarkup();

    private static TmxUnit ReadOne(string content, string attributes = "") =>
        Read($"<tmx version='1.4'><header srclang='en'/><body><tu {attributes}>{content}</tu></body></tmx>").ShouldHaveSingleItem();

    private static List<TmxUnit> Read(string tmx) => [.. TmxReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(tmx)), "m.tmx")];

    private static List<TmxUnit> ReadFile(string path)
    {
        using var stream = File.OpenRead(path);
        return [.. TmxReader.Read(stream, Path.GetFileName(path))];
    }

    private static int CountOfUnits(string path)
    {
        using var reader = XmlReader.Create(path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
        return XDocument.Load(reader).Descendants("tu").Count();
    }
}
