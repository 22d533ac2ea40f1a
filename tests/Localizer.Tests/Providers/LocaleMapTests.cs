using Localizer.Model;
using Localizer.Providers;

namespace Localizer.Tests.Providers;

/// <summary>Locales and the codes that services have for them.</summary>
public class LocaleMapTests
{
    private const string Azure = "ar en es fr fr-CA he id mn-Cyrl mn-Mong nb pt pt-PT sr-Cyrl sr-Latn vi zh-Hans zh-Hant fil ku";
    private const string DeepL = "AR DE EN-GB EN-US ES ES-419 FR NB PT-BR PT-PT ZH ZH-HANS ZH-HANT VI";
    private const string Google = "en es fr iw no pt-BR pt-PT sr vi zh-CN zh-TW tl";
    private const string Apertium = "eng spa cat nob nno srp_Latn fra";

    [Theory]
    [InlineData("vi", Azure, "vi")]
    [InlineData("vi-VN", Azure, "vi")]
    [InlineData("pt", Azure, "pt")]
    [InlineData("pt-BR", Azure, "pt")]
    [InlineData("pt-PT", Azure, "pt-PT")]
    [InlineData("pt-AO", Azure, "pt-PT")]
    [InlineData("zh", Azure, "zh-Hans")]
    [InlineData("zh-CN", Azure, "zh-Hans")]
    [InlineData("zh-TW", Azure, "zh-Hant")]
    [InlineData("zh-Hant-HK", Azure, "zh-Hant")]
    [InlineData("no", Azure, "nb")]
    [InlineData("nn", Azure, null)]
    [InlineData("sr", Azure, "sr-Cyrl")]
    [InlineData("sr-Latn-RS", Azure, "sr-Latn")]
    [InlineData("sr-ME", Azure, "sr-Latn")]
    [InlineData("mn", Azure, "mn-Cyrl")]
    [InlineData("fr-CA", Azure, "fr-CA")]
    [InlineData("fr-CH", Azure, "fr")]
    [InlineData("en-AU", Azure, "en")]
    [InlineData("xh", Azure, null)]
    [InlineData("en", DeepL, "EN-US")]
    [InlineData("en-AU", DeepL, "EN-GB")]
    [InlineData("pt", DeepL, "PT-BR")]
    [InlineData("pt-AO", DeepL, "PT-PT")]
    [InlineData("es-MX", DeepL, "ES-419")]
    [InlineData("es-ES", DeepL, "ES")]
    [InlineData("zh-TW", DeepL, "ZH-HANT")]
    [InlineData("zh-CN", DeepL, "ZH")]
    [InlineData("he", Google, "iw")]
    [InlineData("nb", Google, "no")]
    [InlineData("fil", Google, "tl")]
    [InlineData("zh-Hant", Google, "zh-TW")]
    [InlineData("zh-Hans", Google, "zh-CN")]
    [InlineData("sr-Latn", Google, null)]
    [InlineData("en", Apertium, "eng")]
    [InlineData("nb", Apertium, "nob")]
    [InlineData("nn", Apertium, "nno")]
    [InlineData("sr-Latn", Apertium, "srp_Latn")]
    [InlineData("sr", Apertium, null)]
    public void A_locale_is_found_in_the_service_s_own_spelling(string locale, string offered, string? code) =>
        new LocaleMap(offered.Split(' ')).Find(Locale.Parse(locale)).ShouldBe(code);

    [Fact]
    public async Task A_service_is_asked_once_and_again_when_it_could_not_be_asked()
    {
        var asked = 0;
        using var directory = new LocaleDirectory("azure", _ => ++asked == 1
            ? Task.FromException<ServiceLocales>(new ProviderException(ProviderFailure.Unavailable, "down"))
            : Task.FromResult(new ServiceLocales([], ["vi", "en"])));
        var token = TestContext.Current.CancellationToken;

        await Should.ThrowAsync<ProviderException>(() => directory.TargetCodeAsync(Locale.Parse("vi"), token));
        (await directory.TargetCodeAsync(Locale.Parse("vi"), token)).ShouldBe("vi");
        (await directory.SourceCodeAsync(Locale.Parse("en-GB"), token)).ShouldBe("en");
        var refusal = await Should.ThrowAsync<ProviderException>(() => directory.TargetCodeAsync(Locale.Parse("de"), token));

        refusal.Failure.ShouldBe(ProviderFailure.LocaleUnsupported);
        refusal.Message.ShouldBe("azure does not translate to de. Name another provider for it, or a locale that azure has.");
        asked.ShouldBe(2);
    }

    [Theory]
    [InlineData("vi", "VI", true)]
    [InlineData("zh-Hans", "zh-chs", true)]
    [InlineData("zh_CN", "zh-Hans", true)]
    [InlineData("no", "nb", true)]
    [InlineData("pt", "pt-BR", true)]
    [InlineData("pt", "pt-PT", false)]
    [InlineData("zh-Hans", "zh-Hant", false)]
    [InlineData("sr-Latn", "sr", false)]
    [InlineData("es", "vi", false)]
    [InlineData("", "vi", false)]
    [InlineData("no language at all", "vi", false)]
    public void Codes_of_one_locale_are_known_in_any_spelling(string one, string other, bool areSame)
    {
        LocaleMap.AreSame(one, other).ShouldBe(areSame);
        LocaleMap.AreSame(other, one).ShouldBe(areSame);
    }
}
