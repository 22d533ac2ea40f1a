using System.Text;
using Localizer.Model;
using Localizer.Pipeline;
using Localizer.Providers;

namespace Localizer.Tests.Pipeline;

public sealed class StyleGuidesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("localizer-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("Be brief.\n", "Be brief.", Formality.Unsaid)]
    [InlineData("\uFEFFBe brief.\r\n", "Be brief.", Formality.Unsaid)]
    [InlineData("formality: formal\n\nSay Sie.\n", "Say Sie.", Formality.Formal)]
    [InlineData("Formality:informal\r\nSay du.", "Say du.", Formality.Informal)]
    [InlineData("formality: more", "", Formality.Formal)]
    [InlineData("formality: prefer_more", "", Formality.Formal)]
    [InlineData("formality: less", "", Formality.Informal)]
    [InlineData("formality: prefer_less", "", Formality.Informal)]
    [InlineData("formality: default\nBe brief.", "Be brief.", Formality.Unsaid)]
    [InlineData("Be brief.\nformality: formal", "Be brief.\nformality: formal", Formality.Unsaid)]
    [InlineData("", "", Formality.Unsaid)]
    public void The_first_line_may_say_the_formality_and_the_rest_is_the_teams(string content, string text, Formality formality) =>
        StyleGuides.Parse(Encoding.UTF8.GetBytes(content), "style/de.md").ShouldBe(new StyleGuide(text, formality));

    [Fact]
    public void An_unknown_formality_is_named_with_its_place()
    {
        var problem = Should.Throw<BadInputException>(() => StyleGuides.Parse("formality:  polite\nText"u8, "style/de.md")).Diagnostic;

        $"{problem.Place}".ShouldBe("style/de.md:1:13");
        problem.Message.ShouldContain("'polite'");
    }

    [Fact]
    public void A_guide_that_is_too_long_or_no_text_is_refused()
    {
        Should.Throw<BadInputException>(() => StyleGuides.Parse(new byte[] { 0xC3, 0x28 }, "style/de.md"));
        Should.Throw<BadInputException>(() => StyleGuides.Parse(Encoding.UTF8.GetBytes(new string('x', StyleGuides.MaxLength + 1)), "style/de.md"));
        StyleGuides.Parse(Encoding.UTF8.GetBytes(new string('x', StyleGuides.MaxLength)), "style/de.md").Text.Length.ShouldBe(StyleGuides.MaxLength);
    }

    [Fact]
    public void A_locale_without_a_guide_has_its_nearest_parents()
    {
        File.WriteAllText(Path.Combine(_folder, "zh.md"), "Chinese");
        File.WriteAllText(Path.Combine(_folder, "zh-Hant.md"), "Traditional");
        Locale[] locales = [.. "zh-Hant-TW zh-Hans vi".Split(' ').Select(Locale.Parse)];

        var guides = StyleGuides.Load(_folder, locales);

        locales.Select(locale => guides.For(locale)?.Text).ShouldBe(["Traditional", "Chinese", null]);
    }

    [Fact]
    public void Without_a_folder_there_are_no_rules() =>
        StyleGuides.Load(Path.Combine(_folder, "style"), [Locale.Parse("vi")]).For(Locale.Parse("vi")).ShouldBeNull();
}
