using System.Globalization;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Localizer.Browser.Tests;

/// <summary>What a browser makes of a page.</summary>
internal sealed record ViewedPage
{
    private const string VisibleTexts = """
        () => [...document.querySelectorAll('h1, h2, p, li, td, th, figcaption, blockquote')]
          .map(element => element.checkVisibility() && element.innerText.trim().length > 0)
        """;

    private const string RunAxe = "async () => (await axe.run()).violations.map(violation => `${violation.id} ${violation.nodes.length}`)";
    private static readonly string AxeScript = new BundledAxeScriptProvider().GetScript();

    private const string Links = "() => [...document.querySelectorAll('a[href]')].map(link => link.href)";
    private const string Images = "() => [...document.images].map(image => image.complete && image.naturalWidth > 0)";

    /// <summary><c>document.documentElement.lang</c>.</summary>
    public required string Lang { get; init; }

    /// <summary><c>document.documentElement.dir</c>.</summary>
    public required string Dir { get; init; }

    /// <summary>The direction in which the page is laid out.</summary>
    public required string Direction { get; init; }

    /// <summary>Where its links lead, in its order.</summary>
    public required string[] LinkTargets { get; init; }

    /// <summary>For each image whether it was loaded.</summary>
    public required bool[] ImagesLoaded { get; init; }

    /// <summary>For each block of text whether people see it.</summary>
    public required bool[] TextsVisible { get; init; }

    /// <summary>Errors in the console, and exceptions of scripts.</summary>
    public required IReadOnlyList<string> Errors { get; init; }

    /// <summary>How many elements each rule of axe-core finds fault with.</summary>
    public required IReadOnlyDictionary<string, int> Violations { get; init; }

    /// <summary>For each link whether it leads to a file that is there; true for those that lead elsewhere.</summary>
    public bool[] LinksResolve => [.. LinkTargets.Select(link => new Uri(link) is not { IsFile: true } url || File.Exists(url.LocalPath))];

    /// <summary>Opens a page.</summary>
    public static async Task<ViewedPage> OpenAsync(Browser browser, string file)
    {
        var page = await browser.NewPageAsync();
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                errors.Add(message.Text);
        };
        await page.GotoAsync(new Uri(file).AbsoluteUri, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
        var violations = await ViolationsAsync(page);
        var viewed = new ViewedPage
        {
            Lang = await page.EvaluateAsync<string>("document.documentElement.lang"),
            Dir = await page.EvaluateAsync<string>("document.documentElement.dir"),
            Direction = await page.EvaluateAsync<string>("getComputedStyle(document.body).direction"),
            LinkTargets = await page.EvaluateAsync<string[]>(Links),
            ImagesLoaded = await page.EvaluateAsync<bool[]>(Images),
            TextsVisible = await page.EvaluateAsync<bool[]>(VisibleTexts),
            Errors = errors,
            Violations = violations,
        };
        await page.CloseAsync();
        return viewed;
    }

    /// <summary>How many elements of an open page each rule of axe-core finds fault with.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> ViolationsAsync(IPage page)
    {
        await page.EvaluateAsync(AxeScript);
        return (await page.EvaluateAsync<string[]>(RunAxe)).Select(violation => violation.Split(' ')).ToDictionary(
            violation => violation[0], violation => int.Parse(violation[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
    }
}
