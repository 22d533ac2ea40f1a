namespace Localizer.Providers;

/// <summary>What <c>localizer.json</c> says of one provider under <c>providers</c>. Secrets do not belong into it.</summary>
public sealed record ProviderConfiguration
{
    /// <summary>The tier of an Azure resource: <c>F0</c>, <c>S1</c>, <c>S2</c>, <c>S3</c> or <c>S4</c>; <c>S1</c> when left out.</summary>
    public string? Tier { get; init; }

    /// <summary>The version of Azure's interface: <c>3.0</c> or <c>2026-06-06</c>; <c>3.0</c> when left out.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>The category or deployment of a custom model of Azure; the general one when left out.</summary>
    public string? Category { get; init; }

    /// <summary>The id of the Azure resource that Entra ID tokens are for; needed at the global endpoint when there is no key.</summary>
    public string? ResourceId { get; init; }

    /// <summary>A glossary that a Google Cloud project has (version 3 alone): its id, or its whole name, <c>projects/…/locations/…/glossaries/…</c>; none when left out.</summary>
    public string? Glossary { get; init; }

    /// <summary>The quota that is kept to, instead of the one that is known of the service.</summary>
    public QuotaConfiguration? Quota { get; init; }

    /// <summary>The price of a million billed characters, instead of the one of the service's list.</summary>
    public decimal? Price { get; init; }

    /// <summary>The prices of a million tokens of a chat model, which is billed by them; without them its cost is not known.</summary>
    public TokenPriceConfiguration? TokenPrice { get; init; }

    /// <summary>The currency of <see cref="Price"/> or <see cref="TokenPrice"/>, as ISO 4217 has it; <c>USD</c> when left out.</summary>
    public string? Currency { get; init; }
}

/// <summary>At most so many characters in any window of time.</summary>
/// <param name="Characters">Characters as the service counts them, at least 1.</param>
/// <param name="Seconds">The window in seconds, more than 0.</param>
public sealed record QuotaConfiguration(long Characters, double Seconds);

/// <summary>The prices of a million tokens, in <see cref="ProviderConfiguration.Currency"/>.</summary>
/// <param name="Input">Of prompts, 0 or more.</param>
/// <param name="Output">Of answers, thoughts included, 0 or more.</param>
public sealed record TokenPriceConfiguration(decimal Input, decimal Output);
