using System.Text;
using System.Text.Json.Nodes;
using Localizer.Emulators;
using Localizer.Emulators.AzureTranslator;
using Localizer.Emulators.Chat;
using Localizer.Emulators.DeepL;
using Localizer.Emulators.Google;
using Localizer.Model;
using Localizer.Pipeline;
using Localizer.Providers;
using Localizer.Providers.Azure;
using Localizer.Reports;
using Localizer.Tests.Providers.Services;
using Microsoft.Extensions.Time.Testing;

namespace Localizer.Tests.Pipeline.Terminology;

/// <summary>Terms in services' own ways, against the emulators of their contracts.</summary>
public sealed class NativeTermsTests : IDisposable
{
    private const string Page = "<!DOCTYPE html><html lang=en><meta charset=utf-8><p>The old chip of <b>H20</b> sells well.</p>";
    private static readonly string[] Rows = ["source,vi,dnt", "chip,con chip,", "H20,,x"];

    private readonly TermRun _run = new TermRun().AddPage("page.html", Page);

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task Azure_is_told_by_its_dictionary_what_its_translation_lacks()
    {
        await using var emulator = await AzureTranslatorEmulator.StartAsync(new AzureTranslatorOptions { Translate = Encipher });
        using var service = new AzureTranslator(new AzureOptions { Endpoint = emulator.Endpoint, Key = "emulator-key" }, TimeProvider.System);

        var report = await _run.RunAsync(_run.Glossary(Rows), "vi", service);

        var sent = BodiesOf(emulator, "/translate");
        sent.Count.ShouldBe(2);
        sent[0].ShouldNotContain("mstrans");
        sent[0].ShouldContain("notranslate");
        JsonNode.Parse(sent[1])![0]!["Text"]!.GetValue<string>().ShouldContain("<mstrans:dictionary translation=\"con chip\">chip</mstrans:dictionary>");
        ShouldBeNative(report, "chip", "H20");
        report.Billing[0].Characters.ShouldBe(emulator.BilledCharacters);
    }

    [Fact]
    public async Task DeepL_translates_by_a_glossary_that_is_made_once()
    {
        await using var emulator = await DeepLEmulator.StartAsync(new DeepLOptions { Keys = [ServiceFixture.Secret], Translate = Encipher });

        var report = await _run.RunAsync(_run.Glossary(Rows), "vi", new DeepLFixture().Create($"{emulator.Endpoint}"));
        foreach (var folder in (string[])["translations", ".localizer", "output"])
            Directory.Delete(_run.Files.Path(folder), recursive: true);
        await _run.RunAsync(_run.Glossary(Rows), "vi", new DeepLFixture().Create($"{emulator.Endpoint}"));

        ShouldBeNative(report, "chip", "H20");
        BodiesOf(emulator, "/v3/glossaries").ShouldHaveSingleItem().ShouldContain("chip\\tcon chip");
        var asked = BodiesOf(emulator, "/v2/translate");
        asked.Count.ShouldBe(2);
        asked.ShouldAllBe(body => body.Contains("\"glossary_id\":\""));
    }

    [Fact]
    public async Task A_glossary_of_an_earlier_content_is_removed_when_it_is_a_day_old()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero));
        await using var emulator = await DeepLEmulator.StartAsync(new DeepLOptions { Keys = [ServiceFixture.Secret], Translate = Encipher, TimeProvider = time });
        ServiceTerm[] old = [new("chip", "con chip")], changed = [new("chip", "vi mạch")];

        await KeepAsync("site", old);
        await KeepAsync("another", old);
        await KeepAsync("site", changed);
        Removed().ShouldBe(0);
        time.Advance(TimeSpan.FromHours(25));
        await KeepAsync("site", changed);

        Removed().ShouldBe(1);
        BodiesOf(emulator, "/v3/glossaries").Count.ShouldBe(3);

        int Removed() => emulator.Calls.Count(call => call.Method == "DELETE");

        async Task KeepAsync(string project, ServiceTerm[] terms)
        {
            var settings = new ServiceSettings { Variable = VariablesOf(new DeepLFixture(), $"{emulator.Endpoint}"), Project = project, TimeProvider = time };
            var keeper = (IGlossaryKeeper)TranslationServices.All.Single(entry => entry.Name == "deepl").Create(settings);
            await keeper.KeepGlossaryAsync(Locale.Parse("en"), Locale.Parse("vi"), [.. terms], TestContext.Current.CancellationToken);
            keeper.HasGlossary(Locale.Parse("en-GB"), Locale.Parse("vi")).ShouldBeTrue();
        }
    }

    [Fact]
    public async Task A_service_whose_price_is_configured_keeps_its_glossaries()
    {
        await using var emulator = await DeepLEmulator.StartAsync(new DeepLOptions { Keys = [ServiceFixture.Secret], Translate = Encipher });
        var settings = new ServiceSettings { Variable = VariablesOf(new DeepLFixture(), $"{emulator.Endpoint}"), Configuration = new ProviderConfiguration { Price = 20 } };

        var report = await _run.RunAsync(_run.Glossary(Rows), "vi", TranslationServices.All.Single(entry => entry.Name == "deepl").CreateConfigured(settings));

        ShouldBeNative(report, "chip", "H20");
        BodiesOf(emulator, "/v3/glossaries").Count.ShouldBe(1);
    }

    [Fact]
    public async Task Each_variant_of_a_language_has_a_glossary_of_its_own()
    {
        await using var emulator = await DeepLEmulator.StartAsync(new DeepLOptions { Keys = [ServiceFixture.Secret], Translate = Encipher });

        var report = await _run.RunAsync(
            _run.Glossary("source,pt-BR,pt-PT,dnt", "chip,chipe,pastilha,", "H20,,,x"), "pt-BR,pt-PT", new DeepLFixture().Create($"{emulator.Endpoint}"));

        BodiesOf(emulator, "/v3/glossaries").Count.ShouldBe(2);
        report.Terms.ShouldAllBe(term => term.Native == 1 && term.Failed == 0);
    }

    [Fact]
    public async Task Languages_that_DeepL_has_no_glossaries_for_are_translated_without_and_asked_again_for_terms()
    {
        await using var emulator = await DeepLEmulator.StartAsync(new DeepLOptions { Keys = [ServiceFixture.Secret], Translate = Encipher });

        var report = await _run.RunAsync(_run.Glossary("source,th,dnt", "chip,ชิป,", "H20,,x"), "th", new DeepLFixture().Create($"{emulator.Endpoint}"));

        report.Notices.ShouldContain(notice => notice.Id == "glossary-not-kept" && notice.Message.Contains("en to th"));
        BodiesOf(emulator, "/v2/translate").ShouldAllBe(body => !body.Contains("glossary_id"));
        report.Terms.ShouldContain(term => term.Term == "chip" && term.Native == 0 && term.Protected == 1 && term.Failed == 0);
        report.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_glossary_that_somebody_removed_is_done_without()
    {
        await using var emulator = await DeepLEmulator.StartAsync(new DeepLOptions { Keys = [ServiceFixture.Secret], Translate = Encipher });
        var service = new DeepLFixture().Create($"{emulator.Endpoint}");
        var keeper = (IGlossaryKeeper)service;
        await keeper.KeepGlossaryAsync(Locale.Parse("en"), Locale.Parse("vi"), [new ServiceTerm("chip", "con chip")], TestContext.Current.CancellationToken);
        using var http = new HttpClient();
        using var remove = new HttpRequestMessage(HttpMethod.Delete, new Uri(emulator.Endpoint, "/v3/glossaries/00000001-0000-0000-0000-000000000000"));
        remove.Headers.TryAddWithoutValidation("Authorization", $"DeepL-Auth-Key {ServiceFixture.Secret}");
        remove.Headers.UserAgent.ParseAdd("tests/1");
        (await http.SendAsync(remove, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        var request = ServiceFixture.Request(service, "The chip");

        var gone = await Should.ThrowAsync<ProviderException>(() => service.TranslateAsync(request, TestContext.Current.CancellationToken));
        var answer = await service.TranslateAsync(request, TestContext.Current.CancellationToken);

        gone.Failure.ShouldBe(ProviderFailure.Unavailable);
        answer.Texts[0][0].ShouldNotBeNull();
        keeper.HasGlossary(Locale.Parse("en"), Locale.Parse("vi")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("tech")]
    [InlineData("projects/p/locations/us-central1/glossaries/tech")]
    public async Task Google_translates_by_the_glossary_that_the_configuration_names(string name)
    {
        await using var emulator = await StartGoogleAsync();

        var report = await _run.RunAsync(_run.Glossary(Rows), "vi,es", Google(emulator, name, "us-central1"));

        ShouldBeNative(report, "chip", "H20");
        var asked = BodiesOf(emulator, ":translateText");
        asked.Count(body => body.Contains("\"glossaryConfig\"") && body.Contains("\"targetLanguageCode\":\"vi\"")).ShouldBe(1);
        asked.ShouldNotContain(body => body.Contains("\"glossaryConfig\"") && body.Contains("\"targetLanguageCode\":\"es\""));
    }

    [Fact]
    public async Task A_glossary_that_Google_does_not_have_stops_the_run()
    {
        await using var emulator = await StartGoogleAsync();

        var report = await _run.RunAsync(_run.Glossary(Rows), "vi", Google(emulator, "other", "us-central1"));

        report.ExitCode.ShouldBe(ExitCode.NotTranslated);
        report.Notices.ShouldContain(notice => notice.Message.Contains("no glossary 'other'"));
        report.Notices.ShouldNotContain(notice => notice.Id == "glossary-not-kept", "nothing was translated without it");
        BodiesOf(emulator, ":translateText").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("tech", "global")]
    [InlineData("projects/p/locations/us-central1/glossaries/tech", "europe-west1")]
    public async Task A_glossary_is_of_use_in_its_region_alone(string name, string region)
    {
        await using var emulator = await StartGoogleAsync();

        Should.Throw<BadInputException>(() => Google(emulator, name, region)).Message.ShouldContain("region");
    }

    [Fact]
    public async Task A_chat_model_is_told_in_its_prompt()
    {
        await using var emulator = await ChatEmulator.StartAsync(new ChatOptions { Keys = [ServiceFixture.Secret], Translate = Encipher });

        var report = await _run.RunAsync(_run.Glossary(Rows), "vi", new OpenAIFixture().Create($"{emulator.Endpoint}"));

        // The emulated model does not listen, and "con chip" in the place of "chip" would be translated again.
        var asked = BodiesOf(emulator, "/chat/completions");
        asked.Count.ShouldBe(2);
        asked[0].ShouldContain("con chip");
        report.Terms.ShouldAllBe(term => term.Protected == 1 && term.Failed == 0);
    }

    private static string Encipher(string text, string to) => SmallModel.Enciphered(text);

    private static void ShouldBeNative(RunReport report, params string[] terms)
    {
        foreach (var term in terms)
            report.Terms.ShouldContain(row => row.Term == term && row.Locale == "vi" && row.Native == 1 && row.Protected == 0 && row.Repaired == 0 && row.Failed == 0, $"{string.Join("; ", report.Terms)}");
    }

    private static List<string> BodiesOf(Emulator emulator, string path) =>
        [.. emulator.Calls.Where(call => call.Method == "POST" && call.Target.Split('?')[0].EndsWith(path, StringComparison.Ordinal)).Select(call => Encoding.UTF8.GetString(call.Body.Span))];

    private static Task<GoogleEmulator> StartGoogleAsync() => GoogleEmulator.StartAsync(new GoogleOptions
    {
        Tokens = [ServiceFixture.Secret],
        Project = "p",
        Translate = Encipher,
        Glossaries = [new GoogleGlossary("us-central1", "tech", "en", "vi", [new("chip", "con chip")])],
    });

    private static ITranslationService Google(GoogleEmulator emulator, string glossary, string region)
    {
        var settings = new ServiceSettings
        {
            Variable = name => name switch
            {
                "GOOGLE_TRANSLATE_API_KEY" => ServiceFixture.Secret,
                "GOOGLE_TRANSLATE_ENDPOINT" => $"{emulator.Endpoint}v3/projects/p/locations/{region}",
                _ => null,
            },
            Configuration = new ProviderConfiguration { Glossary = glossary },
        };
        return TranslationServices.All.Single(entry => entry.Name == "google").CreateConfigured(settings);
    }

    private static Func<string, string?> VariablesOf(ServiceFixture fixture, string address)
    {
        var variables = fixture.Environment(address);
        return name => variables.GetValueOrDefault(name);
    }
}
