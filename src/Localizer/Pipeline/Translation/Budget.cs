namespace Localizer.Pipeline.Translation;

/// <summary>The next request would cost more than the run may.</summary>
internal sealed class BudgetExceededException() : Exception("The budget would be exceeded.");

/// <summary>
/// What a run may cost: each request is reserved before it is sent and settled when its price is known, so that requests in flight
/// together never exceed it.
/// </summary>
/// <param name="maxCharacters">The most characters, or <see langword="null"/>.</param>
/// <param name="maxCost">The most money, or <see langword="null"/>.</param>
internal sealed class Budget(long? maxCharacters, decimal? maxCost)
{
    private readonly Lock _lock = new();
    private long _characters;
    private decimal _cost;

    /// <summary>Whether the run is at its end: not even the smallest request is to be had any longer.</summary>
    public bool WasExceeded { get; private set; }

    /// <summary>Says that the run is at its end.</summary>
    public void Close() => WasExceeded = true;

    /// <summary>Puts a request's price aside.</summary>
    /// <param name="characters">Its characters.</param>
    /// <param name="pricePerMillion">The price of a million.</param>
    /// <exception cref="BudgetExceededException">It would cost more than there is.</exception>
    public void Reserve(long characters, decimal pricePerMillion)
    {
        lock (_lock)
        {
            var cost = Cost(characters, pricePerMillion);
            if (_characters + characters > maxCharacters || _cost + cost > maxCost)
                throw new BudgetExceededException();

            _characters += characters;
            _cost += cost;
        }
    }

    /// <summary>Puts the price that came out in the place of the one that was put aside.</summary>
    public void Settle(long reserved, long billed, decimal pricePerMillion)
    {
        lock (_lock)
        {
            _characters += billed - reserved;
            _cost += Cost(billed - reserved, pricePerMillion);
        }
    }

    private static decimal Cost(long characters, decimal pricePerMillion) => characters * pricePerMillion / 1_000_000m;
}
