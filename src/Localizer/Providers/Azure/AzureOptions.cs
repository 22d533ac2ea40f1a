using Azure.Core;

namespace Localizer.Providers.Azure;

/// <summary>The tiers of an Azure Translator resource. S2 bears what S1 does.</summary>
public enum AzureTier
{
    /// <summary>Free.</summary>
    F0,

    /// <summary>Pay as you go.</summary>
    S1,

    /// <summary>Volume.</summary>
    S2,

    /// <summary>Volume.</summary>
    S3,

    /// <summary>Volume.</summary>
    S4,
}

/// <summary>How Azure Translator is reached and what was bought of it.</summary>
internal sealed record AzureOptions
{
    /// <summary>The address of <see cref="Endpoint"/> when none is given.</summary>
    public static readonly Uri GlobalEndpoint = new("https://api.cognitive.microsofttranslator.com");

    /// <summary>The version that the official client speaks.</summary>
    public const string Version3 = "3.0";

    /// <summary>The version with objects for bodies.</summary>
    public const string Version2026 = "2026-06-06";

    /// <summary>The resource's key, or <see langword="null"/> when <see cref="Credential"/> is used.</summary>
    public string? Key { get; init; }

    /// <summary>Gives Entra ID tokens, or <see langword="null"/> when <see cref="Key"/> is used.</summary>
    public TokenCredential? Credential { get; init; }

    /// <summary>The resource's id; tokens at the global endpoint need it.</summary>
    public string? ResourceId { get; init; }

    /// <summary>The resource's region, or <see langword="null"/> for a global one.</summary>
    public string? Region { get; init; }

    /// <summary>The service's address.</summary>
    public Uri Endpoint { get; init; } = GlobalEndpoint;

    /// <summary><see cref="Version3"/> or <see cref="Version2026"/>.</summary>
    public string ApiVersion { get; init; } = Version3;

    /// <summary>A custom model's category (or deployment), or <see langword="null"/> for the general one.</summary>
    public string? Category { get; init; }

    /// <summary>The quota that the service holds to.</summary>
    public CharacterQuota Quota { get; init; } = QuotaOf(AzureTier.S1);

    /// <summary>List price of a million characters, or <see langword="null"/> when it is not known.</summary>
    public decimal? PricePerMillion { get; init; } = PriceOf(AzureTier.S1, category: null);

    /// <summary>The currency of <see cref="PricePerMillion"/>.</summary>
    public string Currency { get; init; } = "USD";

    /// <summary>The list price of a million characters, in US dollars: the one that is paid as one goes, which the tiers of volume are below.</summary>
    /// <param name="tier">The tier.</param>
    /// <param name="category">A custom model's category, or <see langword="null"/> for the general one.</param>
    /// <returns><see langword="null"/> for a custom model, whose price depends on more.</returns>
    public static decimal? PriceOf(AzureTier tier, string? category) => tier == AzureTier.F0 ? 0 : category is null ? 10 : null;

    /// <summary>The quota of a tier: a sixtieth of what it allows an hour, in any minute.</summary>
    public static CharacterQuota QuotaOf(AzureTier tier) => new(
        tier switch
        {
            AzureTier.F0 => 33_300,
            AzureTier.S3 => 2_000_000,
            AzureTier.S4 => 3_333_333,
            _ => 666_667,
        },
        TimeSpan.FromMinutes(1));
}
