using System.Collections.Immutable;
using System.Text;
using System.Xml;
using System.Xml.Schema;
using Localizer.Exchange.Xliff;
using Localizer.Model;

namespace Localizer.Tests.Exchange.Xliff;

/// <summary>What is written is XLIFF 2.1, comes back as it was, and what is hostile is refused with its place.</summary>
public class XliffTests
{
    private const string Head = """<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="vi"><file id="f">""";

    [Fact]
    public void What_is_written_comes_back()
    {
        var document = Sample();

        var again = XliffReader.Read(XliffWriter.Write(document), "a.xlf");

        XliffWriter.Write(again with { Units = [.. again.Units.Select((unit, i) => unit with { Data = document.Units[i].Data })] }).ShouldBe(XliffWriter.Write(document));
        again.Units.Select(unit => unit.Id).ShouldBe(document.Units.Select(unit => unit.Id));
        foreach (var (unit, expected) in again.Units.Zip(document.Units))
        {
            foreach (var (segment, original) in unit.Segments.Zip(expected.Segments))
            {
                segment.Source.ShouldBe(original.Source);
                segment.Target.ShouldBe(original.Target);
                (segment.State, segment.SubState).ShouldBe((original.State, original.SubState));
                segment.Meta.ShouldBe(original.Meta);
            }

            unit.Notes.ShouldBe(expected.Notes);
            unit.Traits.ShouldBe(expected.Traits, ignoreOrder: true);
        }

        again.Earlier.ShouldHaveSingleItem().Segments.First().Target!.Text.ShouldBe("Cũ");
    }

    [Fact]
    public void What_is_written_holds_to_the_schema()
    {
        ProblemsOf(XliffWriter.Write(Sample()), Schemas()).ShouldBeEmpty();
        ProblemsOf(XliffWriter.Write([HandedOff(Sample()), HandedOff(Sample())]), Schemas()).ShouldBeEmpty();
    }

    [Fact]
    public void The_schema_sees_what_is_wrong_with_a_match()
    {
        var wrong = Encoding.UTF8.GetString(XliffWriter.Write(HandedOff(Sample()))).Replace("matchQuality=\"72\"", "matchQuality=\"much\"", StringComparison.Ordinal);

        ProblemsOf(Encoding.UTF8.GetBytes(wrong), Schemas()).ShouldNotBeEmpty();
    }

    [Fact]
    public void What_is_written_as_version_1_2_holds_to_its_strict_schema()
    {
        var schemas = SchemasOf("xliff2/schemas-2.1/informativeCopiesOf3rdPartySchemas/w3c/xml.xsd", "xliff12/schemas/xliff-core-1.2-strict.xsd");

        ProblemsOf(Xliff12Writer.Write(HandedOff(Sample())), schemas).ShouldBeEmpty();
        ProblemsOf(Xliff12Writer.Write(Sample() with { Earlier = [] }), schemas).ShouldBeEmpty();
    }

    [Fact]
    public void What_a_file_says_of_itself_and_its_pages_come_back_in_both_versions()
    {
        var document = HandedOff(Sample());

        var (first, second) = (document, document with { Original = "b.html", Meta = [] });
        var pages = ReturnedFiles.Read(XliffWriter.Write([first, second]), "a.xlf");
        var page = ReturnedFiles.Read(Xliff12Writer.Write(first), "a.xlf").ShouldHaveSingleItem();

        pages.Select(one => one.Original).ShouldBe([document.Original, "b.html"]);
        pages[0].Meta.ShouldBe(document.Meta);
        pages[1].Meta.ShouldBeEmpty();
        page.Meta.ShouldBe(document.Meta);
        page.Skeleton.ShouldBe("articles/a.html");
    }

    // As it goes to a translator.
    private static XliffDocument HandedOff(XliffDocument document) => document with
    {
        Earlier = [],
        Skeleton = "articles/a.html",
        Meta = [new XliffMeta("targets", "0123456789abcdef"), new XliffMeta("select", "//p[. = 'a: b & <c>']")],
        Units =
        [
            .. document.Units.Select(unit => unit with
            {
                Notes = [.. unit.Notes, new XliffNote("H20: not translated", Category: "glossary", AppliesTo: "source"), new XliffNote("s1: missing", Category: "review", AppliesTo: "target")],
                Parts = [.. unit.Parts.Select(part => part is XliffSegment segment ? segment with { Hints = [new XliffHint("Prices & <rose> again.", "Giá & <lại> tăng.", 72, "m.csv"), new XliffHint("<rose> again", "lại tăng", null, "m.csv")] } : part)],
            }),
        ],
    };

    private static List<string> ProblemsOf(byte[] file, XmlSchemaSet schemas)
    {
        var problems = new List<string>();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = schemas, XmlResolver = null, ValidationFlags = XmlSchemaValidationFlags.ReportValidationWarnings | XmlSchemaValidationFlags.ProcessIdentityConstraints };
        settings.ValidationEventHandler += (_, happened) => problems.Add(happened.Message);
        using var reader = XmlReader.Create(new MemoryStream(file), settings);
        while (reader.Read())
        {
        }

        return problems;
    }

    [Fact]
    public void Valid_files_of_the_suite_are_read()
    {
        var files = Directory.GetFiles(Corpus.Path("xliff2/2.1/core/valid"), "*.xlf");
        files.Length.ShouldBeGreaterThan(10);
        foreach (var file in files)
        {
            var text = File.ReadAllText(file);

            // The suite's own files may have no target language, or several pages, which a record never has.
            if (text.Contains("trgLang", StringComparison.Ordinal) && text.IndexOf("<file", StringComparison.Ordinal) == text.LastIndexOf("<file", StringComparison.Ordinal))
                XliffReader.Read(File.ReadAllBytes(file), Path.GetFileName(file)).Units.ShouldNotBeEmpty(file);
        }
    }

    [Fact]
    public void A_diff_shows_just_what_changed()
    {
        var document = Sample();
        var unit = document.Units[0];
        var segment = unit.Segments.First() with { Target = Text("Khác.") };
        var changed = document with { Units = [unit with { Parts = [segment, .. unit.Parts.Skip(1)] }, .. document.Units.Skip(1)] };

        var (before, after) = (Lines(document), Lines(changed));

        before.Length.ShouldBe(after.Length);
        before.Zip(after).Count(pair => pair.First != pair.Second).ShouldBe(1);
    }

    [Fact]
    public void Codes_that_a_tool_copied_or_numbered_anew_are_known_by_what_they_stand_for()
    {
        var document = Read("""
            <unit id="u"><originalData><data id="d1">&lt;b&gt;</data><data id="d2">&lt;br&gt;</data></originalData>
            <segment id="s1"><source>a <pc id="1" dataRefStart="d1">b</pc><ph id="2" dataRef="d2"/></source>
            <target><pc id="1" dataRefStart="d1">B</pc> <pc id="x" dataRefStart="d1">C</pc><ph id="y" dataRef="d2"/><ph id="z" copyOf="2"/><ph id="q"/><mrk id="m">t</mrk></target></segment></unit>
            """);

        var target = document.Units[0].Segments.First().Target!;
        target.Text.ShouldBe("B Ct");
        target.Codes.Select(placed => placed.Code.Id).Take(6).ShouldBe([1, 1, 1, 1, 2, 2]);
        target.Codes[^1].Code.Id.ShouldBeGreaterThan(2, "a code of the tool's own is none of the source's");
    }

    [Theory]
    [InlineData("no XML", "xliff-not-well-formed")]
    [InlineData("<!DOCTYPE xliff [<!ENTITY a 'b'>]>" + Head + "</file></xliff>", "xliff-declarations")]
    [InlineData("<tmx version='1.4'/>", "xliff-root")]
    [InlineData("<xliff version='1.2' xmlns='urn:oasis:names:tc:xliff:document:1.2'/>", "xliff-root")]
    [InlineData("<xliff version='2.3' xmlns='urn:oasis:names:tc:xliff:document:2.0'/>", "xliff-version")]
    [InlineData("<xliff version='2.1' srcLang='en' xmlns='urn:oasis:names:tc:xliff:document:2.0'/>", "xliff-language")]
    [InlineData(Head + "<unit id='a'><segment><source/></segment></unit><unit id='a'><segment><source/></segment></unit></file></xliff>", "xliff-id")]
    [InlineData(Head + "<unit id='a'><segment state='done'><source/></segment></unit></file></xliff>", "xliff-state")]
    [InlineData(Head + "<unit id='a'><segment><target/></segment></unit></file></xliff>", "xliff-source")]
    [InlineData(Head + "<unit id='a'><segment><source><cp hex='zz'/></source></segment></unit></file></xliff>", "xliff-character")]
    [InlineData(Head + "\n<<<<<<< ours\n<unit id='a'/>", "xliff-not-well-formed")]
    public void What_is_no_record_is_refused_with_its_place(string file, string id)
    {
        var refused = Should.Throw<BadInputException>(() => XliffReader.Read(Encoding.UTF8.GetBytes(file), "a.xlf")).Diagnostic;

        refused.Id.ShouldBe(id);
        refused.Place!.File.ShouldBe("a.xlf");
        refused.Hint.ShouldNotBeNull();
    }

    [Fact]
    public void Depth_is_limited()
    {
        var file = Head + string.Concat(Enumerable.Repeat("<group id='g'>", 100_000));

        Should.Throw<BadInputException>(() => XliffReader.Read(Encoding.UTF8.GetBytes(file), "a.xlf")).Diagnostic.Id.ShouldBe("xliff-too-deep");
    }

    private static XliffDocument Read(string units) => XliffReader.Read(Encoding.UTF8.GetBytes(Head + units + "</file></xliff>"), "a.xlf");

    private static string[] Lines(XliffDocument document) => Encoding.UTF8.GetString(XliffWriter.Write(document)).Split('\n');

    private static CodedText Text(string text, params (int Offset, int Id, CodeKind Kind)[] codes) =>
        new(text, [.. codes.Select(code => new PlacedCode(code.Offset, new InlineCode(code.Id, code.Kind)))]);

    private static XliffDocument Sample()
    {
        var pair = Text("One & <two> \u0001\ttabs\r\n", (4, 1, CodeKind.Opening), (5, 1, CodeKind.Closing), (6, 2, CodeKind.Standalone));
        var copied = Text("Một hai ba", (0, 1, CodeKind.Opening), (3, 1, CodeKind.Closing), (4, 1, CodeKind.Opening), (7, 1, CodeKind.Closing), (10, 2, CodeKind.Standalone));
        var crossed = Text("abcd", (1, 3, CodeKind.Opening), (2, 4, CodeKind.Opening), (3, 3, CodeKind.Closing), (4, 4, CodeKind.Closing));
        var loose = Text("open", (2, 5, CodeKind.Opening));
        var across = Text("over", (1, 6, CodeKind.Opening));
        var end = Text("and done", (3, 6, CodeKind.Closing));
        return new XliffDocument(Locale.Parse("en"), Locale.Parse("vi"), "news/a \"b\".html",
        [
            new XliffUnit("abcdefgh",
            [
                new XliffSegment("s1", Text("A."), Text("Một.")) { State = XliffState.Translated, Meta = [new("origin", "provider"), new("hash", "0123")] },
                new XliffIgnorable(Text(" ")),
                new XliffSegment("s2", pair, copied) { State = XliffState.Final },
            ])
            { Name = "p", Notes = [new XliffNote("Look & see", "n1", "author", "source")], Data = [new(new InlineCode(1, CodeKind.Opening), "<b class=\"x\">"), new(new InlineCode(1, CodeKind.Closing), "</b>")], Traits = new Dictionary<int, CodeTraits> { [2] = CodeTraits.OfContent } },
            new XliffUnit("bcdefghi", [new XliffSegment("s1", crossed, crossed), new XliffSegment("s2", loose, null), new XliffSegment("s3", across, across), new XliffSegment("s4", end, end)]) { Kind = "title", Name = "title", Traits = new Dictionary<int, CodeTraits> { [3] = CodeTraits.OfContent, [5] = new(true, false), [6] = new(false, true) } },
        ])
        { Earlier = [new XliffUnit("cdefghij", [new XliffSegment("s1", Text("Old"), Text("Cũ")) { State = XliffState.Reviewed, SubState = "localizer:needs-review" }])] };
    }

    private static XmlSchemaSet Schemas() => SchemasOf([
        .. ((string[])["informativeCopiesOf3rdPartySchemas/w3c/xml.xsd", "metadata.xsd", "matches.xsd", "xliff_core_2.0.xsd"]).Select(file => $"xliff2/schemas-2.1/{file}"),
    ]);

    private static XmlSchemaSet SchemasOf(params string[] files)
    {
        var schemas = new XmlSchemaSet { XmlResolver = null };
        foreach (var file in files)
        {
            using var reader = XmlReader.Create(Corpus.Path(file), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
            schemas.Add(null, reader);
        }

        schemas.Compile();
        return schemas;
    }
}
