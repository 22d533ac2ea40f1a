using Localizer.Exchange.Xliff;
using Localizer.Glossaries;
using Localizer.Model;
using Localizer.Pipeline;

namespace Localizer.Tests.Pipeline.Terminology;

/// <summary>A glossary that changes between two runs.</summary>
public sealed class ChangedGlossaryTests : IDisposable
{
    private const string Page = "<!DOCTYPE html><html lang=en><meta charset=utf-8><p>The old chip sells well.</p><p>A new chip is made now.</p><p>The server sells well.</p><p>Nothing else is said here.</p>";

    private readonly TermRun _run = new TermRun().AddPage("page.html", Page);

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task Only_segments_that_fail_by_it_are_sent()
    {
        var service = new WordService(("old chip", "vi mạch cũ"), ("new chip", "con chip mới"), ("server", "máy chủ"));
        var first = await _run.RunAsync(_run.Glossary("source,vi", "server,máy chủ"), "vi", service);
        first.ExitCode.ShouldBe(0);
        service.Texts.Count.ShouldBe(4);
        service.Texts.Clear();

        var second = await _run.RunAsync(_run.Glossary("source,vi", "server,máy chủ", "chip,con chip"), "vi", service);

        // The first one's answer is in the journal, and lacks the term: it is asked for in the other way at once.
        service.Texts.ShouldBe(["The old <span translate=\"no\" class=\"notranslate\">con chip</span> sells well."]);
        second.ExitCode.ShouldBe(0);
        second.Pages[0].Segments.Provider.ShouldBe(1);
        second.Pages[0].Segments.Record.ShouldBe(3);
        second.Terms.Select(term => (term.Term, term.Protected, term.Memory, term.Failed)).ShouldBe([("chip", 1, 1, 0), ("server", 0, 1, 0)]);
    }

    [Fact]
    public async Task A_row_that_goes_or_changes_to_what_stands_there_sends_nothing()
    {
        var service = new WordService(("chip", "con chip"), ("server", "máy chủ"));
        await _run.RunAsync(_run.Glossary("source,vi", "server,máy chủ", "chip,con chip"), "vi", service);
        service.Texts.Clear();

        var report = await _run.RunAsync(_run.Glossary("source,vi,forbidden.vi", "chip,con chip,vi mạch"), "vi", service);

        service.Texts.ShouldBeEmpty();
        report.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task What_a_person_wrote_is_a_finding_and_stays()
    {
        var service = new WordService(("chip", "vi mạch"));
        await _run.RunAsync(Termbase.Empty, "vi", service);
        service.Texts.Clear();
        var written = WriteAs(0, "Con bọ cũ bán chạy.");

        var report = await _run.RunAsync(_run.Glossary("source,vi", "chip,con chip"), "vi", service);

        service.Texts.ShouldHaveSingleItem().ShouldContain("con chip");
        _run.Output("page.html", "vi").ShouldContain(written);
        report.Pages[0].Findings.Count(finding => finding.Check == "term-missing").ShouldBe(1);
        report.ExitCode.ShouldBe(ExitCode.GateFailed);
    }

    [Fact]
    public async Task What_there_was_stays_when_no_service_gives_a_better_one()
    {
        var service = new WordService(("chip", "vi mạch"));
        await _run.RunAsync(Termbase.Empty, "vi", service);
        var before = _run.Output("page.html", "vi");
        var terms = _run.Glossary("source,vi", "chip,con chip");
        service.IsDown = true;

        var down = await _run.RunAsync(terms, "vi", service);
        var alone = await _run.RunAsync(terms, "vi");
        var frozen = await TermRun.RunAsync(_run.OptionsOf(terms, "vi", service) with { Mode = RunMode.Frozen });

        _run.Output("page.html", "vi").ShouldBe(before);
        foreach (var report in (Localizer.Reports.RunReport[])[down, alone, frozen])
        {
            report.Pages[0].Segments.Missing.ShouldBe(0);
            report.Terms.ShouldHaveSingleItem().Failed.ShouldBe(2);
            report.ExitCode.ShouldBe(ExitCode.GateFailed);
        }

        service.IsDown = false;
        service.Texts.Clear();
        var up = await _run.RunAsync(terms, "vi", service);
        service.Texts.Count.ShouldBe(2);
        up.Terms.ShouldHaveSingleItem().Failed.ShouldBe(0);
    }

    [Fact]
    public async Task A_question_that_was_not_put_is_put_by_the_next_run()
    {
        var service = new WordService();
        var options = _run.OptionsOf(_run.Glossary("source,vi", "chip,con chip"), "vi", service) with { SettingsHash = 1 };
        var first = await TermRun.RunAsync(options with { MaxCharacters = 120 });
        first.ExitCode.ShouldBe(ExitCode.OverBudget);
        first.Pages[0].Segments.Missing.ShouldBe(0);
        first.Terms.ShouldHaveSingleItem().Failed.ShouldBe(2);
        service.Texts.Clear();

        var second = await TermRun.RunAsync(options);
        var third = await TermRun.RunAsync(options);

        service.Texts.Count.ShouldBe(2);
        service.Texts.ShouldAllBe(text => text.Contains("con chip"));
        second.ExitCode.ShouldBe(0);
        third.Pages[0].Status.ShouldBe(Localizer.Reports.PageStatus.Unchanged);
        third.Terms.ShouldBe([new Localizer.Reports.TermReport("chip", "vi", 2, 0, 0, 0, 0) { Memory = 2 }]);
    }

    [Fact]
    public async Task Another_service_is_not_asked_for_what_the_glossary_did_not_change()
    {
        var terms = _run.Glossary("source,vi", "chip,con chip");
        var deaf = new WordService { Capabilities = new WordService().Capabilities with { Forms = [MarkupForm.Text] } };
        var first = await _run.RunAsync(terms, "vi", deaf);
        first.Terms.ShouldHaveSingleItem().Failed.ShouldBe(2);
        var other = new WordService(("chip", "con chip")) { Name = "other" };

        await _run.RunAsync(terms, "vi", other);

        other.Texts.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_plan_names_what_would_be_sent()
    {
        var service = new WordService(("chip", "vi mạch"));
        await _run.RunAsync(Termbase.Empty, "vi", service);

        var plan = await TermRun.RunAsync(_run.OptionsOf(_run.Glossary("source,vi", "chip,con chip"), "vi", service) with { Mode = RunMode.Plan });

        plan.Pages[0].Segments.Missing.ShouldBe(2);
        plan.Billing[0].Characters.ShouldBe("The old <span translate=\"no\" class=\"notranslate\">con chip</span> sells well.".Length + "A new <span translate=\"no\" class=\"notranslate\">con chip</span> is made now.".Length);
    }

    private string WriteAs(int index, string text)
    {
        var record = _run.Records.Read("page.html", Locale.Parse("vi"));
        var segment = record.Segments[index];
        var units = record.Document!.Units.Replace(segment.Unit, segment.Unit with { Parts = [segment.Segment with { Target = new CodedText(text) }] });
        _run.Records.Write("page.html", Locale.Parse("vi"), XliffWriter.Write(record.Document with { Units = units }));
        return text;
    }
}
