using Microsoft.Playwright;

namespace Localizer.Browser.Tests;

/// <summary>Debian's Chromium, started once for all tests; a machine without it skips them by name.</summary>
public sealed class Browser : IAsyncLifetime
{
    // What Chromium would otherwise ask of the outside at every start.
    private static readonly string[] Quiet =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    private static string? Chromium => ((string[])["/usr/bin/chromium", "/usr/bin/chromium-browser"]).FirstOrDefault(File.Exists);

    public async ValueTask InitializeAsync()
    {
        if (Chromium is not { } chromium)
            return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = chromium, Headless = true, Args = Quiet });
    }

    /// <summary>A new page that reaches nothing outside of this machine.</summary>
    public async Task<IPage> NewPageAsync()
    {
        Assert.SkipWhen(_browser is null, "Chromium is not on this machine (Debian's package chromium, which eng/install-browser installs)");
        var page = await _browser!.NewPageAsync();
        await page.RouteAsync(url => url.StartsWith("http", StringComparison.OrdinalIgnoreCase), route => route.AbortAsync());
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
