using Localizer.Providers;
using Localizer.Reports;

namespace Localizer.Pipeline.Translation;

/// <summary>Adds up what a service was asked and what it bills. Safe for threads.</summary>
/// <param name="service">The service.</param>
internal sealed class BillingLedger(ITranslationService service)
{
    private readonly Lock _lock = new();
    private int _requests;
    private int _retries;
    private long _characters;
    private long _perhaps;
    private long? _inputTokens;
    private long? _outputTokens;

    /// <summary>Requests that were sent again so far.</summary>
    public int Retries => Volatile.Read(ref _retries);

    /// <summary>A request goes out.</summary>
    public void Sent() => Interlocked.Increment(ref _requests);

    /// <summary>A request will be sent again.</summary>
    public void Retried() => Interlocked.Increment(ref _retries);

    /// <summary>An answer came.</summary>
    /// <param name="characters">What it costs.</param>
    /// <param name="usage">What the service says of it.</param>
    public void Billed(long characters, ServiceUsage usage)
    {
        lock (_lock)
        {
            _characters += characters;
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
            var price = service.Capabilities.PricePerMillion;
            return new BillingReport(
                service.Name, _requests, _retries, _characters, price is null ? null : _characters * price / 1_000_000m, price is null ? null : service.Capabilities.Currency)
            {
                LostCharacters = _perhaps > 0 ? _perhaps : null,
                InputTokens = _inputTokens,
                OutputTokens = _outputTokens,
            };
        }
    }
}
