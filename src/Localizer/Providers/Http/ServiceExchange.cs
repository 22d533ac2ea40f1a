using System.Net;
using System.Security.Authentication;
using System.Text.Json;
using Localizer.Model;

namespace Localizer.Providers.Http;

/// <summary>
/// One exchange with a service over HTTP: no retries, no cookies, no redirect followed, an answer of bounded size, and whatever goes
/// wrong told as a <see cref="ProviderException"/> of the right kind. Cancellation by the caller passes through.
/// </summary>
internal sealed class ServiceExchange : IDisposable
{
    /// <summary>The largest answer that is read, in bytes after decompression. The largest request of any service is 128 KiB.</summary>
    public const int LargestAnswer = 8 * 1024 * 1024;

    private static readonly string UserAgent = $"Localizer/{Product.Version}";

    private readonly ServiceProtocol _protocol;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _timeProvider;
    private readonly HttpMessageInvoker _wire;

    /// <summary>Makes an exchange with one service.</summary>
    /// <param name="protocol">How the service speaks of failures.</param>
    /// <param name="address">Where it is.</param>
    /// <param name="timeout">How long one exchange may take.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="handler">Carries requests, in tests; <see langword="null"/> for the machine's network.</param>
    public ServiceExchange(ServiceProtocol protocol, Uri address, TimeSpan timeout, TimeProvider timeProvider, HttpMessageHandler? handler = null)
    {
        _protocol = protocol;
        _timeout = timeout;
        _timeProvider = timeProvider;
        handler ??= new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = TimeSpan.FromSeconds(15),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            UseCookies = false,
            ActivityHeadersPropagator = null,
            UseProxy = !address.IsLoopback,
        };

        // No HttpClient: it refuses requests that come from another client's pipeline, and all that it adds is ours here.
        _wire = new HttpMessageInvoker(handler);
    }

    /// <summary>Asks, and gives the answer as JSON.</summary>
    /// <param name="request">The request.</param>
    /// <param name="texts">The page's texts in it, which no message repeats.</param>
    /// <param name="cancellationToken">Ends the exchange.</param>
    /// <exception cref="ProviderException">No answer came that can be used.</exception>
    public async Task<JsonDocument> AskAsync(HttpRequestMessage request, IReadOnlyList<ServiceItem> texts, CancellationToken cancellationToken)
    {
        var reply = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        return reply.IsSuccess ? ReadJson(reply) : throw Refusal(reply, texts);
    }

    /// <summary>Sends a request, and reads what comes back, whatever its status but a redirect's.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the exchange.</param>
    /// <exception cref="ProviderException">No whole answer came in time, or it was a redirect, or it was too large.</exception>
    public async Task<ServiceReply> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.UserAgent.ParseAdd(UserAgent);
        using var timeout = new CancellationTokenSource(_timeout, _timeProvider);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var response = await _wire.SendAsync(request, ending.Token).ConfigureAwait(false);
            if ((int)response.StatusCode is >= 300 and < 400)
                throw Redirect(request, response);
            var body = await ReadBodyAsync(response, ending.Token).ConfigureAwait(false);
            return new ServiceReply((int)response.StatusCode, response.Headers, body);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failure(ProviderFailure.TimedOut, $"gave no whole answer within {_timeout.TotalSeconds:0.#} s.", exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or InvalidDataException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw IsUntrusted(exception)
                ? Failure(ProviderFailure.Untrusted, $"at {ServiceAddress.OriginOf(request.RequestUri!)} is not trusted: {exception.InnerException!.Message}", exception)
                : Failure(ProviderFailure.Network, NetworkWords(request.RequestUri!, exception), exception);
        }
    }

    /// <summary>The body of a success as JSON.</summary>
    /// <exception cref="ProviderException">It is none, or cut off.</exception>
    public JsonDocument ReadJson(ServiceReply reply)
    {
        try
        {
            return reply.ReadJson();
        }
        catch (JsonException exception)
        {
            throw reply.IsCutOff()
                ? Failure(ProviderFailure.Network, "sent an answer that is cut off.", exception, reply)
                : Failure(ProviderFailure.MalformedAnswer, "sent an answer that is no JSON document in UTF-8.", exception, reply);
        }
    }

    /// <summary>What a status that is no success comes to.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="texts">The page's texts in the request, which the message does not repeat.</param>
    public ProviderException Refusal(ServiceReply reply, IReadOnlyList<ServiceItem> texts)
    {
        using var json = reply.TryReadJson();
        var body = json?.RootElement ?? default;
        var failure = _protocol.FailureOf(reply.Status, body);
        var words = body.ValueKind == JsonValueKind.Object ? ServiceWords.Clean(_protocol.Words(body), _protocol.Secrets, texts) : "";
        var advice = _protocol.Advice(failure, body) ?? _protocol.AdviceFor(failure);
        return Failure(failure, $"{(words.Length > 0 ? $"answered {reply.Status}: “{words}”" : $"answered {reply.Status}.")} {advice}", null, reply, _protocol.Wait(body));
    }

    /// <summary>An answer that is not as agreed.</summary>
    /// <param name="what">What is wrong with it, as the end of a sentence that the provider's name begins.</param>
    public ProviderException Malformed(string what) => Failure(ProviderFailure.MalformedAnswer, what);

    /// <summary>A failure of the service's.</summary>
    /// <param name="failure">What kind.</param>
    /// <param name="what">What happened, as the end of a sentence that the provider's name begins.</param>
    /// <param name="cause">The cause, if there is one.</param>
    /// <param name="reply">The reply, if there was one.</param>
    public ProviderException Failure(ProviderFailure failure, string what, Exception? cause = null, ServiceReply? reply = null) =>
        Failure(failure, $"{what} {_protocol.AdviceFor(failure)}", cause, reply, usualWait: null);

    private ProviderException Failure(ProviderFailure failure, string whatAndAdvice, Exception? cause, ServiceReply? reply, TimeSpan? usualWait)
    {
        var wait = reply is null ? null : RetryAfter.Read(reply.Headers, _timeProvider.GetUtcNow());
        return new ProviderException(failure, $"{_protocol.Provider} {whatAndAdvice}", cause)
        {
            Status = reply?.Status,
            RetryAfter = wait ?? usualWait ?? (failure == ProviderFailure.RateLimited ? _protocol.UsualRetryAfter : null),
            RequestId = RequestIdOf(reply),
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _wire.Dispose();

    private async Task<ReadOnlyMemory<byte>> ReadBodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = stream.ConfigureAwait(false);
        using var body = new MemoryStream();
        var chunk = new byte[16 * 1024];
        while (await stream.ReadAsync(chunk, cancellationToken).ConfigureAwait(false) is var read and > 0)
        {
            if (body.Length + read > LargestAnswer)
            {
                throw Failure(
                    ProviderFailure.MalformedAnswer, $"sent an answer of more than {LargestAnswer / (1024 * 1024)} MiB, which was not read.");
            }

            body.Write(chunk.AsSpan(0, read));
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    private ProviderException Redirect(HttpRequestMessage request, HttpResponseMessage response)
    {
        var asked = request.RequestUri!;
        var target = response.Headers.Location is { } location ? new Uri(asked, location) : null;
        var origin = target is null ? "nowhere" : ServiceAddress.OriginOf(target);
        var what = target is not null && origin == ServiceAddress.OriginOf(asked) ? "another path of its own" : origin;
        return new ProviderException(
            ProviderFailure.Redirected,
            $"{_protocol.Provider} at {ServiceAddress.OriginOf(asked)} redirects to {what}; nothing was sent there. "
            + $"{_protocol.AdviceFor(ProviderFailure.Redirected)}")
        {
            Status = (int)response.StatusCode,
        };
    }

    // Asking again makes no certificate better; a handshake that was merely cut off has another cause.
    private static bool IsUntrusted(Exception exception) =>
        exception is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError, InnerException: AuthenticationException };

    private static string NetworkWords(Uri address, Exception exception) => (exception as HttpRequestException)?.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => $"cannot be found: the name '{address.Host}' is not known.",
        HttpRequestError.ConnectionError => $"cannot be reached at {ServiceAddress.OriginOf(address)}.",
        HttpRequestError.SecureConnectionError => $"at {ServiceAddress.OriginOf(address)} broke off while the secure connection was made.",
        _ => exception is InvalidDataException ? "sent an answer that does not decompress." : "broke off before its answer was whole.",
    };

    private string? RequestIdOf(ServiceReply? reply) =>
        reply is not null && _protocol.RequestIdHeader is { } name && reply.Headers.TryGetValues(name, out var values)
            ? ServiceWords.Clean(values.FirstOrDefault(), _protocol.Secrets, [])
            : null;
}
