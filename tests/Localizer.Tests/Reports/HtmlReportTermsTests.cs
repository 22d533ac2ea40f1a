using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Localizer.Reports;
using Localizer.Tests.Pipeline.Terminology;

namespace Localizer.Tests.Reports;

/// <summary>The glossary's terms in the HTML report.</summary>
public sealed class HtmlReportTermsTests : IDisposable
{
    private const string Page = "<!DOCTYPE html><html lang=en><meta charset=utf-8><p>The old chip of H20 sells well.</p><p>Two <i>R&amp;D</i> servers sell well.</p>";

    private readonly TermRun _run = new TermRun().AddPage("page.html", Page);

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task Terms_are_marked_in_source_and_target_with_how_they_came_there()
    {
        var report = await ReportAsync();

        Texts(report, "#term-places thead th").ShouldBe(["Term", "Locale", "How", "Place", "Source", "Translation"]);
        var chip = RowOf(report, "chip");
        chip.Children[2].TextContent.ShouldBe("protected");
        chip.Children[3].TextContent.ShouldBe("page.html:1:53");
        Marks(chip.Children[4]).ShouldBe([("chip", "term own"), ("H20", "term")]);
        Marks(chip.Children[5]).ShouldBe([("con chip", "term own"), ("H20", "term")]);
        chip.Children[5].GetAttribute("lang").ShouldBe("vi");
        Marks(RowOf(report, "H20").Children[5]).ShouldBe([("con chip", "term"), ("H20", "term own")]);
    }

    [Fact]
    public async Task A_term_that_is_missing_stands_first_and_is_marked_in_its_finding()
    {
        var report = await ReportAsync();

        var first = report.QuerySelectorAll("#term-places tbody tr")[0];
        first.Children[0].TextContent.ShouldBe("R&D");
        first.Children[2].TextContent.ShouldBe("missing");
        first.Children[2].ClassName.ShouldBe("error");
        var finding = report.QuerySelectorAll("#findings tbody tr").Single(row => row.Children[1].TextContent == "term-missing");
        Marks(finding.Children[4]).ShouldBe([("R&D", "term"), ("server", "term")]);
        Marks(finding.Children[5]).ShouldBe([("máy chủ", "term")]);
    }

    [Fact]
    public async Task The_table_of_terms_counts_each_way()
    {
        var report = await ReportAsync();

        var table = report.QuerySelectorAll("h2").Single(heading => heading.TextContent == "Terms").NextElementSibling!;
        table.QuerySelectorAll("thead th").Select(cell => cell.TextContent)
            .ShouldBe(["Term", "Locale", "Occurrences", "Native", "Protected", "Repaired", "Memory", "Person", "Missing"]);
        table.QuerySelectorAll("tbody tr").Select(row => string.Join(' ', row.Children.Select(cell => cell.TextContent)))
            .ShouldBe(["R&D vi 1 0 0 0 0 0 1", "H20 vi 1 1 0 0 0 0 0", "chip vi 1 0 1 0 0 0 0", "server vi 1 0 0 0 0 0 0"]);
    }

    [Fact]
    public async Task Nothing_has_to_be_opened_to_be_read_or_printed()
    {
        var report = await ReportAsync();

        report.QuerySelectorAll("details, [hidden], [tabindex]").ShouldBeEmpty();
        report.QuerySelector("style")!.TextContent.ShouldContain("print-color-adjust");
    }

    private async Task<IDocument> ReportAsync()
    {
        // The page has R & D in italics of its own, which the service breaks, whatever it is asked.
        var service = new WordService(("servers", "máy chủ"), ("R&amp;D", "NC"));
        var report = await _run.RunAsync(_run.Glossary("source,vi,dnt", "chip,con chip,", "H20,,x", "R&D,R&D<sup>1</sup>,", "server,máy chủ,"), "vi", service);
        return new HtmlParser().ParseDocument(HtmlReport.Write(report));
    }

    private static IElement RowOf(IDocument report, string term) => report.QuerySelectorAll("#term-places tbody tr").Single(row => row.Children[0].TextContent == term);

    private static IEnumerable<string> Texts(IDocument report, string selector) => report.QuerySelectorAll(selector).Select(element => element.TextContent);

    private static IEnumerable<(string, string?)> Marks(IElement cell) => cell.QuerySelectorAll("mark").Select(mark => (mark.TextContent, mark.ClassName));
}
