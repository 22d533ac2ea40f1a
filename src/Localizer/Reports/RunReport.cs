using System.Text.Json.Serialization;
using Localizer.Model;

namespace Localizer.Reports;

/// <summary>What became of a page in a locale.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PageStatus>))]
public enum PageStatus
{
    /// <summary>It was written, or would be.</summary>
    [JsonStringEnumMemberName("written")]
    Written,

    /// <summary>It stood there already, byte for byte.</summary>
    [JsonStringEnumMemberName("unchanged")]
    Unchanged,

    /// <summary>It was written, and some segments of it are in the source language.</summary>
    [JsonStringEnumMemberName("incomplete")]
    Incomplete,

    /// <summary>Nothing was written; a finding says why.</summary>
    [JsonStringEnumMemberName("refused")]
    Refused,
}

/// <summary>How many segments of a page came from where.</summary>
/// <param name="Total">All of them.</param>
/// <param name="Record">From the record of the page.</param>
/// <param name="Context">From memory, with the same neighbours.</param>
/// <param name="Exact">From memory.</param>
/// <param name="Provider">From a provider.</param>
/// <param name="Kept">Rightly left as they are: already in the target's language, numbers, terms that are not translated.</param>
/// <param name="Missing">In the source language, for want of a translation.</param>
public sealed record SegmentCounts(int Total, int Record, int Context, int Exact, int Provider, int Kept, int Missing)
{
    /// <summary>How many of those from a provider a person has to look at; 0 is left out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int NeedsReview { get; init; }

    /// <summary>None.</summary>
    public static SegmentCounts None { get; } = new(0, 0, 0, 0, 0, 0, 0);

    /// <summary>The sum of two.</summary>
    public static SegmentCounts operator +(SegmentCounts one, SegmentCounts other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return new SegmentCounts(
            one.Total + other.Total, one.Record + other.Record, one.Context + other.Context, one.Exact + other.Exact,
            one.Provider + other.Provider, one.Kept + other.Kept, one.Missing + other.Missing)
        {
            NeedsReview = one.NeedsReview + other.NeedsReview,
        };
    }

    /// <summary>The sum of two.</summary>
    public static SegmentCounts Add(SegmentCounts left, SegmentCounts right) => left + right;
}

/// <summary>Something found on a page.</summary>
/// <param name="Check">The check that found it: a slug.</param>
/// <param name="Severity"><c>error</c>, <c>warning</c> or <c>info</c>.</param>
/// <param name="Unit">The unit's id, or <see langword="null"/>.</param>
/// <param name="Segment">The segment's id, or <see langword="null"/>.</param>
/// <param name="Message">What, why and what to do.</param>
/// <param name="Line">The line in the source page, from 1, or <see langword="null"/>.</param>
/// <param name="Column">The column in the source page, from 1 in UTF-16 units, or <see langword="null"/>.</param>
public sealed record Finding(string Check, string Severity, string? Unit, string? Segment, string Message, int? Line, int? Column)
{
    /// <summary>The source's text, or <see langword="null"/> where no text is meant.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Source { get; init; }

    /// <summary>Its translation's text, or <see langword="null"/> where there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Target { get; init; }

    /// <summary><see cref="Source"/> with its inline codes, for what draws them; not part of the document.</summary>
    [JsonIgnore]
    public CodedText? CodedSource { get; init; }

    /// <summary><see cref="Target"/> with its inline codes, for what draws them; not part of the document.</summary>
    [JsonIgnore]
    public CodedText? CodedTarget { get; init; }
}

/// <summary>A page in a locale.</summary>
/// <param name="Path">The page's path, with <c>/</c>.</param>
/// <param name="Locale">The locale.</param>
/// <param name="Output">The file that was written, or <see langword="null"/>.</param>
/// <param name="Record">The page's record, or <see langword="null"/>.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Segments">Where its segments came from.</param>
/// <param name="Findings">What was found on it, in the page's order.</param>
public sealed record PageReport(
    string Path, string Locale, string? Output, string? Record, PageStatus Status, SegmentCounts Segments, IReadOnlyList<Finding> Findings)
{
    /// <summary>The page's file as the user named it, for what points into it; not part of the document.</summary>
    [JsonIgnore]
    public string? ShownAs { get; init; }

    /// <summary>How many findings the project's settings keep out of the report; 0 is left out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Suppressed { get; init; }

    /// <summary>How many segments keep the page from being published, by the project's <c>publish</c>; 0, for one that is, is left out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int HeldBack { get; init; }
}

/// <summary>What came of a rung of the ladder on which a provider is asked: 1 its own markup, 2 the same answer repaired, 3 other markup, 4 clause by clause, 5 plain text, 7 once more for the sake of terms.</summary>
/// <param name="Rung">The rung.</param>
/// <param name="Segments">Texts in a locale whose translation was had on it, what was paid for before included.</param>
/// <param name="Characters">Characters that were billed on it.</param>
public sealed record RungReport(int Rung, int Segments, long Characters);

/// <summary>What a provider was asked and what it bills.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="Requests">Requests sent.</param>
/// <param name="Retries">Requests sent again.</param>
/// <param name="Characters">Characters as the service counts them.</param>
/// <param name="Cost">What they cost, or <see langword="null"/> when no price is known, or in the plan of a service that bills tokens.</param>
/// <param name="Currency">The currency of <paramref name="Cost"/>, or <see langword="null"/>.</param>
public sealed record BillingReport(string Provider, int Requests, int Retries, long Characters, decimal? Cost, string? Currency)
{
    /// <summary>In a plan, the characters if every segment took every try that it may; else <see langword="null"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? AtMost { get; init; }

    /// <summary>In a plan, what that costs, each answer coming at the first try; else, and where no price is known, <see langword="null"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? AtMostCost { get; init; }

    /// <summary>What came of each rung of the ladder, those that nothing was asked or had on left out; <see langword="null"/> in a plan.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<RungReport>? Rungs { get; init; }

    /// <summary>Characters of requests whose answer was lost, so that nobody knows whether they are billed; <see langword="null"/> for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? LostCharacters { get; init; }

    /// <summary>A chat model's tokens of prompts, or <see langword="null"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? InputTokens { get; init; }

    /// <summary>A chat model's tokens of answers, or <see langword="null"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? OutputTokens { get; init; }

    /// <summary>What two passes of a run come to: each asked for what it asked for, and had the same texts translated.</summary>
    internal BillingReport Plus(BillingReport second) => this with
    {
        Requests = Requests + second.Requests,
        Retries = Retries + second.Retries,
        Characters = Characters + second.Characters,
        Cost = Sum(Cost, second.Cost),
        LostCharacters = Sum(LostCharacters, second.LostCharacters),
        InputTokens = Sum(InputTokens, second.InputTokens),
        OutputTokens = Sum(OutputTokens, second.OutputTokens),
        Rungs = Rungs is null && second.Rungs is null ? null :
        [
            .. (Rungs ?? []).Concat(second.Rungs ?? []).GroupBy(rung => rung.Rung).OrderBy(rungs => rungs.Key)
                .Select(rungs => new RungReport(rungs.Key, rungs.Max(rung => rung.Segments), rungs.Sum(rung => rung.Characters))),
        ],
    };

    private static T? Sum<T>(T? first, T? second)
        where T : struct, System.Numerics.INumber<T> => first is null && second is null ? null : (first ?? T.Zero) + (second ?? T.Zero);
}

/// <summary>How a term of the glossary fared in a locale.</summary>
/// <param name="Term">The term as the glossary spells it.</param>
/// <param name="Locale">The locale.</param>
/// <param name="Occurrences">How often it occurs in the sources of translated segments.</param>
/// <param name="Native">How often the provider's own glossary applied it.</param>
/// <param name="Protected">How often it was protected on its way.</param>
/// <param name="Repaired">How often a repair put it in.</param>
/// <param name="Failed">How often its form is missing from the target.</param>
public sealed record TermReport(string Term, string Locale, int Occurrences, int Native, int Protected, int Repaired, int Failed)
{
    /// <summary>How often a record or a memory had it; 0 is left out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Memory { get; init; }

    /// <summary>How often a person wrote it; 0 is left out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Person { get; init; }
}

/// <summary>What a run did: the document that <c>--format json</c> prints.</summary>
/// <param name="Plan">Whether nothing was called and nothing written.</param>
/// <param name="ExitCode">The exit code of the run.</param>
/// <param name="From">The locale of the pages, or <see langword="null"/> when they differ.</param>
/// <param name="To">The target locales.</param>
/// <param name="Pages">One row a page and locale, sorted by path, then locale.</param>
/// <param name="Billing">One row a provider that was asked.</param>
/// <param name="Terms">One row a term that occurs and locale.</param>
public sealed record RunReport(
    bool Plan, int ExitCode, string? From, IReadOnlyList<string> To, IReadOnlyList<PageReport> Pages, IReadOnlyList<BillingReport> Billing,
    IReadOnlyList<TermReport> Terms)
{
    /// <summary>The version of the document's schema.</summary>
    [JsonPropertyOrder(-1)]
    public int Version => 1;

    /// <summary>The report of a run whose pages were written once more: where pages came from and what was found is as it was, the bills are added up.</summary>
    /// <param name="second">What became of the pages then.</param>
    /// <param name="exitCode">The exit code of both.</param>
    internal RunReport RewrittenBy(RunReport second, int exitCode)
    {
        var rows = second.Pages.ToDictionary(page => (page.Path, page.Locale));
        return this with
        {
            ExitCode = exitCode,
            Pages = [.. Pages.Select(page => rows[(page.Path, page.Locale)] switch
            {
                { Status: PageStatus.Refused } refused => refused,
                { Status: PageStatus.Written } when page.Status == PageStatus.Unchanged => page with { Status = PageStatus.Written },
                _ => page,
            })],
            Billing = [.. Billing.Concat(second.Billing).GroupBy(row => row.Provider, StringComparer.Ordinal).Select(rows => rows.Aggregate((first, next) => first.Plus(next)))],
            Ledger = second.Ledger.Count == 0 ? Ledger : [.. Ledger, .. second.Ledger],
        };
    }

    /// <summary>What the run paid by day, provider, locale and article; empty when it paid nothing.</summary>
    public IReadOnlyList<LedgerRow> Ledger { get; init; } = [];

    /// <summary>Some segments for each term, those that lack it first; not part of the document.</summary>
    internal IReadOnlyList<TermPlaceReport> TermPlaces { get; init; } = [];

    /// <summary>Finds the glossary's terms in texts; not part of the document.</summary>
    internal TermMarker MarkTerms { get; init; } = (_, _, _) => ([], []);

    /// <summary>What concerns the whole run: a service that failed, a budget that was reached. For people; not part of the document.</summary>
    [JsonIgnore]
    public IReadOnlyList<Diagnostic> Notices { get; init; } = [];
}
