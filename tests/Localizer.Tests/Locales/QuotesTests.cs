using Localizer.Locales;
using Localizer.Model;

namespace Localizer.Tests.Locales;

public class QuotesTests
{
    [Theory]
    [InlineData("Nó nói \"xin chào\" rồi đi.", "vi", "Nó nói “xin chào” rồi đi.")]
    [InlineData("Sie sagte “Hallo”.", "de", "Sie sagte „Hallo“.")]
    [InlineData("Sie sagte „Hallo“.", "en", "Sie sagte “Hallo”.")]
    [InlineData("Elle a dit \"bonjour\".", "fr", "Elle a dit «\u00A0bonjour\u00A0».")]
    [InlineData("Elle a dit « bonjour ».", "fr", "Elle a dit «\u00A0bonjour\u00A0».")]
    [InlineData("“A “B” C”", "it", "«A “B” C»")]
    [InlineData("彼は\"はい\"と言った", "ja", "彼は\"はい\"と言った")]
    [InlineData("\"はい\"", "ja", "「はい」")]
    [InlineData("A 5\" disk and a 3\" one", "vi", "A 5\" disk and a 3\" one")]
    [InlineData("It's \"open", "vi", "It's \"open")]
    [InlineData("it’s ‘so’", "vi", "it’s ‘so’")]
    public void Marks_that_pair_off_become_the_locale_s(string text, string locale, string expected) =>
        Quotes.Localize(new CodedText(text), Locale.Parse(locale)).Text.ShouldBe(expected);

    [Fact]
    public void Codes_stay_where_they_were()
    {
        var text = new CodedText("Il dit \"oui\" ici", [new(7, new InlineCode(1, CodeKind.Opening)), new(12, new InlineCode(1, CodeKind.Closing))]);
        Quotes.Localize(text, Locale.Parse("fr")).ToMarkup().ShouldBe("Il dit <pc id=\"1\">«\u00A0oui\u00A0»</pc> ici");
    }
}
