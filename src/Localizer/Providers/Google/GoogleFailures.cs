using System.Text.Json;
using Localizer.Providers.Http;

namespace Localizer.Providers.Google;

/// <summary>How Google speaks of failures: a 403 may be a key, a minute's quota or a day's, and only the body tells which.</summary>
internal static class GoogleFailures
{
    /// <summary>The protocol.</summary>
    public static ServiceProtocol ProtocolFor(string secret, string addressVariable, string keyVariable, string projectVariable) => new()
    {
        Provider = "google",
        AddressVariable = addressVariable,
        KeyVariable = keyVariable,
        Secrets = [secret],
        Reason = ReasonOf,
        Words = body => body.Member("error").Text("message"),
        Advice = (failure, body) =>
            failure == ProviderFailure.NotAuthorized && body.Member("error").Text("message")?.Contains("quota project", StringComparison.OrdinalIgnoreCase) == true
                ? $"Give the project that is billed in {projectVariable}, or a service account's token."
                : null,
    };

    private static ProviderFailure? ReasonOf(int status, JsonElement body)
    {
        var error = body.Member("error");
        var reasons = Reasons(error.Member("errors")).Concat(Reasons(error.Member("details"))).ToHashSet(StringComparer.Ordinal);
        if (status is 403 or 429)
        {
            if (reasons.Overlaps(["dailyLimitExceeded", "quotaExceeded"]) || error.Text("message") is "Daily Limit Exceeded")
                return ProviderFailure.QuotaSpent;
            if (reasons.Overlaps(["userRateLimitExceeded", "rateLimitExceeded", "RATE_LIMIT_EXCEEDED"])
                || error.Text("message") is "User Rate Limit Exceeded")
                return ProviderFailure.RateLimited;
        }

        return status == 400 && reasons.Contains("API_KEY_INVALID") ? ProviderFailure.NotAuthorized : null;
    }

    private static IEnumerable<string> Reasons(JsonElement list) => (list.AsList() ?? []).Select(entry => entry.Text("reason")).OfType<string>();
}
