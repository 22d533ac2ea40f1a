using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Localizer.Emulators;

/// <summary>
/// Kestrel on a port of 127.0.0.1 with one handler for all requests. Disposing it cancels the handlers that are still at work,
/// closes the connections and frees the port.
/// </summary>
public sealed class LoopbackServer : IAsyncDisposable
{
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(2);

    private readonly WebApplication _application;
    private readonly CancellationTokenSource _stopping;

    private LoopbackServer(WebApplication application, CancellationTokenSource stopping, X509Certificate2? certificate)
    {
        _application = application;
        _stopping = stopping;
        Certificate = certificate;
        Endpoint = new Uri(application.Urls.Single());
    }

    /// <summary>Where the server listens, such as <c>http://127.0.0.1:40123</c>.</summary>
    public Uri Endpoint { get; }

    /// <summary>The self-signed certificate of a server with TLS, for the client to pin; otherwise null.</summary>
    public X509Certificate2? Certificate { get; }

    /// <summary>Starts a server.</summary>
    /// <param name="handler">Answers a request; its token is cancelled when the client leaves or the server stops.</param>
    /// <param name="tls">Whether to speak https.</param>
    /// <param name="port">The port; 0 for any that is free.</param>
    public static async Task<LoopbackServer> StartAsync(
        Func<HttpContext, CancellationToken, Task> handler, bool tls = false, int port = 0)
    {
        var certificate = tls ? SelfSigned() : null;
        var stopping = new CancellationTokenSource();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = StopWithin);
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, port, listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                if (certificate is not null)
                    listen.UseHttps(certificate);
            });
        });

        var application = builder.Build();
        application.Run(context => HandleAsync(context, handler, stopping.Token));
        await application.StartAsync();
        return new LoopbackServer(application, stopping, certificate);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _application.StopAsync();
        await _application.DisposeAsync();
        _stopping.Dispose();
        Certificate?.Dispose();
    }

    private static async Task HandleAsync(
        HttpContext context, Func<HttpContext, CancellationToken, Task> handler, CancellationToken stopping)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            await handler(context, ending.Token);
        }
        catch (Exception) when (ending.IsCancellationRequested)
        {
            context.Abort();
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            // A fault of the emulator itself: let the test see it in the answer, there is no log to look into.
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            await context.Response.WriteAsync($"The emulator failed: {exception}", stopping);
        }
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));

        // Through PKCS #12, since some platforms' TLS can't use a key that only lives in memory.
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
    }
}
