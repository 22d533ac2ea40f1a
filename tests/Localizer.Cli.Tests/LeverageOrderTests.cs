using System.Text.Json;
using System.Text.RegularExpressions;
using Localizer.Emulators.AzureTranslator;

namespace Localizer.Cli.Tests;

/// <summary>Of two translations that a page could take, which one it takes: the loser is the newer one, and serves when it is alone.</summary>
public class LeverageOrderTests
{
    private const string Record = "translations/vi/page.html.xlf";
    private const string Source = "Sales rose 12% in 2023.";
    private const string ServicesOwn = $"[vi] {Source}";

    private static readonly string[] Paragraphs = ["The year began well.", Source, "The year ended well."];

    /// <summary>Which goes before which, and what the report and the record then call it.</summary>
    public static TheoryData<string, string, string> Pairs => new()
    {
        { "record, person", "context, person", "record" },
        { "record, person", "exact, person", "record" },
        { "record, machine", "context, machine", "record" },
        { "record, machine", "exact, machine", "record" },
        { "record, machine", "adapted, person", "record" },
        { "context, person", "record, machine", "context" },
        { "exact, person", "record, machine", "exact" },
        { "context, person", "exact, person", "context" },
        { "context, machine", "exact, machine", "context" },
        { "exact, person", "context, machine", "exact" },
        { "exact, person", "exact, machine", "exact" },
        { "exact, person", "adapted, person", "exact" },
        { "exact, machine", "adapted, person", "exact" },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task The_one_goes_before_the_other(string winner, string loser, string counted)
    {
        var context = await ContextAsync();
        var alone = await RunAsync(null, loser, context);
        alone.Page.ShouldContain($"<p>{TargetOf(loser)}</p>", Case.Sensitive, "alone it serves");

        var (page, segments, unit) = await RunAsync(winner, loser, context);

        page.ShouldContain($"<p>{Paragraphs[0]}</p>\n<p>{TargetOf(winner)}</p>\n".Replace(Paragraphs[0], $"[vi] {Paragraphs[0]}", StringComparison.Ordinal));
        foreach (var kind in (string[])["context", "exact"])
            segments.GetProperty(kind).GetInt32().ShouldBe(kind == counted ? 1 : 0, kind);
        unit.ShouldContain($"<target>{TargetOf(winner)}</target>");
        var origin = counted != "record" ? "memory" : winner == "record, person" ? "person" : "provider";
        unit.ShouldContain($"<mda:meta type=\"origin\">{origin}</mda:meta>");
    }

    // Runs the page with what both have: the winner is old, and the loser new.
    private static async Task<(string Page, JsonElement Segments, string Unit)> RunAsync(string? winner, string loser, string context)
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync();
        using var place = RecordTests.Of(azure, Paragraphs);
        if (winner?.StartsWith("record", StringComparison.Ordinal) == true || loser.StartsWith("record", StringComparison.Ordinal))
            (await place.RunAsync("translate", "page.html", "--to", "vi", "-p", "azure")).ExitCode.ShouldBe(0);
        if (winner == "record, person")
            TargetEdit.Retarget(place, Record, Source, TargetOf(winner));
        place.Write("m.tmx", $"<tmx version=\"1.4\"><header srclang=\"en\"/><body>{UnitOf(winner, 2020, context)}{UnitOf(loser, 2026, context)}</body></tmx>");

        var run = await place.RunAsync("translate", "page.html", "--to", "vi", "-p", "azure", "-m", "m.tmx", "--fail-on", "never", "--format", "json");

        run.ExitCode.ShouldBe(0, run.Error);
        using var report = JsonDocument.Parse(run.Output);
        return (place.Read("output/vi/page.html"), report.RootElement.GetProperty("pages")[0].GetProperty("segments").Clone(), RecordTests.UnitOf(place, Record, Source));
    }

    private static string UnitOf(string? name, int year, string context)
    {
        if (name is null || name.StartsWith("record", StringComparison.Ordinal))
            return "";
        var machine = name.EndsWith("machine", StringComparison.Ordinal) ? "<prop type=\"x-origin\">machine</prop><prop type=\"x-provider\">azure</prop>" : "";
        var place = name.StartsWith("context", StringComparison.Ordinal) ? $"<prop type=\"x-context\">{context}</prop>" : "";
        var (source, target) = name.StartsWith("adapted", StringComparison.Ordinal)
            ? (Source.Replace("12", "15", StringComparison.Ordinal), TargetOf(name).Replace("12", "15", StringComparison.Ordinal))
            : (Source, TargetOf(name));
        return $"<tu>{machine}{place}<tuv xml:lang=\"en\"><seg>{source}</seg></tuv><tuv xml:lang=\"vi\" changedate=\"{year}0101T000000Z\"><seg>{target}</seg></tuv></tu>";
    }

    private static string TargetOf(string name) => name == "record, machine" ? ServicesOwn : $"Doanh số tăng 12% năm 2023 ({name}).";

    // What a memory says of a segment between these neighbours.
    private static async Task<string> ContextAsync()
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync();
        using var place = RecordTests.Of(azure, Paragraphs);
        (await place.RunAsync("translate", "page.html", "--to", "vi", "-p", "azure")).ExitCode.ShouldBe(0);
        (await place.RunAsync("memory", "export", "-o", "own.tmx")).ExitCode.ShouldBe(0);
        var unit = place.Read("own.tmx").Split("<tu ").Single(unit => unit.Contains($"<seg>{Source}</seg>", StringComparison.Ordinal));
        return Regex.Match(unit, "<prop type=\"x-context\">([0-9a-f]{16})</prop>", RegexOptions.None, TimeSpan.FromSeconds(5)).Groups[1].Value;
    }
}
