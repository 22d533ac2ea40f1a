namespace Localizer.Memory;

/// <summary>What the journal knows of the bill of an answer.</summary>
/// <param name="UnitKey">The segment that asked first and its locale: <c>path#unit/segment@locale</c>.</param>
/// <param name="Billed">Its characters in the bill.</param>
/// <param name="At">When it came.</param>
internal sealed record PaidAnswer(string UnitKey, long Billed, DateTimeOffset At)
{
    /// <summary>The provider that was paid, or <see langword="null"/> where it was not kept.</summary>
    public string? Provider { get; init; }

    /// <summary>Its list price of a million characters at the time, or <see langword="null"/>.</summary>
    public decimal? PricePerMillion { get; init; }

    /// <summary>The currency of <see cref="PricePerMillion"/>, or <see langword="null"/>.</summary>
    public string? Currency { get; init; }

    /// <summary>The page that asked first.</summary>
    public string Article => UnitKey.LastIndexOf('#') is var end and > 0 ? UnitKey[..end] : UnitKey;

    /// <summary>The locale that was asked for; empty where the key has none.</summary>
    public string Locale => UnitKey.LastIndexOf('@') is var at and >= 0 && at > UnitKey.LastIndexOf('#') ? UnitKey[(at + 1)..] : "";
}
