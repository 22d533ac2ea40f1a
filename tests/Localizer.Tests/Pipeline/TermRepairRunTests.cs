using System.Text;
using System.Text.RegularExpressions;
using Localizer.Glossaries;
using Localizer.Locales;
using Localizer.Model;
using Localizer.Pipeline;
using Localizer.Providers;

namespace Localizer.Tests.Pipeline;

/// <summary>A run through a service that damages terms.</summary>
public sealed class TermRepairRunTests : IDisposable
{
    private readonly TemporaryFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task What_a_service_does_to_terms_is_put_right_and_counted()
    {
        const string Page = "<!DOCTYPE html><html lang=en><p>Sales of <b>Nvidia</b>’s H20 rose under export controls.</p>";
        var options = PageRun.OptionsOf(Encoding.UTF8.GetBytes(Page), "vi", new DamagingService()) with
        {
            StateFolder = _files.Path("state"),
            Terms = GlossaryFile.Load([new NamedFile(_files.Add("g.csv", "source,vi,dnt,first-use.vi\nNvidia,,x,\nH20,,x,chip H20 của Nvidia\nexport controls,kiểm soát xuất khẩu,,\n"), "g.csv")]),
            FailOn = FailOn.Error,
        };

        var (output, report) = await PageRun.RunAsync(options);

        Encoding.UTF8.GetString(output).ShouldBe(
            "<!DOCTYPE html><html lang=vi><meta charset=\"utf-8\"><p>Doanh số của <b>Nvidia</b> H20 tăng do kiểm soát xuất khẩu.</p>");
        report.Terms.Select(term => (term.Term, term.Occurrences, term.Repaired, term.Failed))
            .ShouldBe([("H20", 1, 1, 0), ("Nvidia", 1, 1, 0), ("export controls", 1, 1, 0)], ignoreOrder: true);
        report.Pages[0].Findings.Select(finding => finding.Check).ShouldBe(["term-first-use"]);
        report.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_page_s_first_mention_is_the_longer_form_and_the_second_the_plain_one()
    {
        const string Page = "<!DOCTYPE html><html lang=en><title>Sales of H20</title><p><a href=\"/H20\" title=\"An H20\">The <b>H20</b></a> sells.</p><p>The H20 sells again.</p>";
        var options = PageRun.OptionsOf(Encoding.UTF8.GetBytes(Page), "vi", new DamagingService()) with
        {
            StateFolder = _files.Path("state"),
            Terms = GlossaryFile.Load([new NamedFile(_files.Add("g.csv", "source,dnt,first-use.vi\nH20,x,chip H20 của Nvidia\n"), "g.csv")]),
            FailOn = FailOn.Error,
        };

        var (output, report) = await PageRun.RunAsync(options);

        Encoding.UTF8.GetString(output).ShouldBe(
            "<!DOCTYPE html><html lang=vi><meta charset=\"utf-8\"><title>Doanh số của H20</title><p><a href=\"/H20\" title=\"An H20\">The <b>chip H20 của Nvidia</b></a> sells.</p><p>The H20 sells again.</p>");
        report.Terms.ShouldHaveSingleItem().Repaired.ShouldBe(1);
        report.Pages[0].Findings.Select(finding => finding.Check).ShouldNotContain("term-first-use");
    }

    private sealed class DamagingService : ITranslationService
    {
        public string Name => "damaging";

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

        public Task<ServiceLocales> GetLocalesAsync(CancellationToken cancellationToken) => Task.FromResult(new ServiceLocales([], ["en", "vi"]));

        public Task<ServiceAnswer> TranslateAsync(ServiceRequest request, CancellationToken cancellationToken) =>
            Task.FromResult(new ServiceAnswer([[.. request.Items.Select(item => new ServiceText(Damage(item.Text)))]], new ServiceUsage(request.Items.Sum(item => item.Text.Length))));

        private static string Damage(string text) =>
            Regex.Replace(text, "</?span[^>]*>", "", RegexOptions.None, TimeSpan.FromSeconds(1))
                .Replace("Sales of", "Doanh số của", StringComparison.Ordinal)
                .Replace("Nvidia", "NVIDIA", StringComparison.Ordinal)
                .Replace("’s H20", " H 20", StringComparison.Ordinal)
                .Replace("rose under", "tăng do", StringComparison.Ordinal);
    }
}
