using System.Text.Json;

namespace Localizer.Emulators.Google;

/// <summary>An error of the service.</summary>
/// <param name="Code">The HTTP status.</param>
/// <param name="Status">Its canonical name.</param>
/// <param name="Message">What it says.</param>
/// <param name="Reason">v2's reason.</param>
internal sealed record GoogleError(int Code, string Status, string Message, string Reason)
{
    public static GoogleError UserRateLimit { get; } =
        new(403, "PERMISSION_DENIED", "User Rate Limit Exceeded", "userRateLimitExceeded");

    public static GoogleError DailyLimit { get; } = new(403, "PERMISSION_DENIED", "Daily Limit Exceeded", "dailyLimitExceeded");

    public static GoogleError BadKey { get; } =
        Invalid("API key not valid. Please pass a valid API key.") with { Detail = "API_KEY_INVALID" };

    public static GoogleError Unregistered { get; } = new(
        403,
        "PERMISSION_DENIED",
        "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API "
            + "consumer identity to call this API.",
        "forbidden");

    public static GoogleError ServiceDisabled { get; } =
        new(403, "PERMISSION_DENIED", "Cloud Translation API has not been used in this project before or it is disabled.", "accessNotConfigured")
        {
            Detail = "SERVICE_DISABLED",
        };

    /// <summary>The reason of an <c>ErrorInfo</c> in the details; null for none.</summary>
    public string? Detail { get; private init; }

    /// <summary>An argument that isn't valid.</summary>
    public static GoogleError Invalid(string message) => new(400, "INVALID_ARGUMENT", message, "badRequest");

    /// <summary>What the service says to a status, where it says no more.</summary>
    public static GoogleError For(int status) => status switch
    {
        400 => Invalid("Invalid Value"),
        401 => new GoogleError(401, "UNAUTHENTICATED", "Request had invalid authentication credentials.", "authError"),
        403 => new GoogleError(403, "PERMISSION_DENIED", "The caller does not have permission", "forbidden"),
        404 => new GoogleError(404, "NOT_FOUND", "Requested entity was not found.", "notFound"),
        413 => new GoogleError(413, "INVALID_ARGUMENT", "Request payload size exceeds the limit", "uploadTooLarge"),
        429 => new GoogleError(429, "RESOURCE_EXHAUSTED", "Resource has been exhausted (e.g. check quota).", "rateLimitExceeded"),
        503 => new GoogleError(503, "UNAVAILABLE", "The service is currently unavailable.", "backendError"),
        504 => new GoogleError(504, "DEADLINE_EXCEEDED", "Deadline expired before operation could complete.", "backendError"),
        >= 500 => new GoogleError(status, "INTERNAL", "Internal error encountered.", "backendError"),
        _ => new GoogleError(status, "UNKNOWN", "Unknown error", "unknown"),
    };

    /// <summary>The answer.</summary>
    public Answer Answer() => new(Code, "application/json; charset=UTF-8", JsonBytes.Write(Write)) { ErrorCode = Detail ?? Reason };

    private void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("error");
        writer.WriteNumber("code", Code);
        writer.WriteString("message", Message);
        writer.WriteStartArray("errors");
        writer.WriteStartObject();
        writer.WriteString("message", Message);
        writer.WriteString("domain", "global");
        writer.WriteString("reason", Reason);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteString("status", Status);
        if (Detail is not null)
        {
            writer.WriteStartArray("details");
            writer.WriteStartObject();
            writer.WriteString("@type", "type.googleapis.com/google.rpc.ErrorInfo");
            writer.WriteString("reason", Detail);
            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
