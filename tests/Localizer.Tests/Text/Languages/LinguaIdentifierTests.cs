using Localizer.Text.Languages;

namespace Localizer.Tests.Text.Languages;

public class LinguaIdentifierTests
{
    private static readonly string[] Usual = ["en", "es", "fr", "de", "pt", "it", "nl"];

    [Theory]
    [InlineData("Het bedrijf verkoopt volgend jaar opnieuw chips aan klanten", "nl")]
    [InlineData("Bolaget säljer återigen kretsar till kunder nästa år", "sv")]
    [InlineData("Nvidia shares soared after strong quarterly earnings", "en")]
    [InlineData("Spółka ponownie sprzeda układy scalone swoim klientom", "pl")]
    [InlineData("Công ty bán lại chip", null)]
    [InlineData("Het bedrijf", null)]
    [InlineData("", null)]
    public void A_text_of_some_length_is_known_and_a_short_one_is_not(string text, string? language) =>
        new LinguaIdentifier().Identify(text, [.. Usual, "sv", "pl"]).ShouldBe(language);

    [Fact]
    public void The_models_of_every_language_that_is_listed_are_shipped_and_small()
    {
        var identifier = new LinguaIdentifier();
        LinguaIdentifier.Languages.ShouldAllBe(language => identifier.Knows(language));
        var models = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Lingua", "LanguageModels"), "*.br", SearchOption.AllDirectories);
        models.Select(file => Path.GetFileName(Path.GetDirectoryName(file))).Distinct().ShouldBe(LinguaIdentifier.Languages.Except(["no"]), ignoreOrder: true);
        models.Sum(file => new FileInfo(file).Length).ShouldBeLessThan(3_000_000);
    }

    [Fact]
    public void A_language_without_a_model_is_left_out()
    {
        var identifier = new LinguaIdentifier();
        identifier.Knows("sw").ShouldBeFalse();
        identifier.Identify("Kampuni hiyo itauza tena chipu hizo kwa wateja wake mwakani", ["sw"]).ShouldBeNull();
    }
}
