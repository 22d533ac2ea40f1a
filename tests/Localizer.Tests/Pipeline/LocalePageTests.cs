using System.Text;
using Localizer.Locales;
using Localizer.Model;

namespace Localizer.Tests.Pipeline;

/// <summary>What the locale decides in a page's text, from bytes to bytes.</summary>
public class LocalePageTests
{
    [Theory]
    [InlineData("<p>July 16, 2025</p>", "vi", "<p>16 tháng 7, 2025</p>")]
    [InlineData("<p><time datetime=\"2025-07-16\">July 16, 2025</time></p>", "es", "<p><time datetime=\"2025-07-16\">16 de julio de 2025</time></p>")]
    [InlineData("<p>16 tháng 7 2025</p>", "es", "<p>16 de julio de 2025</p>")]
    [InlineData("<p>16 tháng 7 2025</p>", "vi", "<p>16 tháng 7 2025</p>")]
    [InlineData("<p lang=fr>16 juillet 2025</p>", "vi", "<p lang=fr>16 juillet 2025</p>")]
    [InlineData("<p>Out on <time datetime=\"2025-04-07\">7/4/2025</time> at last.</p>", "vi", "<p>⟦Out on <time datetime=\"2025-04-07\">7/4/2025</time> at last.⟧</p>")]
    [InlineData("<p>Out on <time datetime=\"2025-07-16\">July 16</time> at last.</p>", "vi", "<p>⟦Out on <time datetime=\"2025-07-16\">16 tháng 7</time> at last.⟧</p>")]
    [InlineData("<p>Out on <time>July 16 <b>2025</b></time> at last.</p>", "vi", "<p>⟦Out on <time>July 16 <b>2025</b></time> at last.⟧</p>")]
    [InlineData("<p>Out on July 16, 2025.</p>", "vi", "<p>⟦Out on July 16, 2025.⟧</p>")]
    public void Dates_alone_and_in_time_elements_are_the_locale_s(string page, string to, string expected) => Translate(page, to).ShouldBe(expected);

    [Theory]
    [InlineData("<p translate=no>Kept as it is</p>", "vi", "<p lang=\"en\" translate=no>Kept as it is</p>")]
    [InlineData("<p translate=no>Kept as it is</p>", "ar", "<p lang=\"en\" dir=\"ltr\" translate=no>Kept as it is</p>")]
    [InlineData("<div translate=no><p>One <b>two</b></p>three</div>", "vi", "<div translate=no><p lang=\"en\">One <b>two</b></p>three</div>")]
    [InlineData("<p translate=no lang=en-GB>Kept</p>", "vi", "<p translate=no lang=en-GB>Kept</p>")]
    [InlineData("<p translate=no>2025</p>", "vi", "<p translate=no>2025</p>")]
    [InlineData("<ul translate=no><li>One<li>Two</ul>", "vi", "<ul translate=no><li>One<li>Two</ul>")]
    public void What_stays_in_the_source_s_language_says_so_where_it_has_an_element(string page, string to, string expected) => Translate(page, to).ShouldBe(expected);

    [Fact]
    public void What_stays_in_the_source_s_language_says_nothing_where_that_is_switched_off() =>
        Translate("<p translate=no>Kept as it is</p>", "vi", new LocalePassSettings { KeptText = false }).ShouldBe("<p translate=no>Kept as it is</p>");

    private static string Translate(string page, string to, LocalePassSettings? settings = null)
    {
        var options = PageRun.OptionsOf(Encoding.UTF8.GetBytes(page), to, new MarkerProvider()) with { From = Locale.Parse("en"), LocalePass = settings ?? new() };
        return Encoding.UTF8.GetString(PageRun.RunAsync(options).GetAwaiter().GetResult().Output);
    }
}
