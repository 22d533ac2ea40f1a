namespace Localizer.Browser.Tests;

/// <summary>The sample pages in four locales, in a browser: nothing that worked on the source page stops working.</summary>
public sealed class SamplePageTests(Browser browser, Samples samples) : IClassFixture<Browser>, IClassFixture<Samples>
{
    [Theory]
    [InlineData("vi", "ltr")]
    [InlineData("es", "ltr")]
    [InlineData("ar", "rtl")]
    [InlineData("ja", "ltr")]
    public async Task A_localized_page_works_as_its_source_does(string locale, string direction)
    {
        foreach (var path in samples.Paths)
        {
            var source = await samples.SourceAsync(browser, path);
            var localized = await samples.LocalizedAsync(browser, locale, path);
            (localized.Lang, localized.Direction).ShouldBe((locale, direction), path);
            localized.Dir.ShouldBe(direction == "rtl" ? "rtl" : source.Dir, path);
            source.Errors.ShouldBeEmpty(path);
            localized.Errors.ShouldBeEmpty(path);
            source.LinksResolve.ShouldNotBeEmpty();
            localized.LinksResolve.ShouldBe(source.LinksResolve, path);
            localized.ImagesLoaded.ShouldBe(source.ImagesLoaded, path);
            source.TextsVisible.ShouldContain(true);
            localized.TextsVisible.ShouldBe(source.TextsVisible, path);
            foreach (var (rule, count) in localized.Violations)
                count.ShouldBeLessThanOrEqualTo(source.Violations.GetValueOrDefault(rule), $"{path}: {rule}");
            localized.LinkTargets.Where(link => link.StartsWith("file:", StringComparison.Ordinal) && link.EndsWith(".html", StringComparison.Ordinal))
                .ShouldAllBe(link => link.Contains($"/output/{locale}/", StringComparison.Ordinal));
        }
    }
}
