using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Localizer.Emulators;

/// <summary>
/// A translation service on 127.0.0.1. It holds clients to its contract's rules, keeps books, and fails by script. What all services
/// share is here: reading, books, faults, latency, sending; a service says what it answers.
/// </summary>
public abstract class Emulator : IAsyncDisposable
{
    private readonly EmulatorOptions _options;
    private readonly ConcurrentQueue<Fault> _faults = new();
    private LoopbackServer? _server;
    private int _inFlight;
    private bool _isDisposed;

    private protected Emulator(EmulatorOptions options)
    {
        _options = options;
        Books = new Books(options);
    }

    /// <summary>Where the service listens.</summary>
    public Uri Endpoint => _server!.Endpoint;

    /// <summary>The certificate to pin; null without TLS.</summary>
    public X509Certificate2? Certificate => _server!.Certificate;

    /// <summary>All requests so far, in order of arrival.</summary>
    public IReadOnlyList<EmulatorCall> Calls => Books.Calls;

    /// <summary>What the service has billed so far.</summary>
    public long BilledCharacters => Books.BilledCharacters;

    private protected Books Books { get; }

    /// <summary>The largest body that is read to its end, in bytes; past it the answer is <see cref="TooLarge"/>.</summary>
    private protected virtual int LargestBody => 64 * 1024 * 1024;

    /// <summary>Lets the next calls to translate fail, one each, after those that were scripted before.</summary>
    /// <param name="faults">What goes wrong, in order.</param>
    public void Script(params ReadOnlySpan<Fault> faults)
    {
        foreach (var fault in faults)
            _faults.Enqueue(fault);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_server is not null && !Interlocked.Exchange(ref _isDisposed, true))
            await _server.DisposeAsync();
    }

    /// <summary>Starts listening.</summary>
    private protected static async Task<T> StartAsync<T>(T emulator)
        where T : Emulator
    {
        emulator._server = await LoopbackServer.StartAsync(emulator.HandleAsync, emulator._options.Tls, emulator._options.Port);
        return emulator;
    }

    /// <summary>Whether a request is one to translate, which faults and latency befall.</summary>
    private protected abstract bool Translates(string method, string path);

    /// <summary>The answer to a request that came whole.</summary>
    private protected abstract Answer Respond(EmulatorRequest request);

    /// <summary>The service's refusal with a status, for no other reason than a script.</summary>
    private protected abstract Answer Refusal(int status, HttpRequest request);

    /// <summary>The answer that one of the service's own faults puts in the place of the service's; null if it doesn't.</summary>
    private protected virtual Answer? Instead(Fault fault, HttpRequest request) => null;

    /// <summary>The answer to a body that is too large.</summary>
    private protected virtual Answer TooLarge(HttpRequest request) => Refusal(StatusCodes.Status413PayloadTooLarge, request);

    /// <summary>The headers that all answers to a request have.</summary>
    private protected virtual IEnumerable<(string Name, string Value)> CommonHeaders(int number, string method, string path) => [];

    private async Task HandleAsync(HttpContext context, CancellationToken cancellation)
    {
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var headers = context.Request.Headers.ToDictionary(
            header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var call = Books.Open(context.Request.Method, target, headers)
            ?? throw new InvalidOperationException($"The books are full: {_options.RoomForCalls} requests.");
        var delivery = new Delivery(context, call.Number, _options, Books);
        try
        {
            await AnswerAsync(context, call, delivery, cancellation);
        }
        finally
        {
            delivery.End();
        }
    }

    private async Task AnswerAsync(HttpContext context, EmulatorCall call, Delivery delivery, CancellationToken cancellation)
    {
        var (method, path) = (context.Request.Method, context.Request.Path.Value ?? "");
        delivery.Common = CommonHeaders(call.Number, method, path);
        if (await ReadBodyAsync(context, cancellation) is not { } body)
        {
            await delivery.SendAsync(TooLarge(context.Request), cancellation);
            return;
        }

        Books.Update(call.Number, entry => entry with { Body = body });
        var translates = Translates(method, path);
        var fault = translates ? NextFault(call with { Body = body }) : null;
        if (fault is not null)
            Books.Update(call.Number, entry => entry with { Fault = fault });
        if (await HappensInsteadAsync(fault, context.Request, delivery, cancellation))
            return;

        var inFlight = translates ? Interlocked.Increment(ref _inFlight) : _inFlight;
        try
        {
            var answer = Respond(new EmulatorRequest(context.Request, call.Number, body, fault, inFlight, Books));
            if (!translates || answer.Status != StatusCodes.Status200OK)
            {
                await delivery.SendAsync(answer, cancellation);
                return;
            }

            await HoldBackAsync(call.Number, fault, cancellation);
            await delivery.SendAsync(answer, fault, cancellation);
        }
        finally
        {
            if (translates)
                Interlocked.Decrement(ref _inFlight);
        }
    }

    private Fault? NextFault(EmulatorCall call) => _faults.TryDequeue(out var fault) ? fault : _options.Rule?.Invoke(call);

    /// <summary>Lets a fault happen that leaves no room for an answer of the service.</summary>
    private async Task<bool> HappensInsteadAsync(Fault? fault, HttpRequest request, Delivery delivery, CancellationToken cancellation)
    {
        switch (fault)
        {
            case null or Fault.None:
                return false;
            case Fault.Status status:
                var refusal = Refusal(status.Code, request).RetryAfter(status.RetryAfter);
                await delivery.SendAsync(status.RetryAfterMs is { } ms ? refusal.With("retry-after-ms", ms) : refusal, cancellation);
                return true;
            case Fault.Intercept or Fault.Redirect:
                await delivery.InterceptAsync(fault, cancellation);
                return true;
            case Fault.Hang:
                await Task.Delay(Timeout.Infinite, cancellation);
                return true;
            case Fault.Reset:
                delivery.Abort();
                return true;
            default:
                if (Instead(fault, request) is not { } instead)
                    return false;
                await delivery.SendAsync(instead, cancellation);
                return true;
        }
    }

    // After the bill: a client that gives up waiting has paid all the same.
    private async Task HoldBackAsync(int number, Fault? fault, CancellationToken cancellation)
    {
        if (_options.Latency is { } latency)
            await Task.Delay(latency(Books.Update(number, static call => call)), _options.TimeProvider, cancellation);
        if (fault is Fault.Delay delay)
            await Task.Delay(delay.By, _options.TimeProvider, cancellation);
    }

    private async Task<byte[]?> ReadBodyAsync(HttpContext context, CancellationToken cancellation)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await context.Request.Body.ReadAsync(chunk, cancellation)) > 0)
        {
            if (buffer.Length + read > LargestBody)
                return null;
            buffer.Write(chunk, 0, read);
        }

        return buffer.ToArray();
    }
}
