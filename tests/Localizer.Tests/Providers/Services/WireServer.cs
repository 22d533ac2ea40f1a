using System.Text;
using Localizer.Emulators;
using Microsoft.AspNetCore.Http;

namespace Localizer.Tests.Providers.Services;

/// <summary>A request as it came over the wire.</summary>
internal sealed record WireRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body);

/// <summary>
/// A service on 127.0.0.1 that answers by a fixture's rule, and lets faults of the wire befall requests to translate: below what any
/// emulator's contract knows, and the same for all services.
/// </summary>
internal sealed class WireServer : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly Queue<Func<HttpContext, CancellationToken, Task>> _faults = new();
    private readonly List<WireRequest> _requests = [];
    private readonly ServiceFixture _fixture;
    private LoopbackServer? _server;

    private WireServer(ServiceFixture fixture) => _fixture = fixture;

    public Uri Endpoint => _server!.Endpoint;

    /// <summary>The requests to translate, in order.</summary>
    public IReadOnlyList<WireRequest> Translations
    {
        get
        {
            lock (_lock)
                return [.. _requests.Where(request => _fixture.Translates(request))];
        }
    }

    /// <summary>All requests, in order.</summary>
    public IReadOnlyList<WireRequest> Requests
    {
        get
        {
            lock (_lock)
                return [.. _requests];
        }
    }

    public static async Task<WireServer> StartAsync(ServiceFixture fixture)
    {
        var server = new WireServer(fixture);
        server._server = await LoopbackServer.StartAsync(server.HandleAsync);
        return server;
    }

    /// <summary>Lets the next requests to translate fail, one each.</summary>
    public void Script(params Func<HttpContext, CancellationToken, Task>[] faults)
    {
        lock (_lock)
        {
            foreach (var fault in faults)
                _faults.Enqueue(fault);
        }
    }

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    /// <summary>Sends a body of JSON.</summary>
    public static async Task SendAsync(HttpContext context, int status, string body, CancellationToken cancellation)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(body), cancellation);
    }

    private async Task HandleAsync(HttpContext context, CancellationToken cancellation)
    {
        using var reader = new StreamReader(context.Request.Body);
        var request = new WireRequest(
            context.Request.Method,
            context.Request.Path + context.Request.QueryString,
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            await reader.ReadToEndAsync(cancellation));
        Func<HttpContext, CancellationToken, Task>? fault = null;
        lock (_lock)
        {
            _requests.Add(request);
            if (_fixture.Translates(request))
                _faults.TryDequeue(out fault);
        }

        if (fault is not null)
        {
            await fault(context, cancellation);
            return;
        }

        var answer = _fixture.Answer(request);
        await SendAsync(context, answer is null ? 404 : 200, answer ?? "{}", cancellation);
    }
}
