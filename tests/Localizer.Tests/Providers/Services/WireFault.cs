using System.IO.Compression;
using System.Text;
using Localizer.Providers;
using Microsoft.AspNetCore.Http;

namespace Localizer.Tests.Providers.Services;

/// <summary>What goes wrong on the wire, and what an adapter has to make of it.</summary>
internal sealed record WireFault(string Name, ProviderFailure? Expected, Func<HttpContext, ServiceFixture, CancellationToken, Task> Happens)
{
    /// <summary>How long the service asks to be left alone.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public static IReadOnlyList<WireFault> All { get; } =
    [
        Status(400, ProviderFailure.BadRequest),
        Status(401, ProviderFailure.NotAuthorized),
        Status(403, ProviderFailure.NotAuthorized),
        Status(404, ProviderFailure.NotFound),
        Status(408, ProviderFailure.Unavailable),
        Status(413, ProviderFailure.TooLarge),
        Status(429, ProviderFailure.RateLimited),
        Status(429, ProviderFailure.RateLimited, ("Retry-After", "7")) with { RetryAfter = TimeSpan.FromSeconds(7) },
        Status(429, ProviderFailure.RateLimited, ("retry-after-ms", "1500")) with { RetryAfter = TimeSpan.FromSeconds(1.5) },
        Status(429, ProviderFailure.RateLimited, ("Retry-After", "Mon, 01 Jan 2001 00:00:00 GMT")) with { RetryAfter = TimeSpan.Zero },
        Status(500, ProviderFailure.Unavailable),
        Status(502, ProviderFailure.Unavailable),
        Status(503, ProviderFailure.Unavailable, ("Retry-After", "3")) with { RetryAfter = TimeSpan.FromSeconds(3) },
        Status(504, ProviderFailure.Unavailable),
        Status(529, ProviderFailure.Unavailable),
        Status(501, ProviderFailure.NotFound),
        Status(505, ProviderFailure.NotFound),
        Status(511, ProviderFailure.NotFound),
        Status(456, ProviderFailure.BadRequest),
        new("a proxy's page with status 502", ProviderFailure.Unavailable, (context, _, cancellation) => PageAsync(context, 502, cancellation)),
        new("a proxy's page with status 200", ProviderFailure.MalformedAnswer, (context, _, cancellation) => PageAsync(context, 200, cancellation)),
        new("hangs", ProviderFailure.TimedOut, (_, _, cancellation) => Task.Delay(Timeout.Infinite, cancellation)),
        new("hangs in mid body", ProviderFailure.TimedOut, HangInBodyAsync),
        new("resets", ProviderFailure.Network, (context, _, _) => Abort(context)),
        new("resets in mid body", ProviderFailure.Network, ResetInBodyAsync),
        new("JSON cut off", ProviderFailure.Network, CutOffAsync),
        new("an empty body", ProviderFailure.Network, (context, _, cancellation) => WireServer.SendAsync(context, 200, "", cancellation)),
        new("JSON of another kind", ProviderFailure.MalformedAnswer, (context, _, cancellation) => WireServer.SendAsync(context, 200, """{"hello":[1]}""", cancellation)),
        new("JSON that is a list", ProviderFailure.MalformedAnswer, (context, _, cancellation) => WireServer.SendAsync(context, 200, "[[]]", cancellation)),
        new("bytes of another charset", ProviderFailure.MalformedAnswer, OtherCharsetAsync),
        new("a gzip bomb", ProviderFailure.MalformedAnswer, BombAsync),
        new("gzip that is none", ProviderFailure.Network, (context, _, cancellation) => NoGzipAsync(context, cancellation)),
        new("a huge answer", ProviderFailure.MalformedAnswer, FloodAsync),
        new("a slow answer", null, TrickleAsync),
    ];

    private static WireFault Status(int code, ProviderFailure expected, params (string Name, string Value)[] headers) => new(
        $"status {code}{string.Concat(headers.Select(header => $", {header.Name}: {header.Value}"))}", expected, async (context, fixture, cancellation) =>
        {
            foreach (var (name, value) in headers)
                context.Response.Headers[name] = value;

            // Services repeat what they were sent, keys and texts included; no message of ours does.
            await WireServer.SendAsync(context, code, fixture.Error($"No: {(fixture.HasSecret ? ServiceFixture.Secret : "nobody")} may not translate {ServiceFixture.PageText}!"), cancellation);
        });

    private static async Task PageAsync(HttpContext context, int status, CancellationToken cancellation)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html";
        await context.Response.Body.WriteAsync("<html><title>Sorry</title><script>alert(1)</script></html>"u8.ToArray(), cancellation);
    }

    private static Task Abort(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    private static byte[] Good(ServiceFixture fixture) => Encoding.UTF8.GetBytes(fixture.TranslateAnswer(["Xin chào", "Tạm biệt"]));

    private static async Task HangInBodyAsync(HttpContext context, ServiceFixture fixture, CancellationToken cancellation)
    {
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(Good(fixture).AsMemory(0, 5), cancellation);
        await context.Response.Body.FlushAsync(cancellation);
        await Task.Delay(Timeout.Infinite, cancellation);
    }

    private static async Task ResetInBodyAsync(HttpContext context, ServiceFixture fixture, CancellationToken cancellation)
    {
        var body = Good(fixture);
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body.AsMemory(0, body.Length / 2), cancellation);
        await context.Response.Body.FlushAsync(cancellation);
        context.Abort();
    }

    private static async Task CutOffAsync(HttpContext context, ServiceFixture fixture, CancellationToken cancellation)
    {
        var body = Good(fixture);
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(body.AsMemory(0, body.Length / 2), cancellation);
    }

    private static async Task OtherCharsetAsync(HttpContext context, ServiceFixture fixture, CancellationToken cancellation)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.Body.WriteAsync(Encoding.Latin1.GetBytes(fixture.TranslateAnswer(["Café à la carte", "Été"])), cancellation);
    }

    private static async Task NoGzipAsync(HttpContext context, CancellationToken cancellation)
    {
        context.Response.Headers.ContentEncoding = "gzip";
        await context.Response.Body.WriteAsync("{}"u8.ToArray(), cancellation);
    }

    private static async Task BombAsync(HttpContext context, ServiceFixture fixture, CancellationToken cancellation)
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await gzip.WriteAsync(Good(fixture), cancellation);
            var blank = new byte[1024 * 1024];
            Array.Fill(blank, (byte)' ');
            for (var i = 0; i < 256; i++)
                await gzip.WriteAsync(blank, cancellation);
        }

        context.Response.Headers.ContentEncoding = "gzip";
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(packed.ToArray(), cancellation);
    }

    private static Task FloodAsync(HttpContext context, ServiceFixture fixture, CancellationToken cancellation) =>
        WireServer.SendAsync(context, 200, fixture.TranslateAnswer([new string('x', 10_000_000), "y"]), cancellation);

    private static async Task TrickleAsync(HttpContext context, ServiceFixture fixture, CancellationToken cancellation)
    {
        context.Response.ContentType = "application/json";
        foreach (var drop in Good(fixture).Chunk(20))
        {
            await context.Response.Body.WriteAsync(drop, cancellation);
            await context.Response.Body.FlushAsync(cancellation);
        }
    }
}
