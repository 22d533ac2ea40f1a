using Microsoft.AspNetCore.Http;

namespace Localizer.Emulators.AzureTranslator;

/// <summary>What a path leads to.</summary>
/// <param name="Operation">The operation, in lower case, from its slash on.</param>
/// <param name="IsOnCustomDomain">Whether the path is that of a resource's own domain.</param>
/// <param name="Version">The API version that the path itself names or excludes others for; null when it leaves all open.</param>
internal sealed record AzureTranslatorRoute(string Operation, bool IsOnCustomDomain, string? Version)
{
    /// <summary>The path of v3.0 below a resource's own domain.</summary>
    public const string CustomDomainPath = "/translator/text/v3.0";

    /// <summary>The array version.</summary>
    public const string Version3 = "3.0";

    /// <summary>The object version.</summary>
    public const string Newer = "2026-06-06";

    private const string NewerCustomDomainPath = "/translator/text";

    /// <summary>Reads a path.</summary>
    public static AzureTranslatorRoute Of(string path) =>
        Below(path, CustomDomainPath) is { } old ? new AzureTranslatorRoute(old, IsOnCustomDomain: true, Version3)
        : Below(path, NewerCustomDomainPath) is { } newer ? new AzureTranslatorRoute(newer, IsOnCustomDomain: true, Newer)
        : new AzureTranslatorRoute(path.ToLowerInvariant(), IsOnCustomDomain: false, Version: null);

    /// <summary>The verb that an operation of a version takes; null for an operation that it doesn't have.</summary>
    public string? Verb(string? version) => Operation switch
    {
        "/languages" => HttpMethods.Get,
        "/translate" or "/transliterate" => HttpMethods.Post,
        "/detect" when version != Newer => HttpMethods.Post,
        _ => null,
    };

    private static string? Below(string path, string folder) =>
        path.StartsWith(folder + "/", StringComparison.OrdinalIgnoreCase) ? path[folder.Length..].ToLowerInvariant() : null;
}
