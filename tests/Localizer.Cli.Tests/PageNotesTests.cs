using System.Xml.Linq;

namespace Localizer.Cli.Tests;

/// <summary>What a page says to whoever translates it goes out with it, comes back as it went, and is nobody's work.</summary>
public class PageNotesTests
{
    private const string Noted = """
        <!DOCTYPE html><html lang=en><title>Chips</title><p its-loc-note="Never inflect" its-loc-note-type=alert>The <b its-term=yes>H20</b> is sold.</p><h2>Prices fell.</h2>
        """;

    private const string Plain = """
        <!DOCTYPE html><html lang=en><title>Chips</title><p>The <b>H20</b> is sold. Prices fell.</p><p title="A hint">Sales rose.</p>
        """;

    [Theory]
    [InlineData("2.1", "category")]
    [InlineData("1.2", "from")]
    public async Task Notes_go_out_with_their_unit_and_are_no_translator_s_when_they_come_back(string version, string kind)
    {
        using var place = new Workplace();
        place.Write("page.html", Noted);
        place.Write("localizer.json", """{"rules": [{"element": "h2", "note": "A headline"}]}""");

        (await place.RunAsync("extract", "page.html", "--xliff", version, "--to", "vi", "-o", "handoff")).ExitCode.ShouldBe(0);

        var file = place.Read("handoff/vi/page.html.xlf");
        XDocument.Parse(file).Descendants().Where(element => element.Name.LocalName == "note" && element.Attribute("priority") is not null)
            .Select(note => $"{note.Attribute(kind)?.Value} {note.Attribute("priority")?.Value} {note.Value}")
            .ShouldBe(["localizer:its-alert 1 Never inflect", "localizer:its-term 2 Term “H20”", "localizer:its-description 2 A headline"]);

        // With what a translator notes beside them.
        var noted = file.Replace("A headline</note>", "A headline</note><note>Lan asks: which prices?</note>", StringComparison.Ordinal);
        noted.ShouldNotBe(file);
        place.Write("handoff/vi/page.html.xlf", noted);
        (await place.RunAsync("merge", "handoff/vi/page.html.xlf")).ExitCode.ShouldBe(0);
        var record = place.Read("translations/vi/page.html.xlf");
        record.ShouldContain("Lan asks");
        record.ShouldNotContain("Never inflect");
        record.ShouldNotContain("A headline");
        record.ShouldNotContain("Term “H20”");
    }

    [Fact]
    public async Task Extract_lists_them_as_text_and_as_JSON()
    {
        using var place = new Workplace();
        place.Write("page.html", Noted);

        (await place.RunAsync("extract", "page.html")).Output.ShouldContain("    s1 The <pc id=\"1\">H20</pc> is sold.\n      alert: Never inflect\n      term: Term “H20”\n");
        (await place.RunAsync("extract", "page.html", "--format", "json")).Output.ShouldContain("\"kind\": \"alert\"");
    }

    /// <summary>What came out of a page without notes before there were any.</summary>
    [Theory]
    [InlineData("plain.json", "--format", "json")]
    [InlineData("plain.2.1.xlf", "--xliff", "2.1")]
    [InlineData("plain.1.2.xlf", "--xliff", "1.2")]
    public async Task A_page_without_notes_comes_out_as_it_did(string approved, string option, string value)
    {
        using var place = new Workplace();
        place.Write("page.html", Plain);

        var extract = await place.RunAsync(option == "--format" ? ["extract", "page.html", option, value] : ["extract", "page.html", option, value, "--to", "vi", "-o", "handoff"]);

        extract.ExitCode.ShouldBe(0, extract.Error);
        var actual = option == "--format" ? extract.OutputBytes : place.ReadBytes("handoff/vi/page.html.xlf");
        actual.ShouldBe(File.ReadAllBytes(Path.Combine(Workplace.Repository, "tests/Localizer.Cli.Tests/PageNotes", approved)));
    }
}
