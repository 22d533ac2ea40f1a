using Localizer.Providers;
using Localizer.Reports;

namespace Localizer.Pipeline.Translation;

/// <summary>Adds up what a service was asked and what it bills. Safe for threads.</summary>
/// <param name="service">The service.</param>
internal sealed class BillingLedger(ITranslationService service)
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<int, RungReport> _rungs = [];
    private int _requests;
    private int _retries;
    private Expense _billed;
    private long _perhaps;
    private long? _inputTokens;
    private long? _outputTokens;

    /// <summary>Requests that were sent again so far.</summary>
    public int Retries => Volatile.Read(ref _retries);

    /// <summary>A request goes out.</summary>
    public void Sent() => Interlocked.Increment(ref _requests);

    /// <summary>A request will be sent again.</summary>
    public void Retried() => Interlocked.Increment(ref _retries);

    /// <summary>A text was settled in a locale.</summary>
    /// <param name="rung">The rung that its translation was had on.</param>
    public void Settled(int rung)
    {
        lock (_lock)
            _rungs[rung] = RungOf(rung) with { Segments = RungOf(rung).Segments + 1 };
    }

    /// <summary>An answer came.</summary>
    /// <param name="rung">The rung that it was asked for on.</param>
    /// <param name="expense">What it costs.</param>
    /// <param name="usage">What the service says of it.</param>
    public void Billed(int rung, Expense expense, ServiceUsage usage)
    {
        lock (_lock)
        {
            _billed += expense;
            _rungs[rung] = RungOf(rung) with { Characters = RungOf(rung).Characters + expense.Characters };
            if (usage.InputTokens is { } input)
                _inputTokens = (_inputTokens ?? 0) + input;
            if (usage.OutputTokens is { } output)
                _outputTokens = (_outputTokens ?? 0) + output;
        }
    }

    /// <summary>No answer came, and nobody knows whether the service bills it.</summary>
    public void Lost(long characters) => Interlocked.Add(ref _perhaps, characters);

    /// <summary>The row of the report, or <see langword="null"/> when nothing was asked.</summary>
    public BillingReport? Report()
    {
        lock (_lock)
        {
            if (_requests == 0)
                return null;
            var isPriced = service.Capabilities.IsPriced;
            return new BillingReport(
                service.Name, _requests, _retries, _billed.Characters, isPriced ? _billed.Cost : null, isPriced ? service.Capabilities.Currency : null)
            {
                LostCharacters = _perhaps > 0 ? _perhaps : null,
                InputTokens = _inputTokens,
                OutputTokens = _outputTokens,
                Rungs = _rungs.Count > 0 ? [.. _rungs.Values] : null,
            };
        }
    }

    private RungReport RungOf(int rung) => _rungs.GetValueOrDefault(rung) ?? new RungReport(rung, 0, 0);
}
