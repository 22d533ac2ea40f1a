using System.Text.Json;
using System.Text.RegularExpressions;
using Localizer.Cli.Output;
using Localizer.Glossaries;
using Localizer.Memory;
using Localizer.Model;
using Localizer.Pipeline;
using Localizer.Reports;
using Localizer.Segmentation;

namespace Localizer.Cli.Tests.Docs;

/// <summary>The examples of pages that explain rather than instruct: what such a page shows is taken from it, used, and does what the page says.</summary>
public partial class ExampleTests
{
    // Pages whose examples other tests take from them: what is made from the code, and what has a test of its own.
    private static readonly string[] HeldElsewhere =
    [
        "docs/tutorial.md", "docs/how-to/segmentation.md", "docs/how-to/vendor.md", "docs/how-to/publishing.md",
        "docs/reference/commands.md", "docs/reference/extraction-list.md", "docs/extraction-rules.md", "docs/memory.md", "docs/segmentation.md",
    ];

    private static readonly string[] HeldHere =
    [
        "docs/asking-services.md", "docs/checks.md", "docs/ci/README.md", "docs/completion.md", "docs/glossaries.md", "docs/hand-off.md", "docs/locale-pass.md", "docs/providers.md",
    ];

    [Fact]
    public void Every_page_with_examples_has_a_test_that_runs_them()
    {
        var docs = Path.Combine(Workplace.Repository, "docs");
        Directory.GetFiles(docs, "*.md", SearchOption.AllDirectories).Where(page => !page.Contains(".received", StringComparison.Ordinal) && Fences().IsMatch(File.ReadAllText(page)))
            .Select(page => Path.GetRelativePath(Workplace.Repository, page).Replace('\\', '/'))
            .ShouldBe(HeldElsewhere.Concat(HeldHere), ignoreOrder: true);
    }

    [Fact]
    public void The_summary_of_a_run_that_climbed_the_ladder_is_the_printed_one()
    {
        var bill = new BillingReport("azure", 3, 0, 2402, 0.024m, "USD")
        {
            Rungs = [new RungReport(1, 30, 2113), new RungReport(2, 2, 0), new RungReport(3, 0, 148), new RungReport(5, 1, 141)],
        };
        using var output = new StringWriter();

        TextReport.WriteSummary(new RunReport(false, 0, "en", ["vi"], [], [bill], []), Options(), output);

        output.ToString().ReplaceLineEndings("\n").ShouldEndWith(Example("docs/asking-services.md"));
        bill.Characters.ShouldBe(bill.Rungs.Sum(rung => rung.Characters));
    }

    [Fact]
    public async Task A_check_is_switched_off_by_path_and_locale_and_counted()
    {
        using var place = new Workplace();
        place.Write("localizer.json", Example("docs/checks.md"));
        place.Write("en.html", "<html lang=en><p>It fell.</p></html>");
        foreach (var page in (string[])["news/zh.html", "zh.html"])
            place.Write(page, "<html lang=zh><p>下跌了 。</p></html>");

        (await place.RunAsync("check", "news/zh.html", "--source", "en.html", "-v")).Output.ShouldEndWith(" 0 to know, 1 suppressed\n");
        (await place.RunAsync("check", "zh.html", "--source", "en.html", "-v")).Output.ShouldEndWith(" 1 to know\n");
    }

    [Fact]
    public async Task The_shell_example_is_called_with_settings_that_it_has()
    {
        using var place = new Workplace();
        var line = Example("docs/ci/README.md").Trim();
        var script = File.ReadAllText(Path.Combine(Workplace.Repository, "docs/ci/localize.sh"));
        place.Write("docs/ci/localize.sh", "env | grep ^LOCALIZER_ | sort\n");

        var result = await BuiltCommand.EndOfAsync(BuiltCommand.StartProgram(place, "bash", "-c", line.Replace(" docs/ci", " bash docs/ci", StringComparison.Ordinal)));

        result.ExitCode.ShouldBe(0, result.Error);
        var settings = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(setting => Environment.GetEnvironmentVariable(setting.Split('=', 2)[0]) is null).ToArray();
        settings.Length.ShouldBe(3);
        settings.ShouldAllBe(setting => script.Contains("${" + setting.Split('=', 2)[0]) || script.Contains("$" + setting.Split('=', 2)[0]));
        settings.ShouldContain("LOCALIZER_WRITE_BACK=commit");
    }

    [Fact]
    public async Task Completion_is_there_in_the_next_shell()
    {
        using var place = new Workplace();
        place.Variables["HOME"] = place.Folder;
        var line = Example("docs/completion.md").Replace("/path/to/docs", Path.Combine(Workplace.Repository, "docs"), StringComparison.Ordinal);

        (await BuiltCommand.EndOfAsync(BuiltCommand.StartProgram(place, "bash", "-c", line))).ExitCode.ShouldBe(0);

        var next = await BuiltCommand.EndOfAsync(BuiltCommand.StartProgram(place, "bash", "-c", "source ~/.bashrc && complete -p localizer"));
        next.Output.ShouldContain("_localizer localizer", customMessage: next.Error);
    }

    [Fact]
    public async Task A_glossary_says_what_its_page_says()
    {
        using var place = new Workplace();
        place.Write("terms.csv", Example("docs/glossaries.md"));
        place.Write("en.html", "<html lang=en><p>The H20 chip and export controls</p></html>");

        var lint = await place.RunAsync("glossary", "check", "terms.csv");
        lint.ExitCode.ShouldBe(0, lint.Output + lint.Error);
        var run = await place.RunAsync("translate", "en.html", "--to", "vi", "-g", "terms.csv", "--provider", "pseudo", "--format", "json", "--fail-on", "never");
        using var report = JsonDocument.Parse(run.Output);
        run.Output.ShouldContain("term-first-use", customMessage: "the first mention is not 'chip H20 của Nvidia'");
        report.RootElement.GetProperty("terms").EnumerateArray().Select(term => term.GetProperty("term").GetString()).ShouldBe(["H20", "chip", "export controls"], ignoreOrder: true);
    }

    [Fact]
    public async Task Pages_are_handed_to_translators_and_taken_back()
    {
        using var place = new Workplace().WithSamples();

        await DocumentRun.RunAsync("docs/hand-off.md", place);

        place.Exists("handoff/vi/nvidia-h20-returns.html.xlf").ShouldBeTrue();
        place.Exists("output/vi/nvidia-h20-returns.html").ShouldBeTrue();
    }

    [Fact]
    public async Task A_site_gives_its_pages_their_addresses()
    {
        using var place = new Workplace();
        place.Write("localizer.json", $"{{ \"root\": \"articles\", {Example("docs/locale-pass.md")} }}");
        place.Write("articles/a.html", "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Chips</title></head><p>Chips</p></html>");

        var run = await place.RunAsync("translate", "articles", "--to", "vi", "--provider", "pseudo", "--fail-on", "never");

        run.ExitCode.ShouldBe(0, run.Error);
        var page = place.Read("output/vi/a.html");
        page.ShouldContain("rel=\"canonical\" href=\"https://example.com/vi/a.html\"");
        page.ShouldContain("hreflang=\"x-default\" href=\"https://example.com/a.html\"");
    }

    [Fact]
    public async Task A_style_guide_is_read_as_its_page_says()
    {
        using var place = new Workplace();
        place.Write("style/de.md", Example("docs/providers.md"));
        place.Write("a.html", "<html lang=en><p>Chips</p></html>");

        (await place.RunAsync("translate", "a.html", "--to", "de", "--provider", "pseudo", "--fail-on", "never")).ExitCode.ShouldBe(0);
        place.Write("style/de.md", Example("docs/providers.md").Replace("formal\n", "friendly\n", StringComparison.Ordinal));
        var refused = await place.RunAsync("translate", "a.html", "--to", "de", "--provider", "pseudo", "--fail-on", "never", "--force");
        refused.ExitCode.ShouldBe(2, "the first line is a setting");
    }

    /// <summary>The one example of a page.</summary>
    private static string Example(string path) => Fences().Matches(File.ReadAllText(Path.Combine(Workplace.Repository, path))).ShouldHaveSingleItem().Groups["content"].Value;

    private static PipelineOptions Options() => new()
    {
        Pages = [],
        To = [Locale.Parse("vi")],
        DefaultFrom = Locale.Parse("en"),
        Output = new OutputFolder("/nowhere", "/"),
        Providers = [],
        Segmenter = DefaultSegmenter.Instance,
        Terms = Termbase.Empty,
        Memory = new TranslationMemory(),
        Links = Locales.LinkPolicy.Keep,
    };

    [GeneratedRegex("^```[a-z]*(?: [^\n]+)?\n(?<content>.*?)^```$", RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.Multiline, 1000)]
    private static partial Regex Fences();
}
