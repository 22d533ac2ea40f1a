using System.Text.Json.Serialization;

namespace Localizer.Reports;

/// <summary>What was paid for an article in a locale on a day.</summary>
/// <param name="Day">The day, in UTC.</param>
/// <param name="Provider">The provider, or <see langword="null"/> for answers of versions that did not keep it.</param>
/// <param name="Locale">The target's locale.</param>
/// <param name="Article">The page's path; a text that stands on several pages was paid for by the one that asked first.</param>
/// <param name="Answers">How many answers.</param>
/// <param name="Characters">Characters as the service counts them.</param>
/// <param name="Cost">What they cost by the price list of the time, or <see langword="null"/> when no price was known.</param>
/// <param name="Currency">The currency of <paramref name="Cost"/>, or <see langword="null"/>.</param>
public sealed record LedgerRow(DateOnly Day, string? Provider, string Locale, string Article, int Answers, long Characters, decimal? Cost, string? Currency);

/// <summary>All that a project has paid: the document that <c>memory stats --ledger --format json</c> prints.</summary>
/// <param name="Path">The journal that it is made of.</param>
/// <param name="Rows">One a day, provider, locale and article, in this order.</param>
public sealed record LedgerReport(string Path, IReadOnlyList<LedgerRow> Rows)
{
    /// <summary>The version of the document's schema.</summary>
    [JsonPropertyOrder(-1)]
    public int Version => 1;
}
