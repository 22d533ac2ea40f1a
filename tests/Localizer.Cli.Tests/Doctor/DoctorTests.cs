using System.Text.Json;
using Localizer.Pipeline.Doctor;

namespace Localizer.Cli.Tests.Doctor;

/// <summary>Each trouble is provoked for real, its remedy is applied as it is printed, and doctor is silent then.</summary>
public class DoctorTests
{
    public static TheoryData<string> Kinds => [.. Examination.Kinds.Select(kind => kind.Id)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_trouble_is_found_named_with_its_remedy_and_gone_when_that_is_applied(string id)
    {
        await using var trouble = await TroubleCases.All[id]();
        var before = Files(trouble.Place);
        var kind = Examination.Kinds.Single(kind => kind.Id == id);

        var json = await DoctorAsync(trouble, "--format", "json");

        using var report = JsonDocument.Parse(json.Output);
        var found = report.RootElement.GetProperty("troubles").EnumerateArray().ToList();
        found.Select(finding => finding.GetProperty("id").GetString()).ShouldBe([id], json.Output + json.Error);
        json.ExitCode.ShouldBe(kind.RunEndsWith);
        report.RootElement.GetProperty("exitCode").GetInt32().ShouldBe(kind.RunEndsWith);
        found[0].GetProperty("severity").GetString().ShouldBe(kind.RunEndsWith == 0 ? "warning" : "error");
        json.Output.ShouldNotContain("pa55word");
        Files(trouble.Place).ShouldBe(before, "an examination writes nothing");

        var text = await DoctorAsync(trouble, "--fail-on", "warning");
        var remedy = found[0].GetProperty("remedy").GetString()!;
        text.Output.ShouldContain($" {id}: ");
        text.Output.ShouldEndWith($" {remedy}\n");
        text.ExitCode.ShouldBe(kind.RunEndsWith == 0 ? 3 : kind.RunEndsWith);

        await Remedies.ApplyAsync(remedy, found[0].GetProperty("file").GetString(), trouble);

        var after = await DoctorAsync(trouble, "--fail-on", "warning");
        after.Output.ShouldBeEmpty();
        after.ExitCode.ShouldBe(0);
    }

    [Theory]
    [InlineData(0, "is empty")]
    [InlineData(5000, "is damaged")]
    public async Task An_index_that_was_emptied_or_cut_off_is_a_trouble_and_a_run_makes_it_again_and_says_so(int length, string what)
    {
        await using var trouble = await TroubleCases.WithIndexAsync(file =>
        {
            using var index = new FileStream(file, FileMode.Open);
            index.SetLength(length);
        });

        (await DoctorAsync(trouble)).Output.ShouldContain($"memory-index-damaged: '.localizer/memory.db' {what}");
        trouble.Page("b.html");
        var run = await trouble.Place.RunAsync("translate", "articles", "--to", "vi", "--format", "json");

        run.Error.ShouldContain("warning memory-rebuilt: '.localizer/memory.db' was ");
        run.Error.ShouldNotContain("has to be imported again", Case.Insensitive, "nothing had been");
        trouble.Place.Read("output/vi/a.html").ShouldContain("Xin chào từ a.html.");
        (await DoctorAsync(trouble)).Output.ShouldNotContain("memory-index");
    }

    [Fact]
    public async Task An_index_of_a_newer_version_ends_a_run_with_what_doctor_says_and_is_left_as_it_is()
    {
        await using var trouble = await TroubleCases.All["memory-index-newer"]();
        var before = trouble.Place.ReadBytes(".localizer/memory.db");
        trouble.Page("b.html");

        var run = await trouble.Place.RunAsync("translate", "articles", "--to", "vi");

        run.ExitCode.ShouldBe((await DoctorAsync(trouble)).ExitCode);
        run.Error.ShouldContain("memory-newer");
        trouble.Place.ReadBytes(".localizer/memory.db").ShouldBe(before);
    }

    [Fact]
    public void Each_kind_of_trouble_has_a_case_and_there_are_at_least_fifteen()
    {
        TroubleCases.All.Keys.Order(StringComparer.Ordinal).ShouldBe(Examination.Kinds.Select(kind => kind.Id).Order(StringComparer.Ordinal));
        Examination.Kinds.Count.ShouldBeGreaterThanOrEqualTo(15);
    }

    [Fact]
    public async Task Several_troubles_are_all_named_and_the_exit_code_is_the_one_that_a_run_would_end_with()
    {
        await using var trouble = TroubleCase.Healthy("\"provider\": \"deepl\", \"glossaries\": [\"nowhere.csv\"]");
        trouble.Git("init", "-q");
        trouble.Place.Variables["DEEPL_AUTH_KEY"] = "key";
        trouble.Place.Variables["DEEPL_SERVER_URL"] = "http://127.0.0.1:9";

        var result = await DoctorAsync(trouble);

        foreach (var id in (string[])["file-missing", "state-not-ignored", "service-unreachable"])
            result.Output.ShouldContain($" {id}: ");
        result.Error.ShouldContain("3 troubles found");
        result.ExitCode.ShouldBe(2);
        (await DoctorAsync(trouble, "--offline")).Output.ShouldNotContain("service-unreachable");
        (await trouble.Place.RunAsync("translate", "articles", "--to", "vi")).ExitCode.ShouldBe(2, "which is what a run ends with");
    }

    [Fact]
    public async Task Every_unknown_key_is_named_with_its_place_not_the_first_alone()
    {
        await using var trouble = TroubleCase.Healthy("\"checks\": [{ \"check\": \"spaces\", \"severity\": \"off\", \"pahts\": [\"*\"] }], \"maxCharacter\": 5, \"zzz\": {}");

        var result = await DoctorAsync(trouble);

        result.Output.ShouldContain("localizer.json:1:74: error configuration-unknown-key: 'checks.pahts' is no setting that localizer.json knows. Write 'paths' in place of 'pahts'.");
        result.Output.ShouldContain("Write 'maxCharacters' in place of 'maxCharacter'.");
        result.Output.ShouldContain("Take 'zzz' out.");
    }

    [Fact]
    public async Task The_report_holds_to_its_published_schema()
    {
        await using var trouble = TroubleCase.Healthy("\"zzz\": 1");
        var schema = await NJsonSchema.JsonSchema.FromFileAsync(Path.Combine(Workplace.Repository, "docs/doctor.schema.json"), TestContext.Current.CancellationToken);

        schema.Validate((await DoctorAsync(trouble, "--format", "json")).Output).ShouldBeEmpty();
    }

    private static Task<CliResult> DoctorAsync(TroubleCase trouble, params string[] arguments) =>
        trouble.InOwnProcess ? BuiltCommand.RunAsync(trouble.Place, ["doctor", .. arguments]) : trouble.Place.RunAsync(["doctor", .. arguments]);

    private static List<string> Files(Workplace place) =>
        [.. Directory.EnumerateFiles(place.Folder, "*", SearchOption.AllDirectories).Where(file => !file.Contains("/.git/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
