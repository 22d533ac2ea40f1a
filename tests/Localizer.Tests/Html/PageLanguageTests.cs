using System.Text;
using Localizer.Html;
using Localizer.Providers;
using Localizer.Tests.Pipeline;

namespace Localizer.Tests.Html;

/// <summary>Which language a page and its texts say they are in.</summary>
public class PageLanguageTests
{
    [Theory]
    [InlineData("<html lang=fr><p>A", "fr", "A")]
    [InlineData("<html xml:lang=de><p>A", "de", "A")]
    [InlineData("<html lang=fr xml:lang=de><p>A", "fr", "A")]
    [InlineData("<html><body lang=fr><p>A<p lang=en>B", "fr", "A B/en")]
    [InlineData("<html><body xml:lang=fr><p>A", "fr", "A")]
    [InlineData("<html xml:lang=de><body lang=fr><p>A", "de", "A/fr")]
    [InlineData("<p xml:lang=fr>A</p><p lang=de xml:lang=fr>B</p><p>C", null, "A/fr B/de C")]
    public void The_language_is_the_one_that_is_said(string page, string? language, string texts)
    {
        var extracted = Extract(page);
        extracted.Map.SaidLanguage.ShouldBe(language);
        string.Join(' ', extracted.ReadUnits().Select(unit => unit.Source.Text + (unit.Language is null ? "" : "/" + unit.Language))).ShouldBe(texts);
    }

    [Theory]
    [InlineData("<html><body lang=\"fr\"><p>Mot</p></body></html>", "<html><body lang=\"vi\"><p>⟦Mot⟧</p></body></html>")]
    [InlineData("<html xml:lang=\"fr\"><body><p>Mot</p></body></html>", "<html lang=\"vi\" xml:lang=\"vi\"><body><p>⟦Mot⟧</p></body></html>")]
    public async Task A_page_that_says_it_there_is_translated_from_it_and_says_the_new_one(string page, string translated)
    {
        var options = PageRun.OptionsOf(Encoding.UTF8.GetBytes(page), "vi", new MarkerProvider());
        var (output, report) = await PageRun.RunAsync(options);
        report.From.ShouldBe("fr");
        Encoding.UTF8.GetString(output).Replace("<meta charset=\"utf-8\">", "", StringComparison.Ordinal).ShouldBe(translated);
    }

    [Fact]
    public void Words_in_another_language_inside_a_sentence_are_left_and_counted()
    {
        var extracted = Extract("<html lang=en><p>The <i lang=fr>mot</i> and <i xml:lang=la>res <b>publica</b></i>.<p>An <i lang=en-GB>odd</i> one.<p lang=fr>Tout.");
        var said = extracted.Diagnostics.ShouldHaveSingleItem();
        said.Id.ShouldBe("foreign-passage");
        said.Message.ShouldStartWith("2 passages in another language");
        said.Place!.Position!.Value.Column.ShouldBe(22);
    }

    private static ExtractedPage Extract(string page) => PageExtractor.Extract(SourcePage.Read("page.html", Encoding.UTF8.GetBytes(page)));
}
