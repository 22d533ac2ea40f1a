using Azure.Core;

namespace Azure.AI.Translation.Text;

/// <summary>Options of <see cref="TextTranslationClient"/>: transport, retries, diagnostics, and the version of the service.</summary>
public class TextTranslationClientOptions : ClientOptions
{
    /// <summary>Options for a version of the service.</summary>
    /// <param name="version">The version to speak; there is one.</param>
    /// <exception cref="NotSupportedException"><paramref name="version"/> is not a version that this client speaks.</exception>
    public TextTranslationClientOptions(ServiceVersion version = ServiceVersion.V3_0) => ApiVersion = version switch
    {
        ServiceVersion.V3_0 => "3.0",
        _ => throw new NotSupportedException($"Version {version} of the translation service is not supported; use {ServiceVersion.V3_0}."),
    };

    /// <summary>The value of the <c>api-version</c> query parameter.</summary>
    internal string ApiVersion { get; }

    /// <summary>The versions of the service.</summary>
    public enum ServiceVersion
    {
        /// <summary>Text Translation REST API v3.0.</summary>
        V3_0 = 1,
    }
}
