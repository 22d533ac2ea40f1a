using System.Collections.Immutable;
using Localizer.Pipeline;
using Localizer.Providers;
using Localizer.Reports;

namespace Localizer.Tests.Pipeline.Terminology;

/// <summary>What becomes of a segment whose translation lacks a term.</summary>
public sealed class TargetedRetryTests : IDisposable
{
    private const string Page = "<!DOCTYPE html><html lang=en><meta charset=utf-8><p>The old chip sells well.</p><p>Nothing else is said here.</p>";

    private readonly TermRun _run = new TermRun().AddPage("page.html", Page);

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task It_alone_is_asked_for_again_with_its_term_protected()
    {
        var service = new WordService();

        var report = await _run.RunAsync(_run.Glossary("source,vi", "chip,con chip"), "vi", service);

        service.Texts.ShouldBe(
            ["The old chip sells well.", "Nothing else is said here.", "The old <span translate=\"no\" class=\"notranslate\">con chip</span> sells well."]);
        report.Terms.ShouldBe([new TermReport("chip", "vi", Occurrences: 1, Native: 0, Protected: 1, Repaired: 0, Failed: 0)]);
        report.Billing[0].Rungs!.ShouldContain(rung => rung.Rung == 7 && rung.Segments == 1 && rung.Characters == service.Texts.Last().Length);
        report.Billing[0].Characters.ShouldBe(service.Texts.Sum(text => text.Length));
        report.ExitCode.ShouldBe(0);
        _run.Output("page.html", "vi").ShouldContain(" con chip ");
    }

    [Fact]
    public async Task A_translation_that_has_its_terms_is_not_asked_for_again()
    {
        var service = new WordService(("chip", "con chip"));

        var report = await _run.RunAsync(_run.Glossary("source,vi", "chip,con chip"), "vi", service);

        service.Texts.Count.ShouldBe(2);
        report.Terms.ShouldBe([new TermReport("chip", "vi", Occurrences: 1, Native: 0, Protected: 0, Repaired: 0, Failed: 0)]);
    }

    [Fact]
    public async Task What_is_put_right_for_certain_costs_no_question()
    {
        var service = new WordService(("sells", "sells"));

        var report = await _run.RunAsync(_run.Glossary("source,vi", "sells,bán"), "vi", service);

        service.Texts.Count.ShouldBe(2);
        report.Terms.ShouldBe([new TermReport("sells", "vi", Occurrences: 1, Native: 0, Protected: 0, Repaired: 1, Failed: 0)]);
    }

    [Fact]
    public async Task A_service_that_does_as_it_likes_is_left_and_told_and_never_asked_the_same_again()
    {
        var service = new WordService(("cũ", "x")) { Capabilities = Stubborn(new WordService().Capabilities) };
        var terms = _run.Glossary("source,vi", "old,cũ");

        var report = await _run.RunAsync(terms, "vi", service);
        var asked = service.Texts.Count;
        var again = await _run.RunAsync(terms, "vi", service);

        // The form in place is a word like any other to it, and it has no codes.
        service.Texts.ShouldBe(["The old chip sells well.", "Nothing else is said here.", "The cũ chip sells well."]);
        report.Terms.ShouldHaveSingleItem().Failed.ShouldBe(1);
        report.Pages[0].Findings.ShouldContain(finding => finding.Check == "term-missing" && finding.Severity == "error");
        report.ExitCode.ShouldBe(ExitCode.GateFailed);
        again.ExitCode.ShouldBe(ExitCode.GateFailed);
        service.Texts.Count.ShouldBe(asked);
    }

    [Theory]
    [InlineData("leaves the rest")]
    [InlineData("gives it back")]
    [InlineData("stops there")]
    public async Task A_service_that_stumbles_over_what_is_protected_has_its_first_answer_taken(string stumble)
    {
        var service = new WordService
        {
            Instead = text => text.IndexOf('<', StringComparison.Ordinal) is >= 0 and var token ? stumble switch
            {
                "leaves the rest" => Localizer.Emulators.SmallModel.Enciphered(text[..token]) + text[token..],
                "stops there" => Localizer.Emulators.SmallModel.Enciphered(text[..token]),
                _ => text,
            } : null,
        };

        var report = await _run.RunAsync(_run.Glossary("source,vi", "chip,con chip"), "vi", service);

        service.Texts.Count.ShouldBe(5);
        _run.Output("page.html", "vi").ShouldContain("<p>The byq puvc fryyf jryy.</p>");
        report.Pages[0].Findings.ShouldContain(finding => finding.Check == "term-missing");
        report.Pages[0].Segments.NeedsReview.ShouldBe(0);
    }

    [Fact]
    public async Task A_text_that_is_a_term_and_nothing_else_is_the_glossarys()
    {
        var run = new TermRun().AddPage("heading.html", "<!DOCTYPE html><html lang=en><meta charset=utf-8><h1><a href=x>Export controls</a></h1>");
        using (run)
        {
            var service = new WordService();

            var report = await run.RunAsync(run.Glossary("source,vi", "export control,kiểm soát xuất khẩu"), "vi", service);

            service.Texts.Count.ShouldBe(1);
            run.Output("heading.html", "vi").ShouldContain("<h1><a href=x>Kiểm soát xuất khẩu</a></h1>");
            report.Terms.ShouldHaveSingleItem().Repaired.ShouldBe(1);
        }
    }

    [Fact]
    public async Task Another_service_is_not_asked_for_the_sake_of_a_term()
    {
        var service = new WordService { Capabilities = Stubborn(new WordService().Capabilities) };
        var other = new WordService(("chip", "con chip")) { Name = "other" };

        var report = await _run.RunAsync(_run.Glossary("source,vi", "chip,con chip"), "vi", service, other);

        other.Texts.ShouldBeEmpty();
        report.Terms.ShouldHaveSingleItem().Failed.ShouldBe(1);
    }

    private static ServiceCapabilities Stubborn(ServiceCapabilities capabilities) => capabilities with { Forms = [Localizer.Model.MarkupForm.Text] };
}
