using Localizer.Text.Languages;

namespace Localizer.Tests.Text.Languages;

/// <summary>What letters and common words say of a text's language, and when identification is asked.</summary>
public class LanguageFinderTests
{
    [Theory]
    [InlineData("The company said that it will sell the chips again.", "en")]
    [InlineData("Công ty cho biết sẽ bán lại các con chip này trong năm nay.", "vi")]
    [InlineData("La empresa dijo que va a vender los chips en la región por el momento.", "es")]
    [InlineData("Das Unternehmen sagte, dass es die Chips nicht mehr verkaufen wird.", "de")]
    [InlineData("L’entreprise ne vendra pas les puces dans le pays, et elle est sur ses gardes.", "fr")]
    [InlineData("這家公司將再次出售芯片", "zh")]
    [InlineData("この会社はチップを再び販売します", "ja")]
    [InlineData("회사는 칩을 다시 판매할 것이라고 밝혔다", "ko")]
    [InlineData("บริษัทจะขายชิปอีกครั้ง", "th")]
    [InlineData("Η εταιρεία θα πουλήσει ξανά τα τσιπ", "el")]
    [InlineData("החברה תמכור שוב את השבבים", "he")]
    public void Letters_and_common_words_decide_without_identification(string text, string language) =>
        new LanguageFinder(new NeverAsked()).Find(text, "en", script: null, ["vi"]).ShouldBe(language);

    [Theory]
    [InlineData("Jensen Huang")]
    [InlineData("Nvidia H20")]
    [InlineData("2025")]
    [InlineData("")]
    [InlineData("OK")]
    [InlineData("São Paulo, Porto Alegre")]
    public void What_is_short_stays_undecided(string text) => new LanguageFinder(new NeverAsked()).Find(text, "en", script: null, ["vi", "pt"]).ShouldBeNull();

    [Fact]
    public void Where_signs_do_not_decide_the_likely_languages_of_the_same_script_are_asked_about()
    {
        var asked = new Recorder("sv");
        new LanguageFinder(asked).Find("Bolaget säljer kretsar igen", "en", script: null, ["vi", "sv", "ru"]).ShouldBeNull();
        asked.Among.ShouldBeNull();
        new LanguageFinder(asked).Find("Bolaget säljer kretsar igen nästa år", "en", script: null, ["vi", "sv", "ru"]).ShouldBe("sv");
        asked.Among!.ShouldContain("sv");
        asked.Among!.ShouldContain("en");
        asked.Among!.ShouldNotContain("ru");
    }

    [Fact]
    public void A_page_in_a_language_that_nothing_is_known_of_is_not_taken_for_its_neighbours()
    {
        // Catalan by its page; its commonest words are Spanish ones too.
        new LanguageFinder(new NeverAsked()).Find("L’empresa diu que no vendrà els xips en la regió de la que es parla per als seus clients", "ca", script: null, ["es"]).ShouldBeNull();
        new LanguageFinder(identifier: null).Find("Preduzeće će ponovo prodavati čipove u zemlji", "sr", "Latn", ["hr"]).ShouldBeNull();
    }

    private sealed class NeverAsked : ILanguageIdentifier
    {
        public bool Knows(string language) => language != "ca";

        public string? Identify(string text, IReadOnlyCollection<string> among) => throw new InvalidOperationException($"“{text}” was asked about");
    }

    private sealed class Recorder(string answer) : ILanguageIdentifier
    {
        public IReadOnlyCollection<string>? Among { get; private set; }

        public bool Knows(string language) => true;

        public string? Identify(string text, IReadOnlyCollection<string> among)
        {
            Among = among;
            return answer;
        }
    }
}
