using Localizer.Memory;
using Localizer.Reports;

namespace Localizer.Pipeline.Translation;

/// <summary>Adds up what was paid by day, provider, locale and article. Safe for threads.</summary>
internal sealed class Spending
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(DateOnly Day, string? Provider, string Locale, string Article, string? Currency), (int Answers, long Characters, decimal? Cost)> _sums = [];

    /// <summary>Takes answers into the books.</summary>
    public void Add(IEnumerable<PaidAnswer> answers)
    {
        lock (_lock)
        {
            foreach (var answer in answers)
            {
                var key = (DateOnly.FromDateTime(answer.At.UtcDateTime), answer.Provider, answer.Locale, answer.Article, answer.Currency);
                var (count, characters, cost) = _sums.GetValueOrDefault(key);
                var own = answer.PricePerMillion is { } price ? answer.Billed * price / 1_000_000m : (decimal?)null;
                _sums[key] = (count + 1, characters + answer.Billed, own is null ? cost : (cost ?? 0) + own);
            }
        }
    }

    /// <summary>One row a day (UTC), provider, locale and article, in this order.</summary>
    public IReadOnlyList<LedgerRow> Rows()
    {
        lock (_lock)
        {
            return
            [
                .. _sums.OrderBy(sum => sum.Key.Day).ThenBy(sum => sum.Key.Provider, StringComparer.Ordinal).ThenBy(sum => sum.Key.Locale, StringComparer.Ordinal)
                    .ThenBy(sum => sum.Key.Article, StringComparer.Ordinal).ThenBy(sum => sum.Key.Currency, StringComparer.Ordinal)
                    .Select(sum => new LedgerRow(sum.Key.Day, sum.Key.Provider, sum.Key.Locale, sum.Key.Article, sum.Value.Answers, sum.Value.Characters, sum.Value.Cost, sum.Key.Currency)),
            ];
        }
    }
}
