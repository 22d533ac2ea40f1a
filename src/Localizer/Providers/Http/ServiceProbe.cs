using System.Net.Sockets;
using System.Security.Authentication;

namespace Localizer.Providers.Http;

/// <summary>Why a service could not be reached.</summary>
internal enum ProbeFault
{
    /// <summary>It could.</summary>
    None,

    /// <summary>Its name is not known.</summary>
    NameUnknown,

    /// <summary>Nobody answers at its address.</summary>
    Unreachable,

    /// <summary>Its certificate is not trusted.</summary>
    Untrusted,

    /// <summary>No answer came in time.</summary>
    TimedOut,
}

/// <summary>What came of knocking at a service's address: one request to its root without a key, whose answer may be any.</summary>
/// <param name="Fault">Why it could not be reached.</param>
/// <param name="Words">That in the machine's words, or empty.</param>
/// <param name="Date">The service's time, or <see langword="null"/> when it does not say.</param>
internal sealed record ServiceProbe(ProbeFault Fault, string Words, DateTimeOffset? Date)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Knocks.</summary>
    /// <param name="address">Scheme, host and port.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public static async Task<ServiceProbe> AskAsync(Uri address, CancellationToken cancellationToken)
    {
        using var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ActivityHeadersPropagator = null,
            ConnectTimeout = Patience,
            UseProxy = !address.IsLoopback,
        };
        using var wire = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, "/"));
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ending.CancelAfter(Patience);
        try
        {
            using var response = await wire.SendAsync(request, ending.Token).ConfigureAwait(false);
            return new ServiceProbe(ProbeFault.None, "", response.Headers.Date);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ServiceProbe(ProbeFault.TimedOut, $"no answer came within {Patience.TotalSeconds:0} s.", null);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return Failed((exception as HttpRequestException)?.HttpRequestError, exception);
        }
    }

    private static ServiceProbe Failed(HttpRequestError? error, Exception exception) => error switch
    {
        HttpRequestError.NameResolutionError => new ServiceProbe(ProbeFault.NameUnknown, "its name is not known.", null),
        HttpRequestError.SecureConnectionError => new ServiceProbe(ProbeFault.Untrusted, Cause(exception), null),
        _ => new ServiceProbe(ProbeFault.Unreachable, Cause(exception), null),
    };

    private static string Cause(Exception exception)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (inner is AuthenticationException or SocketException)
                return inner.Message;
        }

        return exception.Message;
    }
}
