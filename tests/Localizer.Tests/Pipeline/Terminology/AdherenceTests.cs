using Localizer.Glossaries;
using Localizer.Model;
using Localizer.Pipeline;
using Localizer.Providers;
using Localizer.Reports;

namespace Localizer.Tests.Pipeline.Terminology;

/// <summary>The sample articles with their glossary, through a service that damages terms: what stands in the pages in the end.</summary>
public sealed class AdherenceTests(ITestOutputHelper output) : IDisposable
{
    private const double Damages = 0.4;
    private const double DamagesProtected = 0.03;

    private static readonly ServiceCapabilities Usual = new MisbehavingService(Termbase.Empty, 0, 0, 0).Capabilities;

    private readonly TermRun _run = new TermRun().AddSamples();

    public void Dispose() => _run.Dispose();

    private static Termbase Terms { get; } = GlossaryFile.Load(
        [new NamedFile(Path.Combine(Corpus.RepositoryRoot, "glossaries", "business-technology.csv"), "business-technology.csv")]);

    [Theory]
    [InlineData(MarkupForm.Html, 1)]
    [InlineData(MarkupForm.Xml, 1)]
    [InlineData(MarkupForm.NumberedTags, 1)]
    [InlineData(MarkupForm.Html, 2)]
    [InlineData(MarkupForm.Xml, 2)]
    [InlineData(MarkupForm.NumberedTags, 2)]
    [InlineData(MarkupForm.Html, 3)]
    [InlineData(MarkupForm.Xml, 3)]
    [InlineData(MarkupForm.NumberedTags, 3)]
    [InlineData(MarkupForm.Html, 4)]
    [InlineData(MarkupForm.Xml, 4)]
    [InlineData(MarkupForm.NumberedTags, 4)]
    [InlineData(MarkupForm.Html, 5)]
    [InlineData(MarkupForm.Xml, 5)]
    [InlineData(MarkupForm.NumberedTags, 5)]
    public async Task Terms_stand_in_the_pages_whatever_the_service_does_to_them(MarkupForm form, int seed)
    {
        var service = new MisbehavingService(Terms, seed, Damages, DamagesProtected) { Capabilities = Usual with { Forms = [form, MarkupForm.Text] } };

        var report = await _run.RunAsync(Terms, "vi,es", service);

        foreach (var locale in (string[])["vi", "es"])
        {
            var (names, others) = (FiguresOf(report, locale, isName: true), FiguresOf(report, locale, isName: false));
            output.WriteLine($"{locale}, dnt: {names}; others: {others}");
            names.Occurrences.ShouldBeGreaterThan(50);
            others.Occurrences.ShouldBeGreaterThan(50);
            foreach (var place in report.TermPlaces.Where(place => place.IsMissing && place.Locale == locale))
                output.WriteLine($"{place.Term}: {place.Source}\n    {place.Target}");
            foreach (var finding in report.Pages.SelectMany(page => page.Findings).Where(finding => finding.Check == "not-translated"))
                output.WriteLine(finding.Message);
            names.Failed.ShouldBe(0);
            others.Share.ShouldBeGreaterThanOrEqualTo(0.98);
        }

        output.WriteLine($"damaged: {service.Damaged["plain"]} plain, {service.Damaged.GetValueOrDefault("protected")} protected; {service.Requests} requests; rungs: {string.Join(", ", report.Billing[0].Rungs!)}");
        service.Damaged["plain"].ShouldBeGreaterThan(20);
        report.Pages.ShouldAllBe(page => page.Segments.Missing == 0);
        var wrong = FalseReplacements(service).ToList();
        wrong.ForEach(output.WriteLine);
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_is_asked_for_twice_and_no_more_than_the_plan_says()
    {
        var service = new MisbehavingService(Terms, seed: 7, Damages, DamagesProtected);
        var options = _run.OptionsOf(Terms, "vi,es", service);
        var plan = await TermRun.RunAsync(options with { Mode = RunMode.Plan });
        var first = await TermRun.RunAsync(options);
        Directory.Delete(_run.Files.Path("output"), recursive: true);
        Directory.Delete(_run.Files.Path("translations"), recursive: true);
        var asked = service.Requests;

        var second = await TermRun.RunAsync(options);

        output.WriteLine($"expected {plan.Billing[0].Characters}, billed {first.Billing[0].Characters}, at most {plan.Billing[0].AtMost}");
        first.Billing[0].Characters.ShouldBeGreaterThan(plan.Billing[0].Characters);
        first.Billing[0].Characters.ShouldBeLessThanOrEqualTo(plan.Billing[0].AtMost!.Value);
        service.Requests.ShouldBe(asked);
        second.Billing.ShouldBeEmpty();
        second.Terms.ShouldBe(first.Terms);
        service.Texts.GroupBy(text => text).Where(texts => texts.Count() > 2).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_budget_that_does_not_reach_for_terms_leaves_what_was_had()
    {
        var service = new MisbehavingService(Terms, seed: 7, Damages, DamagesProtected);
        var options = _run.OptionsOf(Terms, "vi", service);
        var plan = await TermRun.RunAsync(options with { Mode = RunMode.Plan });

        var report = await TermRun.RunAsync(options with { MaxCharacters = plan.Billing[0].Characters });

        report.ExitCode.ShouldBe(ExitCode.OverBudget);
        report.Billing[0].Characters.ShouldBeLessThanOrEqualTo(plan.Billing[0].Characters);
        report.Pages.ShouldAllBe(page => page.Segments.Missing == 0);
        report.Terms.Sum(term => term.Failed).ShouldBeGreaterThan(0);
        report.Pages.SelectMany(page => page.Findings).ShouldContain(finding => finding.Check == "term-missing");
    }

    private static Figures FiguresOf(RunReport report, string locale, bool isName)
    {
        var sources = Terms.Terms.Where(term => term.DoNotTranslate == isName).Select(term => term.Source).ToHashSet(StringComparer.Ordinal);
        var rows = report.Terms.Where(row => row.Locale == locale && sources.Contains(row.Term)).ToList();
        return new Figures(rows.Sum(row => row.Occurrences), rows.Sum(row => row.Failed), rows.Sum(row => row.Native), rows.Sum(row => row.Protected), rows.Sum(row => row.Repaired));
    }

    // What is no answer of the service's as it came has to be what it makes of the text without damage, but for capitals that a sentence's
    // beginning gives; unless terms are missing, which is told. That it said one twice is its own doing.
    private IEnumerable<string> FalseReplacements(MisbehavingService service)
    {
        foreach (var locale in (Locale[])[Locale.Parse("vi"), Locale.Parse("es")])
        {
            foreach (var segment in _run.Paths.SelectMany(path => _run.RecordOf(path, locale.Tag)))
            {
                var (source, target) = (segment.Segment.Source.Text, segment.Segment.Target!.Text);
                var checks = TermVerifier.Verify(Terms, source, target, locale);
                if (segment.Segment.MetaOf("origin") != "provider" || checks.IsEmpty || service.Answers.ContainsKey(target) || checks.Any(check => check.Found < check.Expected || check.Inflected > 0))
                    continue;
                var ideal = service.Ideal(source, locale);
                var single = checks.Aggregate(target, (text, check) => text.Replace($"{check.Form} {check.Form}", check.Form, StringComparison.OrdinalIgnoreCase));
                if (!string.Equals(single, ideal, StringComparison.OrdinalIgnoreCase))
                    yield return $"{locale}: {target}\n    for {ideal}";
            }
        }
    }

    private sealed record Figures(int Occurrences, int Failed, int Native, int Protected, int Repaired)
    {
        public double Share => 1 - ((double)Failed / Occurrences);
    }
}
