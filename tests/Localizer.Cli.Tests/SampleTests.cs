using System.Text.Json;
using System.Text.RegularExpressions;

namespace Localizer.Cli.Tests;

/// <summary>README's first command, on the sample articles.</summary>
public class SampleTests
{
    [Fact]
    public async Task The_samples_come_out_wholly_in_Vietnamese()
    {
        using var place = new Workplace().WithSamples();

        var result = await place.RunAsync("translate", "articles", "--to", "vi");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.ShouldBeEmpty();
        result.Output.ShouldContain("4 articles to vi: 130 segments: 127 from memory, 3 kept as they are");
        var page = place.Read("output/vi/nvidia-h20-returns.html");
        page.ShouldContain("<html lang=\"vi\">");
        page.ShouldContain("<meta property=\"og:locale\" content=\"vi_VN\">");
        page.ShouldContain("Nvidia sắp bán lại H20 tại Trung Quốc");
        page.ShouldContain("<p class=\"meta\">16 tháng 7 2025</p>");
        page.ShouldContain("<div lang=\"en\" class=\"ad\" translate=\"no\">Advertisement &mdash; <b>Rack &amp; Stack 2025</b>, Hanoi. Get your ticket today!</div>");
        page.ShouldContain("\"headline\": \"Nvidia sắp bán lại H20 tại Trung Quốc giữa lúc Huawei rút ngắn khoảng cách\"");
        page.ShouldContain("\"name\": \"Mai Hartley\"");
    }

    [Fact]
    public async Task Source_pages_get_their_links_to_the_translations_and_nothing_else()
    {
        using var place = new Workplace().WithSamples();
        place.Write("localizer.json", """{"root": "articles", "site": {"url": "https://chipledger.example", "sourceCluster": true}}""");

        var result = await place.RunAsync("translate", "articles", "--to", "en");

        result.ExitCode.ShouldBe(0, result.Error);
        foreach (var page in Directory.GetFiles(Path.Combine(place.Folder, "articles"), "*.html", SearchOption.AllDirectories))
        {
            var written = File.ReadAllText(page.Replace("/articles/", "/output/en/", StringComparison.Ordinal));
            written.ShouldContain("<link rel=\"canonical\"");
            Regex.Replace(written, "\\s*<link rel=\"(canonical|alternate)\"[^>]*>", "", RegexOptions.None, TimeSpan.FromSeconds(5)).ShouldBe(File.ReadAllText(page));
        }
    }

    [Fact]
    public async Task Links_lead_where_they_led_and_those_between_articles_stay_among_them()
    {
        using var place = new Workplace().WithSamples();
        (await place.RunAsync("translate", "articles", "--to", "vi")).ExitCode.ShouldBe(0);

        foreach (var page in Directory.GetFiles(Path.Combine(place.Folder, "output/vi"), "*.html", SearchOption.AllDirectories))
        {
            var urls = Regex.Matches(File.ReadAllText(page), "(?:href|src)=\"([^\":#]+)\"", RegexOptions.None, TimeSpan.FromSeconds(5));
            urls.Count.ShouldBeGreaterThan(0);
            foreach (Match url in urls)
            {
                var target = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, url.Groups[1].Value));
                File.Exists(target).ShouldBeTrue($"{page}: {url.Value}");
                target.EndsWith(".html", StringComparison.Ordinal).ShouldBe(target.Contains("/output/vi/", StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public async Task A_second_run_finds_the_pages_unchanged_and_writes_none()
    {
        using var place = new Workplace().WithSamples();
        await place.RunAsync("translate", "articles", "--to", "vi");
        var written = File.GetLastWriteTimeUtc(Path.Combine(place.Folder, "output/vi/nvidia-h20-returns.html"));

        var result = await place.RunAsync("translate", "articles", "--to", "vi");

        result.ExitCode.ShouldBe(0);
        result.Output.ShouldContain("output/vi/nvidia-h20-returns.html: unchanged");
        File.GetLastWriteTimeUtc(Path.Combine(place.Folder, "output/vi/nvidia-h20-returns.html")).ShouldBe(written);
    }

    [Fact]
    public async Task One_changed_word_leaves_just_its_segment_in_the_source_language()
    {
        using var place = new Workplace().WithSamples();
        var article = place.Read("articles/nvidia-h20-returns.html");
        place.Write("articles/nvidia-h20-returns.html", article.Replace("The decision ends a costly pause.", "The decision ends a long pause.", StringComparison.Ordinal));

        var result = await place.RunAsync("translate", "articles", "--to", "vi");

        result.ExitCode.ShouldBe(4);
        result.Output.ShouldContain("126 from memory, 3 kept as they are, 1 not translated");
        result.Error.ShouldContain("articles/nvidia-h20-returns.html:62:6: warning not-translated: “The decision ends a long pause.”");
        var page = place.Read("output/vi/nvidia-h20-returns.html");
        page.ShouldContain("The decision ends a long pause. Hồi mùa xuân, Nvidia đã xóa sổ 4,5 tỷ USD");
    }

    [Fact]
    public async Task What_the_memory_lacks_stays_is_named_and_comes_with_advice()
    {
        using var place = new Workplace().WithSamples();

        var result = await place.RunAsync("translate", "articles", "--to", "es");

        result.ExitCode.ShouldBe(4);
        result.Error.ShouldContain("articles/open-models-race.html:5:10: warning not-translated: “DeepSeek, Qwen, Kimi: the race of the open models”");
        result.Error.ShouldContain("segments not translated into es, on 4 pages: the source was kept.");
        result.Error.ShouldContain("localizer providers");
        place.Read("output/es/open-models-race.html").ShouldContain("the race of the open models");
    }

    [Fact]
    public async Task The_report_counts_each_segment_once()
    {
        using var place = new Workplace().WithSamples();

        var result = await place.RunAsync("translate", "articles", "--to", "vi,es", "--format", "json");

        using var report = JsonDocument.Parse(result.OutputBytes);
        report.RootElement.GetProperty("version").GetInt32().ShouldBe(1);
        report.RootElement.GetProperty("exitCode").GetInt32().ShouldBe(result.ExitCode);
        report.RootElement.GetProperty("from").GetString().ShouldBe("en");
        var pages = report.RootElement.GetProperty("pages").EnumerateArray().ToList();
        pages.Count.ShouldBe(8);
        foreach (var page in pages)
        {
            var segments = page.GetProperty("segments");
            int Of(string name) => segments.GetProperty(name).GetInt32();
            Of("total").ShouldBe(Of("record") + Of("context") + Of("exact") + Of("provider") + Of("kept") + Of("missing"));
            page.GetProperty("status").GetString().ShouldBe(Of("missing") > 0 ? "incomplete" : "written");
        }

        report.RootElement.GetProperty("terms").EnumerateArray().ShouldAllBe(term => term.GetProperty("failed").GetInt32() == 0);
    }

    [Fact]
    public async Task A_plan_writes_nothing_and_a_frozen_run_fails_where_something_is_missing()
    {
        using var place = new Workplace().WithSamples();

        (await place.RunAsync("translate", "articles", "--to", "vi", "--dry-run")).ExitCode.ShouldBe(0);
        place.Exists("output").ShouldBeFalse();
        (await place.RunAsync("translate", "articles", "--to", "vi", "--frozen")).ExitCode.ShouldBe(0);
        (await place.RunAsync("translate", "articles", "--to", "es", "--frozen")).ExitCode.ShouldBe(5);
    }

    [Fact]
    public async Task A_term_that_its_target_lacks_fails_the_gate_and_is_named()
    {
        using var place = new Workplace().WithSamples();
        var memory = place.Read("memories/articles.en-vi.tmx");
        place.Write("memories/articles.en-vi.tmx", memory.Replace("chuỗi cung ứng trong nước", "dây chuyền trong nước", StringComparison.Ordinal));

        var result = await place.RunAsync("translate", "articles", "--to", "vi");

        result.ExitCode.ShouldBe(3);
        result.Error.ShouldContain("error term-missing: The glossary says that 'supply chain' is 'chuỗi cung ứng'; the target does not have it.");
        (await place.RunAsync("translate", "articles", "--to", "vi", "--fail-on", "never")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Pseudo_translation_works_on_the_samples_and_keeps_the_names()
    {
        using var place = new Workplace().WithSamples();

        var result = await place.RunAsync("translate", "articles", "--to", "fr", "--provider", "pseudo", "--fail-on", "never");

        result.ExitCode.ShouldBe(0);
        place.Read("output/fr/nvidia-h20-returns.html").ShouldContain("⟦Nvidia ţöö ŕééšûûṁéé H20 šååļééš");
    }

    [Fact]
    public async Task The_source_into_its_own_locale_is_the_page_itself()
    {
        using var place = new Workplace().WithSamples();

        (await place.RunAsync("translate", "articles", "--from", "en", "--to", "en", "--provider", "source")).ExitCode.ShouldBe(0);

        foreach (var page in Directory.GetFiles(Path.Combine(place.Folder, "articles"), "*.html", SearchOption.AllDirectories))
            place.ReadBytes(Path.Combine("output/en", Path.GetRelativePath(Path.Combine(place.Folder, "articles"), page))).ShouldBe(File.ReadAllBytes(page));
    }

    [Fact]
    public async Task Standard_input_goes_to_standard_output()
    {
        using var place = new Workplace().WithSamples();

        var result = await place.RunAsync(place.ReadBytes("articles/briefs/export-rules-in-brief.html"), ["translate", "-", "--to", "vi"]);

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldStartWith("<!DOCTYPE html>\n<html lang=\"vi\">");
        result.Output.ShouldContain("<h1>Tóm tắt quy định xuất khẩu</h1>");
        result.Output.ShouldContain("href=\"../nvidia-h20-returns.html\"");
        place.Exists("output").ShouldBeFalse();
    }

    [Fact]
    public async Task The_number_of_jobs_changes_nothing()
    {
        using var place = new Workplace().WithSamples();
        using var other = new Workplace().WithSamples();
        var one = await place.RunAsync("translate", "articles", "--to", "vi,es", "--format", "json", "--jobs", "1");
        var many = await other.RunAsync("translate", "articles", "--to", "vi,es", "--format", "json", "--jobs", "16");

        many.Output.ShouldBe(one.Output);
        foreach (var folder in (string[])["output", "translations"])
        {
            foreach (var page in Directory.GetFiles(Path.Combine(place.Folder, folder), "*", SearchOption.AllDirectories))
                File.ReadAllBytes(Path.Combine(other.Folder, Path.GetRelativePath(place.Folder, page))).ShouldBe(File.ReadAllBytes(page));
        }
    }
}
