using Localizer.Model;

namespace Localizer.Tests.Model;

public class LocaleTests
{
    [Theory]
    [InlineData("vi", "vi")]
    [InlineData("PT-br", "pt-BR")]
    [InlineData("zh_hant_tw", "zh-Hant-TW")]
    [InlineData("es-419", "es-419")]
    [InlineData("sl-rozaj-biske", "sl-rozaj-biske")]
    [InlineData("de-1996", "de-1996")]
    [InlineData("en-US-u-ca-gregory", "en-US-u-ca-gregory")]
    public void A_tag_is_read_in_any_case_and_kept_in_canonical_case(string tag, string canonical) =>
        Locale.Parse(tag).Tag.ShouldBe(canonical);

    [Theory]
    [InlineData("")]
    [InlineData("xx")]
    [InlineData("vietnamese")]
    [InlineData("en-")]
    [InlineData("en-US-DE")]
    [InlineData("../vi")]
    [InlineData("vi/..")]
    public void What_is_no_tag_or_names_no_known_language_is_refused(string tag) =>
        Locale.TryParse(tag, out _).ShouldBeFalse();

    [Fact]
    public void A_country_code_in_a_language_s_place_gets_a_hint() =>
        Should.Throw<BadInputException>(() => Locale.Parse("vn")).Diagnostic.Hint.ShouldBe("Did you mean 'vi'?");

    [Theory]
    [InlineData("ar", true)]
    [InlineData("vi", false)]
    [InlineData("uz-Arab", true)]
    [InlineData("az", false)]
    [InlineData("he-Latn", false)]
    public void The_script_decides_the_direction(string tag, bool rightToLeft) =>
        Locale.Parse(tag).IsRightToLeft.ShouldBe(rightToLeft);

    [Fact]
    public void A_locale_falls_back_subtag_by_subtag()
    {
        Locale.Parse("zh-Hant-TW").Parent!.Tag.ShouldBe("zh-Hant");
        Locale.Parse("vi").Parent.ShouldBeNull();
    }
}
