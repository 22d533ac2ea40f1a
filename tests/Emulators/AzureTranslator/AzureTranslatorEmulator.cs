using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Localizer.Emulators.AzureTranslator;

/// <summary>
/// Azure Translator v3.0 on 127.0.0.1: <c>/languages</c>, <c>/translate</c>, <c>/detect</c> and <c>/transliterate</c>, at the global
/// paths and below <c>/translator/text/v3.0</c>. It holds clients to the contract's rules, keeps books, and fails by script. Newer API
/// versions are answered 400021.
/// </summary>
/// <remarks>
/// What the contract leaves open and the emulator settles: rules are checked in the order path, verb, fault, credentials, version,
/// trace id, content type, query, body, quota; a dictionary entry without <c>from</c> is 400003; one where neither side is English has
/// its phrase translated; entities in HTML are decoded, translated, and written anew.
/// </remarks>
public sealed class AzureTranslatorEmulator : IAsyncDisposable
{
    private readonly AzureTranslatorOptions _options;
    private readonly AzureTranslatorBooks _books;
    private readonly ConcurrentQueue<AzureTranslatorFault> _faults = new();
    private LoopbackServer? _server;

    private AzureTranslatorEmulator(AzureTranslatorOptions options)
    {
        _options = options;
        _books = new AzureTranslatorBooks(options);
    }

    /// <summary>Where the service listens, as a client of the global endpoint is told.</summary>
    public Uri Endpoint => _server!.Endpoint;

    /// <summary>Where the service listens, as on a resource's own domain.</summary>
    public Uri CustomDomainEndpoint => new(Endpoint, AzureTranslatorExchange.CustomDomainPath);

    /// <summary>The certificate to pin; null without TLS.</summary>
    public X509Certificate2? Certificate => _server!.Certificate;

    /// <summary>All requests so far, in order of arrival.</summary>
    public IReadOnlyList<AzureTranslatorCall> Calls => _books.Calls;

    /// <summary>What the service has billed so far.</summary>
    public long BilledCharacters => Calls.Sum(call => call.BilledCharacters);

    /// <summary>Starts a service.</summary>
    /// <param name="options">What it is like; defaults when null.</param>
    public static async Task<AzureTranslatorEmulator> StartAsync(AzureTranslatorOptions? options = null)
    {
        var emulator = new AzureTranslatorEmulator(options ?? new AzureTranslatorOptions());
        emulator._server = await LoopbackServer.StartAsync(emulator.HandleAsync, emulator._options.Tls);
        return emulator;
    }

    /// <summary>Lets the next calls of <c>/translate</c> fail, one each, after those that were scripted before.</summary>
    /// <param name="faults">What goes wrong, in order.</param>
    public void Script(params ReadOnlySpan<AzureTranslatorFault> faults)
    {
        foreach (var fault in faults)
            _faults.Enqueue(fault);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task HandleAsync(HttpContext context, CancellationToken cancellation)
    {
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var headers = context.Request.Headers.ToDictionary(
            header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var call = _books.Open(context.Request.Method, target, headers)
            ?? throw new InvalidOperationException($"The books are full: {_options.RoomForCalls} requests.");
        var exchange = new AzureTranslatorExchange(context, call.Number, _options, _books);
        await exchange.AnswerAsync(() => _faults.TryDequeue(out var fault) ? fault : null, cancellation);
    }
}
