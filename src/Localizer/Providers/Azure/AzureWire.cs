using System.Globalization;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Localizer.Providers.Azure;

/// <summary>What both versions of the interface have in common on the wire.</summary>
internal static class AzureWire
{
    /// <summary>The scope that tokens are asked for.</summary>
    public const string TokenScope = "https://cognitiveservices.azure.com/.default";

    /// <summary>Our transport, and nobody's retries but ours.</summary>
    public static T Configure<T>(T options, HttpPipelineTransport transport)
        where T : ClientOptions
    {
        options.Transport = transport;
        options.Retry.MaxRetries = 0;
        // Our exchange's is shorter, and knows how long the service may take.
        options.Retry.NetworkTimeout = TimeSpan.FromMinutes(10);
        options.Diagnostics.IsLoggingContentEnabled = false;
        options.Diagnostics.IsDistributedTracingEnabled = false;
        options.Diagnostics.LoggedHeaderNames.Add("X-RequestId");
        return options;
    }

    /// <summary>The characters that an answer says it costs.</summary>
    public static long? Metered(Response response) =>
        response.Headers.TryGetValue("X-Metered-Usage", out var metered)
        && long.TryParse(metered, NumberStyles.None, CultureInfo.InvariantCulture, out var characters)
            ? characters
            : null;
}
