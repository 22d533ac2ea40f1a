using Localizer.Model;
using Localizer.Reports;
using Microsoft.Playwright;

namespace Localizer.Browser.Tests;

/// <summary><c>report.html</c> in a browser: whoever reads it with a screen reader, in the dark or by the keyboard alone has all of it.</summary>
public sealed class ReportPageTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("localizer-report-");

    // All parts that a report can have.
    private static readonly RunReport Report = new(
        false, 3, "en", ["ar", "vi"],
        [
            new PageReport("news/a.html", "vi", "output/.pending/vi/news/a.html", "translations/vi/news/a.html.xlf", PageStatus.Incomplete, new SegmentCounts(4, 0, 0, 1, 2, 0, 1) { NeedsReview = 1 },
            [
                new Finding("spaces", "info", "u3", "s1", "There are two spaces in a row before “b”.", 9, 1) { Source = "A b", Target = "A  b" },
                new Finding("needs-review", "warning", "u2", "s1", "“Read on” was translated into vi as plain text (rung 5).", 4, 7)
                {
                    Source = "Read on", Target = "Đọc tiếp", CodedSource = Coded("Read on", 5, 7), CodedTarget = Coded("Đọc tiếp", 0, 3),
                },
                new Finding("number-lost", "error", "u1", "s1", "“250” does not stand in the translation.", 3, 7) { Source = "It rose to 250.", Target = "Tăng lên 520." },
            ]) { HeldBack = 1, Suppressed = 2 },
            new PageReport("news/b.html", "ar", "output/ar/news/b.html", null, PageStatus.Written, SegmentCounts.None with { Total = 1, Provider = 1 },
                [new Finding("too-short", "warning", "u1", "s1", "It is short.", 2, 1) { Source = "It is a long story.", Target = "قصة" }]),
        ],
        [new BillingReport("azure", 3, 0, 2402, 0.024m, "USD")],
        [new TermReport("H20", "vi", 4, 0, 4, 0, 1), new TermReport("chip", "ar", 2, 2, 0, 0, 0)]);

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Axe_finds_no_fault_with_it_in_the_light_and_in_the_dark(ColorScheme scheme)
    {
        var page = await OpenAsync(scheme);

        (await ViewedPage.ViolationsAsync(page)).ShouldBeEmpty();
        var back = await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
        back.ShouldBe(scheme == ColorScheme.Dark ? "rgb(13, 17, 23)" : "rgb(255, 255, 255)", "a scheme that is not followed could not fail");
        await page.CloseAsync();
    }

    [Fact]
    public async Task It_says_which_pages_are_held_back_and_where_each_inline_code_stands()
    {
        var page = await OpenAsync(ColorScheme.Light);

        (await page.Locator("table").First.InnerTextAsync()).ShouldContain("incomplete, held back for 1 segment: output/.pending/vi/news/a.html");
        (await page.Locator("p").First.InnerTextAsync()).ShouldContain("1 held back");
        var row = page.Locator("#findings tbody tr", new PageLocatorOptions { HasText = "needs-review" });
        (await row.InnerTextAsync()).ShouldContain("u2 / s1");
        (await row.Locator("td").Nth(4).InnerTextAsync()).ShouldBe("Read ⟨1⟩on⟨/1⟩⟨2/⟩");
        (await row.Locator("td").Nth(5).InnerTextAsync()).ShouldBe("⟨1⟩Đọc⟨/1⟩ tiếp⟨2/⟩");
        (await row.Locator("td").Nth(5).GetAttributeAsync("lang")).ShouldBe("vi");
        (await page.Locator("#findings mark").AllInnerTextsAsync()).ShouldContain("250");
        await page.CloseAsync();
    }

    [Fact]
    public async Task Filters_and_sorting_are_reached_and_worked_by_the_keyboard_alone()
    {
        var page = await OpenAsync(ColorScheme.Light);
        (await SeverityAsync(page)).ShouldBe(["info", "warning", "error", "warning"]);

        await TabToAsync(page, "filter-text");
        await page.Keyboard.TypeAsync("news/a");
        (await SeverityAsync(page)).ShouldBe(["info", "warning", "error"]);
        (await page.Locator("#shown").InnerTextAsync()).ShouldBe("3 of 4 findings shown");

        await TabToAsync(page, "filter-severity");
        await page.Keyboard.PressAsync("e");
        (await SeverityAsync(page)).ShouldBe(["error"]);
        await page.Keyboard.PressAsync("Home");
        (await SeverityAsync(page)).Count.ShouldBe(3);
        await TabToAsync(page, "filter-locale");

        await page.Keyboard.PressAsync("Tab");
        (await page.EvaluateAsync<string>("document.activeElement.textContent")).ShouldBe("Severity");
        (await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle")).ShouldBe("solid", "where the focus is shows");
        await page.Keyboard.PressAsync("Enter");
        (await SeverityAsync(page)).ShouldBe(["error", "warning", "info"]);
        (await page.Locator("#findings th").First.GetAttributeAsync("aria-sort")).ShouldBe("ascending");
        await page.Keyboard.PressAsync("Space");
        (await SeverityAsync(page)).ShouldBe(["info", "warning", "error"]);
        await page.CloseAsync();
    }

    private static CodedText Coded(string text, int start, int end) => new(
        text,
        [
            new PlacedCode(start, new InlineCode(1, CodeKind.Opening)), new PlacedCode(end, new InlineCode(1, CodeKind.Closing)),
            new PlacedCode(text.Length, new InlineCode(2, CodeKind.Standalone)),
        ]);

    private static async Task<IReadOnlyList<string>> SeverityAsync(IPage page) =>
        await page.EvaluateAsync<string[]>("[...document.querySelectorAll('#findings tbody tr')].filter(row => row.checkVisibility()).map(row => row.cells[0].textContent)");

    private static async Task TabToAsync(IPage page, string id)
    {
        for (var pressed = 0; pressed < 20; pressed++)
        {
            if (await page.EvaluateAsync<string>("document.activeElement.id") == id)
                return;
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"'{id}' is not reached by Tab.");
    }

    private async Task<IPage> OpenAsync(ColorScheme scheme)
    {
        var file = Path.Combine(_folder.FullName, "report.html");
        await File.WriteAllTextAsync(file, HtmlReport.Write(Report), TestContext.Current.CancellationToken);
        var page = await browser.NewPageAsync();
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
        await page.GotoAsync(new Uri(file).AbsoluteUri, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
        return page;
    }
}
