using System.Diagnostics;
using System.Globalization;
using System.Text;
using Localizer.Glossaries;
using Localizer.Model;
using Localizer.Pipeline;

namespace Localizer.Tests.Pipeline;

/// <summary>Glossaries in workbooks.</summary>
public sealed class GlossarySheetTests : IDisposable
{
    private static readonly Locale Vietnamese = Locale.Parse("vi");

    private readonly TemporaryFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void A_sheet_reads_as_the_same_table_in_CSV_does()
    {
        var terms = Load(Workbook.Of(
            "<row r='2'><c r='A2' t='s'><v>0</v></c><c r='B2' t='inlineStr'><is><t>vi</t></is></c><c r='D2' t='str'><f>1</f><v>dnt</v></c><c r='E2' t='s'><v>2</v></c></row>"
            + "<row r='7'><c r='A7' t='s'><v>1</v></c><c r='B7'/><c r='D7' t='b'><v>1</v></c><c r='E7' s='2'><v>45000</v></c><c r='F7' s='1'/></row>"
            + "<row r='8'><c r='A8' t='inlineStr'><is><r><t xml:space='preserve'>export </t></r><r><t>control</t></r><rPh><t>no</t></rPh></is></c><c r='B8' t='str'><f>A1</f><v>kiểm soát</v></c></row>"
            + "<row r='9'><c r='C9' t='inlineStr'><is><t> </t></is></c></row>",
            Workbook.Shared("<t>source</t>", "<t>H20</t>", "<t>note</t>"))).Terms;

        terms.Select(term => term.Source).ShouldBe(["H20", "export control"]);
        terms[0].DoNotTranslate.ShouldBeTrue();
        terms[0].Note.ShouldBe("45,000.00");
        terms[0].Place!.ToString().ShouldBe("terms.xlsx: sheet Terms, A7");
        terms[1].FormIn(Vietnamese).ShouldBe("kiểm soát");
    }

    [Theory]
    [InlineData("<c s='1'><v>46352</v></c>", "2026-11-26")]
    [InlineData("<c s='2'><v>1234567.891</v></c>", "1,234,567.89")]
    [InlineData("<c s='3'><v>0.25</v></c>", "25%")]
    [InlineData("<c><v>5</v></c>", "5")]
    [InlineData("<c s='0'><v>-1.5E-3</v></c>", "-0.0015")]
    [InlineData("<c t='b'><v>0</v></c>", "FALSE")]
    [InlineData("<c t='d'><v>2026-11-26</v></c>", "2026-11-26")]
    [InlineData("<c t='inlineStr'><is><t>a_x000A_b</t></is></c>", "a\nb")]
    [InlineData("<c s='4'><v>7</v></c>", "7")]
    [InlineData("<c s='1'><v>-5</v></c>", "-5")]
    [InlineData("<c s='1'><v>1E+300</v></c>", "1E+300")]
    [InlineData("<c s='999'><v>7</v></c>", "7")]
    public void Cells_are_read_as_the_sheet_shows_them(string cell, string expected) =>
        Load(Workbook.Of($"{Workbook.Row("source", "note")}<row><c t='inlineStr'><is><t>x y</t></is></c>{cell}</row>")).Terms[0].Note.ShouldBe(expected);

    [Theory]
    [InlineData("<c t='inlineStr'><is><t>maybe</t></is></c>", "terms.xlsx: sheet Terms, B2: error glossary-dnt:")]
    [InlineData("<c t='e'><v>#N/A</v></c>", "terms.xlsx: sheet Terms, B2: error xlsx-error: The cell shows #N/A.")]
    [InlineData("<c><f>A1</f></c>", "terms.xlsx: sheet Terms, B2: error xlsx-formula:")]
    [InlineData("<c t='s'><v>5</v></c>", "terms.xlsx: sheet Terms, B2: error xlsx-string:")]
    [InlineData("<c t='s'><v>-1</v></c>", "terms.xlsx: sheet Terms, B2: error xlsx-string:")]
    [InlineData("<c><v>five</v></c>", "terms.xlsx: sheet Terms, B2: error xlsx-number:")]
    [InlineData("<c t='inlineStr'><is><t>a_x0000_b</t></is></c>", "terms.xlsx: sheet Terms, B2: error xlsx-nul:")]
    [InlineData("<c/><c t='inlineStr'><is><t>y</t></is></c>", "terms.xlsx: sheet Terms, C2: error xlsx-row-too-wide: The header has 2 columns")]
    [InlineData("<c r='A2'><v>1</v></c>", "terms.xlsx (xl/worksheets/sheet1.xml):1:228: error xlsx-cell:")]
    [InlineData("<c r='2B'><v>1</v></c>", "terms.xlsx (xl/worksheets/sheet1.xml):1:228: error xlsx-cell:")]
    public void Damage_is_named_with_its_cell(string cell, string expected) =>
        RefusalOf(Workbook.Of($"{Workbook.Row("source", "dnt")}<row><c t='inlineStr'><is><t>x y</t></is></c>{cell}</row>")).ShouldStartWith(expected);

    [Fact]
    public void What_is_no_workbook_is_refused()
    {
        RefusalOf("source,vi\n"u8.ToArray()).ShouldStartWith("terms.xlsx: error xlsx-not-zip: The file is no workbook");
        RefusalOf([]).ShouldStartWith("terms.xlsx: error xlsx-not-zip");
        RefusalOf([0xD0, 0xCF, 0x11, 0xE0, .. new byte[600]]).ShouldContain("without a password");
        RefusalOf(Workbook.Of("", ("xl/workbook.xml", "<document/>"))).ShouldStartWith("terms.xlsx (xl/workbook.xml):1:1: error xlsx-root");
        RefusalOf(Workbook.Of("", ("_rels/.rels", "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='a' Type='x/officeDocument' Target='../word/document.xml'/></Relationships>")))
            .ShouldStartWith("terms.xlsx: error xlsx-no-workbook");
        RefusalOf(Workbook.Of("", ("xl/_rels/workbook.xml.rels", "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'/>"))).ShouldStartWith("terms.xlsx: error xlsx-no-sheet");
        RefusalOf(Workbook.Of("")).ShouldStartWith("terms.xlsx: sheet Terms, A1: error glossary-no-source");
        var cut = Workbook.Of(Workbook.Row("source"));
        RefusalOf(cut[..(cut.Length / 2)]).ShouldStartWith("terms.xlsx: error xlsx-not-zip");
    }

    [Theory]
    [InlineData("<!DOCTYPE worksheet [<!ENTITY a \"b\">]><worksheet/>", "xlsx-declarations")]
    [InlineData("<!DOCTYPE worksheet [<!ENTITY % p SYSTEM 'file:///etc/passwd'> %p;]><worksheet/>", "xlsx-declarations")]
    [InlineData("<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>&lol;</worksheet>", "xlsx-not-well-formed")]
    [InlineData("<worksheet", "xlsx-not-well-formed")]
    public void A_sheet_that_declares_entities_or_is_no_XML_is_refused(string sheet, string id) =>
        RefusalOf(Workbook.Of("", ("xl/worksheets/sheet1.xml", sheet))).ShouldMatch($"^terms\\.xlsx \\(xl/worksheets/sheet1\\.xml\\):1:\\d+: error {id}:");

    [Fact]
    public void A_row_with_10000_columns_is_refused_at_the_first_that_is_too_many()
    {
        RefusalOf(Workbook.Of(Workbook.Row([.. Enumerable.Repeat("x", 10_000)]))).ShouldStartWith("terms.xlsx: sheet Terms, ALM1: error xlsx-too-wide");
        RefusalOf(Workbook.Of(Workbook.Row("source") + "<row><c r='XFD2'><v>1</v></c></row>")).ShouldStartWith("terms.xlsx: sheet Terms, XFD2: error xlsx-too-wide");
    }

    [Theory]
    [InlineData("xl/worksheets/sheet1.xml")]
    [InlineData("xl/sharedStrings.xml")]
    [InlineData("xl/styles.xml")]
    [InlineData("xl/workbook.xml")]
    public void What_unpacks_to_far_more_than_the_file_is_refused_in_bounded_memory_and_time(string part)
    {
        var root = part switch { "xl/workbook.xml" => "workbook", "xl/styles.xml" => "styleSheet", "xl/sharedStrings.xml" => "sst", _ => "worksheet" };
        var file = Workbook.Of("", (part, Bomb(root)));
        file.Length.ShouldBeLessThan(2 << 20, "a bomb is small");
        var before = GC.GetAllocatedBytesForCurrentThread();
        var clock = Stopwatch.StartNew();

        RefusalOf(file).ShouldStartWith($"terms.xlsx ({part}): error xlsx-too-large");

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(64 << 20);
    }

    [Fact]
    public void A_size_that_is_not_the_true_one_does_not_help_a_bomb()
    {
        var file = Workbook.Of("", ("xl/worksheets/sheet1.xml", Bomb("worksheet")));
        var size = BitConverter.GetBytes(Bomb("worksheet").Length);
        for (var at = file.AsSpan().IndexOf(size); at >= 0; at = file.AsSpan().IndexOf(size))
            BitConverter.GetBytes(1000).CopyTo(file, at);

        RefusalOf(file).ShouldMatch("^terms\\.xlsx \\(xl/worksheets/sheet1\\.xml\\)(:1:\\d+)?: error xlsx-(too-large|damaged|not-well-formed)");
    }

    [Fact]
    public void A_file_too_large_is_refused_before_it_is_read()
    {
        var path = _files.Path("terms.xlsx");
        using (var stream = File.Create(path))
            stream.SetLength(100 << 20);
        RefusalIn(path).ShouldStartWith("terms.xlsx: error xlsx-too-large: The file has 100 MB; 16 MB are read.");
    }

    [Fact]
    public void A_glossary_goes_to_a_workbook_and_back()
    {
        var csv = _files.Add(
            "g.csv", "source,vi,es,status,dnt,case,match,pos,domain,forbidden.vi,first-use.vi,note\nchip,con chip,chip,,,sensitive,exact,noun,hardware,mảnh | miếng,con chip (chip),\"two\nlines\"\nchip,vi mạch,,admitted,,,,,,,,\n'=x,y,,,,,,,,,,\n001,,,,x,,,,,,,'-5\n");
        var terms = GlossaryFile.Load([new NamedFile(csv, "g.csv")]);

        var sheet = Load(GlossaryExport.Write(terms, "g.xlsx", asElements: false, Locale.Parse("en"), _ => { }));

        Csv(sheet).ShouldBe(Csv(terms));
        sheet.Terms.Select(term => term.Source).ShouldBe(["chip", "=x", "001"]);
        Encoding.UTF8.GetString(GlossaryExport.Write(terms, "g.tsv", asElements: false, Locale.Parse("en"), _ => { })).ShouldStartWith("\uFEFFsource\tes\tvi\tdnt\t");
        Csv(GlossaryFile.Load([new NamedFile(_files.Add("g.tsv", GlossaryExport.Write(terms, "g.tsv", asElements: false, Locale.Parse("en"), _ => { })), "g.tsv")])).ShouldBe(Csv(terms));
    }

    [Fact]
    public void A_hundred_thousand_rows_are_read()
    {
        var rows = new StringBuilder(Workbook.Row("source", "vi"));
        for (var i = 0; i < 100_000; i++)
            rows.Append(CultureInfo.InvariantCulture, $"<row><c t='inlineStr'><is><t>term {i}</t></is></c><c><v>{i}</v></c></row>");
        var clock = Stopwatch.StartNew();

        Load(Workbook.Of(rows.ToString())).Terms.Length.ShouldBe(100_000);

        TestContext.Current.TestOutputHelper?.WriteLine($"100,000 rows: {clock.ElapsedMilliseconds} ms");
    }

    [Fact]
    public void Few_bytes_for_many_empty_cells_cost_little()
    {
        var wide = new StringBuilder(Workbook.Row("source", "vi").Replace("</row>", "<c r='ALL1' t='inlineStr'><is><t>note</t></is></c></row>", StringComparison.Ordinal));
        for (var i = 0; i < 100_000; i++)
            wide.Append("<row><c r='ALL1' t='inlineStr'><is><t> </t></is></c></row>");
        var clock = Stopwatch.StartNew();

        Load(Workbook.Of(wide.ToString())).Terms.ShouldBeEmpty();

        TestContext.Current.TestOutputHelper?.WriteLine($"100,000 rows of 1,000 columns: {clock.ElapsedMilliseconds} ms");
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void A_damaged_workbook_is_read_or_refused_and_nothing_else()
    {
        var rows = Workbook.Row("source", "vi", "note", "dnt") + "<row r='2'><c r='A2' t='s'><v>0</v></c><c t='inlineStr'><is><t>y</t></is></c><c s='1'><v>46352</v></c><c t='b'><f>1</f><v>1</v></c></row>";
        var whole = Workbook.Of(rows, Workbook.Shared("<t>x</t>"));
        var chance = new Random(7);
        var refused = 0;
        for (var i = 0; i < 1_500; i++)
        {
            try
            {
                Load(i % 2 == 0 ? Damaged(whole, chance) : Workbook.Of(Encoding.UTF8.GetString(Damaged(Encoding.UTF8.GetBytes(rows), chance)), Workbook.Shared("<t>x</t>")));
            }
            catch (BadInputException)
            {
                refused++;
            }
        }

        refused.ShouldBeInRange(500, 1_499, "most damage is seen, and some does none");
    }

    [Theory]
    [InlineData("0.0.0.0;;;")]
    [InlineData("[<1]0;[>=1E+400]x")]
    [InlineData("yyyyyyyyyyyyyyyyyyyyyyyyyyyy")]
    [InlineData("#?/99999999999999999999")]
    [InlineData("\"")]
    [InlineData("[$-F800]dddd;@;@;@;@")]
    [InlineData("0000000000E+0000000000000000000000000000000000000000000000000000")]
    [InlineData("[h]:mm:ss.0000000000000")]
    [InlineData(",,,,,,,,,,,,,%%%%%%%%%%%%%%0")]
    public void An_odd_format_shows_something_and_breaks_nothing(string format)
    {
        var styles = "<styleSheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><numFmts><numFmt numFmtId='170' formatCode='" + System.Security.SecurityElement.Escape(format) + "'/></numFmts><cellXfs><xf numFmtId='170'/></cellXfs></styleSheet>";
        foreach (var number in (string[])["0", "1", "-1", "46352.75", "1E+300", "-1E-300", "2958466", "123456789012345678"])
            Load(Workbook.Of($"{Workbook.Row("source", "note")}<row><c t='inlineStr'><is><t>x y</t></is></c><c s='0'><v>{number}</v></c></row>", ("xl/styles.xml", styles))).Terms.ShouldHaveSingleItem();
    }

    private static byte[] Damaged(byte[] whole, Random chance)
    {
        var bytes = whole.ToArray();
        for (var edits = chance.Next(1, 5); edits > 0; edits--)
            bytes[chance.Next(bytes.Length)] = chance.Next(2) == 0 ? (byte)chance.Next(256) : bytes[chance.Next(bytes.Length)];
        return chance.Next(5) == 0 ? bytes[..chance.Next(bytes.Length)] : bytes;
    }

    private static string Bomb(string root) => $"<{root} xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>{string.Concat(Enumerable.Repeat("<a/>" + new string(' ', 1020), 70 << 10))}</{root}>";

    private static string Csv(Termbase terms) => Encoding.UTF8.GetString(GlossaryExport.Write(terms, "x.csv", asElements: false, Locale.Parse("en"), _ => { }));

    private Termbase Load(byte[] workbook) => GlossaryFile.Load([new NamedFile(_files.Add("terms.xlsx", workbook), "terms.xlsx")]);

    private string RefusalOf(byte[] workbook) => RefusalIn(_files.Add("terms.xlsx", workbook));

    private static string RefusalIn(string path) =>
        Should.Throw<BadInputException>(() => GlossaryFile.Load([new NamedFile(path, "terms.xlsx")])).Diagnostic.ToString();
}
