using System.Text.Json;

namespace Azure.AI.Translation.Text.Tests;

/// <summary>What the client makes of answers that no recording shows.</summary>
public class AnswerTests
{
    [Fact]
    public async Task What_the_service_left_out_is_null_or_empty_and_what_is_new_is_passed_over()
    {
        using var wire = new Wire("""[{"news":[{}],"translations":[{"text":"a","tone":1}]},{"sourceText":null,"detectedLanguage":null}]""");

        var items = (await Translate(wire)).Value;

        items.Count.ShouldBe(2);
        items[0].Translations.ShouldHaveSingleItem().Text.ShouldBe("a");
        items[0].Translations[0].TargetLanguage.ShouldBeNull();
        items[0].Translations[0].Alignment.ShouldBeNull();
        items[1].Translations.ShouldBeEmpty();
        items[1].DetectedLanguage.ShouldBeNull();
        items[1].SourceText.ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("""[{"translations":[{"text":"a""")]
    [InlineData("<html>proxy</html>")]
    public async Task An_answer_that_is_not_json_says_so(string body)
    {
        using var wire = new Wire(body);
        await Should.ThrowAsync<JsonException>(() => Translate(wire));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("""[{"translations":{}}]""")]
    [InlineData("""[{"translations":[{"text":1}]}]""")]
    public async Task An_answer_of_another_shape_says_so(string body)
    {
        using var wire = new Wire(body);
        await Should.ThrowAsync<InvalidOperationException>(() => Translate(wire));
    }

    [Fact]
    public void Languages_are_read_with_their_scripts_and_directions()
    {
        using var wire = new Wire("""
            {"translation":{"ar":{"name":"Arabic","nativeName":"العربية","dir":"rtl"},
               "vi":{"name":"Vietnamese","nativeName":"Tiếng Việt","dir":"ltr"}},
             "transliteration":{"ja":{"name":"Japanese","nativeName":"日本語","scripts":[
               {"code":"Jpan","name":"Japanese","nativeName":"日本語","dir":"ltr","toScripts":[{"code":"Latn","name":"Latin","nativeName":"ラテン語","dir":"ltr"}]}]}},
             "dictionary":{"en":{"name":"English","nativeName":"English","dir":"ltr","translations":[
               {"name":"Hebrew","nativeName":"עברית","dir":"rtl","code":"he"}]}}}
            """);

        var languages = new TextTranslationClient(new Uri("http://container"), wire.Options())
            .GetSupportedLanguages(cancellationToken: TestContext.Current.CancellationToken).Value;

        languages.Translation.Keys.ShouldBe(["ar", "vi"]);
        languages.Translation["ar"].Directionality.ShouldBe(LanguageDirectionality.RightToLeft);
        languages.Translation["vi"].Directionality.ShouldBe(LanguageDirectionality.LeftToRight);
        languages.Translation["vi"].NativeName.ShouldBe("Tiếng Việt");
        var script = languages.Transliteration["ja"].Scripts.ShouldHaveSingleItem();
        script.Code.ShouldBe("Jpan");
        script.TargetLanguageScripts.ShouldHaveSingleItem().NativeName.ShouldBe("ラテン語");
        var target = languages.Dictionary["en"].Translations.ShouldHaveSingleItem();
        (target.Code, target.Name, target.Directionality).ShouldBe(("he", "Hebrew", LanguageDirectionality.RightToLeft));
    }

    [Fact]
    public void A_mock_can_be_built_without_a_service()
    {
        var translation = AITranslationTextModelFactory.TranslationText(
            targetLanguage: "vi",
            text: "một",
            transliteration: AITranslationTextModelFactory.TransliteratedText(text: "mot", script: "Latn"),
            alignment: AITranslationTextModelFactory.TranslatedTextAlignment(projections: "0:2-0:2"),
            sentenceBoundaries: AITranslationTextModelFactory.SentenceBoundaries(
                sourceSentencesLengths: [3], translatedSentencesLengths: [3]));
        var item = AITranslationTextModelFactory.TranslatedTextItem(
            detectedLanguage: AITranslationTextModelFactory.DetectedLanguage(language: "en", confidence: 0.5f),
            translations: [translation]);

        item.DetectedLanguage!.Confidence.ShouldBe(0.5f);
        item.Translations.ShouldHaveSingleItem().ShouldBeSameAs(translation);
        translation.SentenceBoundaries!.TranslatedSentencesLengths.ShouldBe([3]);
        translation.Transliteration!.Script.ShouldBe("Latn");
        AITranslationTextModelFactory.TranslatedTextItem().Translations.ShouldBeEmpty();
        AITranslationTextModelFactory.GetSupportedLanguagesResult().Translation.ShouldBeEmpty();
    }

    [Fact]
    public void A_type_of_text_is_its_name_without_regard_to_case()
    {
        TextType html = "HTML";
        html.ShouldBe(TextType.Html);
        html.GetHashCode().ShouldBe(TextType.Html.GetHashCode());
        (html == TextType.Plain).ShouldBeFalse();
        (html != TextType.Plain).ShouldBeTrue();
        TextType.Html.ToString().ShouldBe("Html");
        Should.Throw<ArgumentNullException>(() => new TextType(null!));
    }

    private static Task<Response<IReadOnlyList<TranslatedTextItem>>> Translate(Wire wire) =>
        new TextTranslationClient(credential: new AzureKeyCredential("key"), options: wire.Options())
            .TranslateAsync(targetLanguage: "vi", text: "one", cancellationToken: TestContext.Current.CancellationToken);
}
