using System.Collections.Frozen;
using System.Text.Json;

namespace Localizer.Providers.Http;

/// <summary>How a service speaks of what went wrong, so that one exchange serves all services.</summary>
internal sealed record ServiceProtocol
{
    private static readonly FrozenDictionary<int, ProviderFailure> Usual = new Dictionary<int, ProviderFailure>
    {
        [400] = ProviderFailure.BadRequest,
        [401] = ProviderFailure.NotAuthorized,
        [402] = ProviderFailure.QuotaSpent,
        [403] = ProviderFailure.NotAuthorized,
        [404] = ProviderFailure.NotFound,
        [405] = ProviderFailure.NotFound,
        [407] = ProviderFailure.NotAuthorized,
        [408] = ProviderFailure.Unavailable,
        [410] = ProviderFailure.NotFound,
        [413] = ProviderFailure.TooLarge,
        [429] = ProviderFailure.RateLimited,
        [500] = ProviderFailure.Unavailable,
        [502] = ProviderFailure.Unavailable,
        [503] = ProviderFailure.Unavailable,
        [504] = ProviderFailure.Unavailable,
        [529] = ProviderFailure.Unavailable,
    }.ToFrozenDictionary();

    /// <summary>The provider's name.</summary>
    public required string Provider { get; init; }

    /// <summary>The environment variable that says where the service is, for advice.</summary>
    public required string AddressVariable { get; init; }

    /// <summary>The environment variable that holds the key, for advice; <see langword="null"/> when there is none.</summary>
    public string? KeyVariable { get; init; }

    /// <summary>What must not be repeated in a message.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>Statuses that mean something else than they do elsewhere.</summary>
    public FrozenDictionary<int, ProviderFailure> Statuses { get; init; } = FrozenDictionary<int, ProviderFailure>.Empty;

    /// <summary>What status and body say together where the status alone does not tell; <see langword="null"/> to go by the status.</summary>
    public Func<int, JsonElement, ProviderFailure?> Reason { get; init; } = (_, _) => null;

    /// <summary>The service's words in an error's body.</summary>
    public required Func<JsonElement, string?> Words { get; init; }

    /// <summary>What to do about a failure by the service's own lights, from the body; <see langword="null"/> for what is to do everywhere.</summary>
    public Func<ProviderFailure, JsonElement, string?> Advice { get; init; } = (_, _) => null;

    /// <summary>How long to leave the service alone after a refusal that does not say, from the body; <see langword="null"/> when that is open.</summary>
    public Func<JsonElement, TimeSpan?> Wait { get; init; } = _ => null;

    /// <summary>The header with the service's name for the request, or <see langword="null"/>.</summary>
    public string? RequestIdHeader { get; init; }

    /// <summary>How long to leave the service alone when it is asked too fast and does not say; <see langword="null"/> when that is open.</summary>
    public TimeSpan? UsualRetryAfter { get; init; }

    /// <summary>What a status that is no success means.</summary>
    /// <param name="status">The status.</param>
    /// <param name="body">The body, or an undefined element when it is no JSON.</param>
    public ProviderFailure FailureOf(int status, JsonElement body) =>
        (body.ValueKind == JsonValueKind.Object ? Reason(status, body) : null)
        ?? (Statuses.TryGetValue(status, out var own) ? own
            : Usual.TryGetValue(status, out var usual) ? usual
            // Not implemented, another version of HTTP, a network that wants a login: asking again does not help.
            : status >= 500 ? ProviderFailure.NotFound
            : ProviderFailure.BadRequest);

    /// <summary>What to do about a failure, as one sentence or two.</summary>
    public string AdviceFor(ProviderFailure failure) => failure switch
    {
        ProviderFailure.RateLimited => "Run again later, or with a smaller quota in the configuration.",
        ProviderFailure.Unavailable => "Run again later, or name another provider after it.",
        ProviderFailure.Network => $"Check {AddressVariable} and the network.",
        ProviderFailure.TimedOut => "Run again later, or name another provider after it.",
        ProviderFailure.TooLarge => "Fewer or shorter segments may pass.",
        ProviderFailure.BadRequest => "A segment of the request may be to blame.",
        ProviderFailure.ContentRefused => "Name another provider after it, or let a person translate this.",
        ProviderFailure.MalformedAnswer => $"Check that {AddressVariable} names a service of this kind.",
        ProviderFailure.NotAuthorized => KeyVariable is null ? $"Check {AddressVariable}." : $"Check {KeyVariable}.",
        ProviderFailure.QuotaSpent => "Wait for the next period, raise the limit at the service, or name another provider after it.",
        ProviderFailure.LocaleUnsupported => "Name another provider for this locale.",
        ProviderFailure.Redirected => $"Put the address that is meant into {AddressVariable}, if you trust it.",
        ProviderFailure.NotFound => $"Check {AddressVariable}.",
        ProviderFailure.Untrusted => $"If a proxy of your own signs it, name its certificate (PEM) in SSL_CERT_FILE; else check {AddressVariable}.",
        _ => throw new ArgumentOutOfRangeException(nameof(failure), failure, "Unknown failure."),
    };
}
