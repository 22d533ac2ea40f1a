using Localizer.Model;

namespace Localizer.Providers.Http;

/// <summary>Addresses of services, as people write them into the environment.</summary>
internal static class ServiceAddress
{
    /// <summary>Reads an address.</summary>
    /// <param name="variable">The environment variable, for messages.</param>
    /// <param name="value">Its value.</param>
    /// <returns>An absolute http or https address without a slash at its end, query and fragment.</returns>
    /// <exception cref="BadInputException">It is none.</exception>
    public static Uri Read(string variable, string value)
    {
        if (!Uri.TryCreate(value.Trim(), UriKind.Absolute, out var address)
            || address.Scheme is not ("http" or "https") || address.Host.Length == 0)
            throw Bad($"{variable} is no web address.", "Give one that begins with https://, or with http:// on this machine.");
        if (address.UserInfo.Length > 0)
            throw Bad($"{variable} holds a name or password.", "Take it out of the address.");
        return new Uri(address.GetLeftPart(UriPartial.Path).TrimEnd('/'));
    }

    /// <summary>Holds a secret back from an address that others can listen to.</summary>
    /// <param name="address">Where it would go.</param>
    /// <param name="addressVariable">The environment variable of the address.</param>
    /// <param name="keyVariable">The environment variable of the secret.</param>
    /// <exception cref="BadInputException">The address is neither https nor this machine.</exception>
    public static void HoldSecretsBack(Uri address, string addressVariable, string keyVariable)
    {
        if (address.Scheme != "https" && !address.IsLoopback)
        {
            throw Bad(
                $"{keyVariable} would go to {OriginOf(address)} unencrypted.",
                $"Give an https address in {addressVariable}, or leave {keyVariable} out.");
        }
    }

    /// <summary>Scheme, host and port.</summary>
    public static string OriginOf(Uri address) => address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);

    /// <summary>A path below an address.</summary>
    /// <param name="address">The address.</param>
    /// <param name="path">The path, which begins with a slash.</param>
    public static Uri Below(Uri address, string path) => new(address.AbsoluteUri.TrimEnd('/') + path);

    private static BadInputException Bad(string message, string hint) =>
        new(new Diagnostic("provider-address", Severity.Error, message, Hint: hint));
}
