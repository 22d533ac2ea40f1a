using System.Text.Json;

namespace Localizer.Cli.Tests.Asking;

/// <summary>A run of one page through a service: what came of it, and what the service billed.</summary>
internal sealed record LadderRun(CliResult Result, string Page, long Billed)
{
    private readonly JsonElement _report = Result.Output.Length > 0 ? JsonDocument.Parse(Result.Output).RootElement : default;

    public int ExitCode => Result.ExitCode;

    /// <summary>The rungs on which texts were settled.</summary>
    public IReadOnlyList<int> Rungs => [.. RungRows.Where(row => row.Segments > 0).Select(row => row.Rung)];

    /// <summary>All rows of the report.</summary>
    public IReadOnlyList<(int Rung, int Segments, long Characters)> RungRows =>
        [.. Bill.GetProperty("rungs").EnumerateArray().Select(row => (
            row.GetProperty("rung").GetInt32(), row.GetProperty("segments").GetInt32(), row.GetProperty("characters").GetInt64()))];

    public long Characters => Bill.GetProperty("characters").GetInt64();

    public long AtMost => Bill.GetProperty("atMost").GetInt64();

    /// <summary>The checks that found something.</summary>
    public IReadOnlyList<string> Findings =>
        [.. _report.GetProperty("pages")[0].GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("check").GetString()!)];

    public int NeedsReview => _report.GetProperty("pages")[0].GetProperty("segments").TryGetProperty("needsReview", out var count) ? count.GetInt32() : 0;

    public int Missing => _report.GetProperty("pages")[0].GetProperty("segments").GetProperty("missing").GetInt32();

    private JsonElement Bill => _report.GetProperty("billing")[0];
}
