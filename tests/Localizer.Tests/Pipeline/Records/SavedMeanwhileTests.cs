using Localizer.Exchange.Xliff;
using Localizer.Model;
using Localizer.Pipeline;
using Localizer.Pipeline.Records;
using Localizer.Providers;
using Localizer.Reports;
using Microsoft.Data.Sqlite;

namespace Localizer.Tests.Pipeline.Records;

/// <summary>What others do to a project's files while a run works on it.</summary>
public sealed class SavedMeanwhileTests : IDisposable
{
    private static readonly Locale Vietnamese = Locale.Parse("vi");

    private readonly TemporaryFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task A_record_that_a_person_saves_while_its_page_is_worked_on_is_not_written_over()
    {
        var records = new RecordFolder(_files.Path("translations"), _files.Path(""));
        var saved = XliffWriter.Write(new XliffDocument(Locale.Parse("en"), Vietnamese, "page.html", [new XliffUnit("u", [new XliffSegment("s1", new CodedText("One."), new CodedText("Một."))])]));

        var report = await RunAsync(records, () => records.Write("page.html", Vietnamese, saved));

        var page = report.Pages.ShouldHaveSingleItem();
        (page.Status, page.Findings.Select(finding => finding.Check)).ShouldSatisfyAllConditions(
            told => told.Status.ShouldBe(PageStatus.Refused), told => told.Item2.ShouldContain("record-changed"));
        report.ExitCode.ShouldBe(ExitCode.GateFailed);
        File.ReadAllBytes(records.FileOf("page.html", Vietnamese)).ShouldBe(saved);
        File.Exists(_files.Path("output/vi/page.html")).ShouldBeFalse();

        (await RunAsync(records, () => { })).ExitCode.ShouldBe(ExitCode.Done);
        File.ReadAllText(_files.Path("output/vi/page.html")).ShouldContain("Một.");
    }

    [Fact]
    public void What_is_remembered_of_pages_is_not_deleted_because_it_cannot_be_used_now()
    {
        using (var states = PageStates.Open(Directory.CreateDirectory(_files.Path(".localizer")).FullName))
            states.Write("a", new PageState(1, 2, 3, OutputShape.Plain(4), null, ""));
        // What a full disk, a lock or missing rights do at any time: it cannot be opened, and nothing says that it is damaged.
        Directory.CreateDirectory(_files.Path(".localizer/pages.db-wal"));
        Should.Throw<SqliteException>(() => PageStates.Open(_files.Path(".localizer")));
        Directory.Delete(_files.Path(".localizer/pages.db-wal"));

        using var again = PageStates.Open(_files.Path(".localizer"));
        again.Find("a")!.Source.ShouldBe((UInt128)2);
    }

    private Task<RunReport> RunAsync(RecordFolder records, Action meanwhile)
    {
        byte[] bytes = [.. "<!DOCTYPE html><html lang=en><title>T</title><p>One.</p></html>"u8];
        var options = PageRun.OptionsOf(bytes, "vi", new Meanwhile(meanwhile)) with
        {
            Pages = [new PageInput("page.html", _files.Add("page.html", bytes), "page.html")],
            Output = new OutputFolder(_files.Path("output"), _files.Path("")),
            Records = records,
            StateFolder = _files.Path(".localizer"),
        };
        return new LocalizationPipeline(options).RunAsync(progress: null, TestContext.Current.CancellationToken);
    }

    private sealed class Meanwhile(Action act) : ILocalProvider
    {
        public string Name => "meanwhile";

        public CodedText Translate(ProviderSegment segment)
        {
            act();
            return segment.Source;
        }
    }
}
