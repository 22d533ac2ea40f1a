using System.Collections.Concurrent;
using System.Text;
using Localizer.Glossaries;
using Localizer.Locales;
using Localizer.Memory;
using Localizer.Model;
using Localizer.Pipeline;
using Localizer.Providers;
using Localizer.Reports;
using Localizer.Text.Languages;

namespace Localizer.Tests.Pipeline;

/// <summary>What becomes of texts that are not in their page's language, from bytes to bytes, and what a service is asked for.</summary>
public sealed class LanguageRunTests : IDisposable
{
    private const string English = "<p>The company said that it will sell the chips again, and that it has the licences for them.</p><p>It was the first of the firms that were hit by the rules.</p>";
    private const string Spanish = "La empresa dijo que va a vender los chips en la región por el momento.";

    private readonly TemporaryFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task A_text_in_the_target_s_language_is_copied_and_counted_and_not_paid_for()
    {
        var (page, report, asked) = await RunAsync($"{English}<p>{Spanish}</p>", "es", ThirdLanguagePolicy.Translate);
        page.ShouldContain($"<p>{Spanish}</p>");
        asked.ShouldNotContain(request => request.Text == Spanish);
        report.Pages[0].Segments.Kept.ShouldBe(1);
        report.Pages[0].Segments.Provider.ShouldBe(2);
        report.Pages[0].Findings.ShouldNotContain(finding => finding.Check == "third-language");
    }

    [Theory]
    [InlineData(ThirdLanguagePolicy.Keep, null, "info")]
    [InlineData(ThirdLanguagePolicy.Ask, null, "warning")]
    [InlineData(ThirdLanguagePolicy.Keep, "es", null)]
    [InlineData(ThirdLanguagePolicy.Ask, "es", "warning")]
    public async Task A_text_in_a_third_language_stays_and_is_named_unless_the_page_says_it(ThirdLanguagePolicy policy, string? declared, string? severity)
    {
        var (page, report, asked) = await RunAsync($"{English}<p{(declared is null ? "" : $" lang={declared}")}>{Spanish}</p>", "vi", policy);
        page.ShouldContain(Spanish);
        asked.ShouldNotContain(request => request.Text == Spanish);
        report.Pages[0].Segments.Kept.ShouldBe(1);
        report.Pages[0].Findings.Where(finding => finding.Check == "third-language").Select(finding => finding.Severity).ShouldBe(severity is null ? [] : [severity]);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" lang=es-MX")]
    public async Task A_text_in_a_third_language_is_translated_from_it_where_that_is_asked(string attribute)
    {
        var (page, report, asked) = await RunAsync($"{English}<p{attribute}>{Spanish}</p>", "vi", ThirdLanguagePolicy.Translate);
        page.ShouldContain($">[vi] {Spanish}</p>");
        asked.Single(request => request.Text == Spanish).From.ShouldBe(attribute.Length > 0 ? "es-MX" : "es");
        asked.Where(request => request.Text != Spanish).ShouldAllBe(request => request.From == "en");
        report.Pages[0].Segments.Kept.ShouldBe(0);
    }

    [Fact]
    public async Task A_page_in_another_language_than_it_says_is_taken_at_its_word_and_reported()
    {
        var (_, report, asked) = await RunAsync($"<p>{Spanish}</p><p>Los precios de las acciones han subido mucho en el año, pero no en el país.</p>", "vi", ThirdLanguagePolicy.Keep);
        asked.Count.ShouldBe(2);
        report.Pages[0].Findings.ShouldContain(finding => finding.Check == "page-language" && finding.Severity == "warning");
    }

    [Fact]
    public async Task Letters_and_marks_go_out_and_come_in_composed_and_untouched_bytes_stay()
    {
        const string Decomposed = "The cafe\u0301 was the first of its kind.";
        const string Kept = "Cafe\u0301 \u0301";
        var (page, _, asked) = await RunAsync($"<p>{Decomposed}</p><p translate=no>{Kept}</p><p>Cafe\u0301 Ole\u0301</p>", "vi", ThirdLanguagePolicy.Keep, text => text.Contains("Olé", StringComparison.Ordinal) ? text : $"Qua\u0301n ca\u0300 phe\u0302 {text}");
        asked.Select(request => request.Text).ShouldBe(["The café was the first of its kind.", "Café Olé"], ignoreOrder: true);
        page.ShouldContain("<p>Quán cà phê The café was the first of its kind.</p>");
        page.ShouldContain($">{Kept}</p>");
        page.ShouldContain("<p>Cafe\u0301 Ole\u0301</p>", customMessage: "an answer that is its source leaves the source's bytes");
    }

    [Fact]
    public async Task A_memory_s_letters_are_composed_whichever_way_the_page_spells_its_own()
    {
        var memory = MemoryFile.Load(
            [new NamedFile(_files.Add("m.tmx", """
                <?xml version="1.0" encoding="UTF-8"?>
                <tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="en" datatype="html"/>
                <body><tu><tuv xml:lang="en"><seg>The café</seg></tuv><tuv xml:lang="vi"><seg>Qua&#x301;n ca&#x300; phe&#x302;</seg></tuv></tu></body></tmx>
                """), "m.tmx")],
            Locale.Parse("en"));
        var (page, _, asked) = await RunAsync("<p>The cafe\u0301</p>", "vi", ThirdLanguagePolicy.Keep, memory: memory);
        page.ShouldContain("<p>Quán cà phê</p>");
        asked.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("<p>Bolaget säljer kretsar igen nästa år</p>")]
    [InlineData("")]
    public async Task A_page_that_is_read_again_is_not_identified_again(string foreign)
    {
        const string Plain = "Nvidia shares soared amid strong quarterly earnings growth";
        var asked = new ConcurrentQueue<string>();
        var service = new Service(text => $"[vi] {text}");
        var page = new PageInput("a.html", _files.Add("a.html", $"<!DOCTYPE html><html lang=en><body>{English}<p>{Plain}</p>{foreign}</body></html>"), "a.html");
        var options = PageRun.OptionsOf([], "vi", service) with
        {
            Pages = [page],
            To = [Locale.Parse("vi"), Locale.Parse("sv")],
            Output = new OutputFolder(_files.Path("output"), _files.Path(".")),
            StateFolder = _files.Path("state"),
            Languages = new LanguageFinder(new Identifier(asked)),
            ThirdLanguage = ThirdLanguagePolicy.Keep,
        };

        var report = await new LocalizationPipeline(options).RunAsync(progress: null, TestContext.Current.CancellationToken);

        report.Pages.Select(row => row.Segments.Kept).ShouldBe(foreign.Length > 0 ? [1, 1] : [0, 0]);
        File.ReadAllText(_files.Path("output/vi/a.html")).ShouldContain($"<p>[vi] {Plain}</p>{foreign}");
        asked.Where(text => text == Plain).Count().ShouldBe(2, "once for each locale");
    }

    private async Task<(string Page, RunReport Report, IReadOnlyCollection<(string From, string Text)> Asked)> RunAsync(
        string body, string to, ThirdLanguagePolicy policy, Func<string, string>? translate = null, TranslationMemory? memory = null)
    {
        var service = new Service(translate ?? (text => $"[{to}] {text}"));
        var options = PageRun.OptionsOf(Encoding.UTF8.GetBytes($"<!DOCTYPE html><html lang=en><meta charset=utf-8><body>{body}</body></html>"), to, service);
        var (output, report) = await PageRun.RunAsync(options with
        {
            StateFolder = _files.Path("state"),
            Memory = memory ?? options.Memory,
            Languages = new LanguageFinder(new LinguaIdentifier()),
            ThirdLanguage = policy,
        });
        return (Encoding.UTF8.GetString(output), report, service.Asked);
    }

    private sealed class Service(Func<string, string> translate) : ITranslationService
    {
        public ConcurrentQueue<(string From, string Text)> Asked { get; } = [];

        public string Name => "service";

        public string Endpoint => "http://127.0.0.1";

        public string Fingerprint => "";

        public ServiceCapabilities Capabilities { get; } = new()
        {
            Forms = [MarkupForm.Html],
            BillingUnit = BillingUnit.Utf16Units,
            MaxItems = 10,
            MaxItemCharacters = 1000,
            MaxRequestCharacters = 1000,
            AttemptTimeout = TimeSpan.FromSeconds(20),
        };

        public Task<ServiceLocales> GetLocalesAsync(CancellationToken cancellationToken) => Task.FromResult(new ServiceLocales([], ["en", "es", "sv", "vi"]));

        public Task<ServiceAnswer> TranslateAsync(ServiceRequest request, CancellationToken cancellationToken)
        {
            foreach (var item in request.Items)
                Asked.Enqueue((request.From.Tag, item.Text));
            return Task.FromResult(new ServiceAnswer([[.. request.Items.Select(item => new ServiceText(translate(item.Text)))]], new ServiceUsage(request.Items.Sum(item => item.Text.Length))));
        }
    }

    private sealed class Identifier(ConcurrentQueue<string> asked) : ILanguageIdentifier
    {
        public bool Knows(string language) => true;

        public string? Identify(string text, IReadOnlyCollection<string> among)
        {
            asked.Enqueue(text);
            return text.StartsWith("Bolaget", StringComparison.Ordinal) ? "sv" : "en";
        }
    }
}
