namespace Localizer.Providers;

/// <summary>What went wrong with a service. Retry, failover and exit codes go by this, never by a message.</summary>
public enum ProviderFailure
{
    /// <summary>It asks to be asked more slowly.</summary>
    RateLimited,

    /// <summary>It, or something before it, is out of order for the moment (408, 500, 502, 503, 504, 529).</summary>
    Unavailable,

    /// <summary>No whole answer came: name not found, connection refused or reset, body cut off.</summary>
    Network,

    /// <summary>No answer came in time.</summary>
    TimedOut,

    /// <summary>The request, or its answer, is larger than the service bears: fewer items may pass.</summary>
    TooLarge,

    /// <summary>It refuses what it was sent (400): one item may be to blame.</summary>
    BadRequest,

    /// <summary>It will not translate this content: a refusal, a filter.</summary>
    ContentRefused,

    /// <summary>Its answer is not of the shape that was agreed on.</summary>
    MalformedAnswer,

    /// <summary>It does not know the key, or the key may not do this.</summary>
    NotAuthorized,

    /// <summary>What was bought or granted is used up.</summary>
    QuotaSpent,

    /// <summary>It does not have the locale.</summary>
    LocaleUnsupported,

    /// <summary>It sends elsewhere; no key goes there.</summary>
    Redirected,

    /// <summary>Its certificate is not trusted; no key goes there.</summary>
    Untrusted,

    /// <summary>It, or a model or glossary of it, is not where it was said to be.</summary>
    NotFound,
}

/// <summary>A service did not translate.</summary>
/// <param name="failure">What went wrong.</param>
/// <param name="message">The service's words and what to do, in sentences; without a secret and without text of the page.</param>
/// <param name="innerException">The cause, if there is one.</param>
public sealed class ProviderException(ProviderFailure failure, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>What went wrong.</summary>
    public ProviderFailure Failure { get; } = failure;

    /// <summary>How long the service asks to be left alone, or <see langword="null"/> when it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What the service bills for an answer that is of no use; <see langword="null"/> when it sent none, or does not say.</summary>
    public ServiceUsage? Usage { get; init; }

    /// <summary>The HTTP status, or <see langword="null"/> when there was none.</summary>
    public int? Status { get; init; }

    /// <summary>The service's own number or name for the request, for its support, or <see langword="null"/>.</summary>
    public string? RequestId { get; init; }
}
