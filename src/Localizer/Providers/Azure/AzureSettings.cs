using Azure.Identity;
using Localizer.Model;
using Localizer.Providers.Http;

namespace Localizer.Providers.Azure;

/// <summary>Reads how Azure Translator is reached: from the environment, and from <c>providers.azure</c> of the configuration.</summary>
internal static class AzureSettings
{
    /// <summary>The environment variable of the address.</summary>
    public const string EndpointVariable = "AZURE_TRANSLATOR_ENDPOINT";

    /// <summary>The environment variable of the key.</summary>
    public const string KeyVariable = "AZURE_TRANSLATOR_KEY";

    private const string RegionVariable = "AZURE_TRANSLATOR_REGION";

    /// <summary>What is missing: a key, or what Entra ID needs in its place.</summary>
    public static IReadOnlyList<string> Missing(ServiceSettings settings) =>
        UsesEntra(settings) ? [] : settings.Missing(KeyVariable);

    /// <summary>Reads the settings.</summary>
    /// <exception cref="BadInputException">One of them cannot be used.</exception>
    public static AzureOptions Read(ServiceSettings settings)
    {
        var configuration = settings.Configuration ?? new ProviderConfiguration();
        var key = settings.Read(KeyVariable);
        var tier = TierOf(configuration.Tier) ?? AzureTier.S1;
        var options = new AzureOptions
        {
            Key = key,
            Credential = key is null ? new DefaultAzureCredential() : null,
            ResourceId = configuration.ResourceId,
            Region = settings.Read(RegionVariable),
            Endpoint = settings.Read(EndpointVariable) is { } endpoint ? ServiceAddress.Read(EndpointVariable, endpoint) : AzureOptions.GlobalEndpoint,
            ApiVersion = configuration.ApiVersion ?? AzureOptions.Version3,
            Category = configuration.Category,
            Quota = AzureOptions.QuotaOf(tier),
            PricePerMillion = AzureOptions.PriceOf(tier, configuration.Category),
        };
        ServiceAddress.HoldSecretsBack(options.Endpoint, EndpointVariable, key is null ? "The Entra ID token" : KeyVariable);
        return options;
    }

    // Without a key, Entra ID serves a resource's own endpoint, or a resource that is named.
    private static bool UsesEntra(ServiceSettings settings) =>
        settings.Read(KeyVariable) is null && (settings.Configuration?.ResourceId is not null || settings.Read(EndpointVariable) is not null);

    /// <summary>What is wrong with <c>providers.azure</c>, or <see langword="null"/> when nothing is.</summary>
    public static ConfigurationProblem? ProblemOf(ProviderConfiguration configuration)
    {
        if (TierOf(configuration.Tier) is null)
            return new ConfigurationProblem("tier", $"'{configuration.Tier}' is no tier of Azure Translator.", "Give F0, S1, S2, S3 or S4.");
        return configuration.ApiVersion is null or AzureOptions.Version3 or AzureOptions.Version2026
            ? null
            : new ConfigurationProblem(
                "apiVersion", $"'{configuration.ApiVersion}' is no version that is known.", $"Give {AzureOptions.Version3} or {AzureOptions.Version2026}.");
    }

    private static AzureTier? TierOf(string? tier) => tier switch
    {
        null => AzureTier.S1,
        "F0" => AzureTier.F0,
        "S1" => AzureTier.S1,
        "S2" => AzureTier.S2,
        "S3" => AzureTier.S3,
        "S4" => AzureTier.S4,
        _ => null,
    };
}
