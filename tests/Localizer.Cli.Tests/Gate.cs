using Localizer.Emulators;
using Microsoft.AspNetCore.Http;

namespace Localizer.Cli.Tests;

/// <summary>Stands before a service, and lets its lists (all that is asked by GET) fail.</summary>
internal sealed class Gate : IAsyncDisposable
{
    private readonly HttpClient _client = new();
    private readonly Uri _behind;
    private LoopbackServer? _server;
    private int _lists;

    private Gate(Uri behind) => _behind = behind;

    public Uri Endpoint => _server!.Endpoint;

    /// <summary>How many lists were asked for.</summary>
    public int Lists => _lists;

    /// <summary>How many of the next lists are refused with 503.</summary>
    public int Refusals { get; set; }

    public static async Task<Gate> StartAsync(Uri behind)
    {
        var gate = new Gate(behind);
        gate._server = await LoopbackServer.StartAsync(gate.HandleAsync);
        return gate;
    }

    public async ValueTask DisposeAsync()
    {
        await _server!.DisposeAsync();
        _client.Dispose();
    }

    private async Task HandleAsync(HttpContext context, CancellationToken cancellation)
    {
        if (HttpMethods.IsGet(context.Request.Method))
        {
            Interlocked.Increment(ref _lists);
            if (Refusals > 0)
            {
                Refusals--;
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return;
            }
        }

        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri(_behind, context.Request.Path + context.Request.QueryString));
        if (HttpMethods.IsPost(context.Request.Method))
            request.Content = new StreamContent(context.Request.Body);
        foreach (var header in context.Request.Headers.Where(header => header.Key is not ("Host" or "Connection" or "Transfer-Encoding")))
        {
            if (!request.Headers.TryAddWithoutValidation(header.Key, [.. header.Value]))
                request.Content?.Headers.TryAddWithoutValidation(header.Key, [.. header.Value]);
        }

        using var response = await _client.SendAsync(request, cancellation);
        context.Response.StatusCode = (int)response.StatusCode;
        context.Response.ContentType = $"{response.Content.Headers.ContentType}";
        await response.Content.CopyToAsync(context.Response.Body, cancellation);
    }
}
