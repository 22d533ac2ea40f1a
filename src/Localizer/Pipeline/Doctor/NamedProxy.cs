using System.Net.Sockets;

namespace Localizer.Pipeline.Doctor;

/// <summary>A proxy that the environment names.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Address">Its host and port, without a name or password.</param>
/// <param name="Answers">Whether anybody answers there.</param>
internal sealed record NamedProxy(string Variable, string Address, bool Answers)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Knocks at the proxies that services beyond this machine are reached through.</summary>
    /// <param name="variable">Reads an environment variable.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public static async Task<IReadOnlyList<NamedProxy>> FindAsync(Func<string, string?> variable, CancellationToken cancellationToken)
    {
        var proxies = new List<NamedProxy>();
        foreach (var name in (string[])["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"])
        {
            if (variable(name)?.Trim() is not { Length: > 0 } value)
                continue;
            var isAddress = Uri.TryCreate(value.Contains("://", StringComparison.Ordinal) ? value : $"http://{value}", UriKind.Absolute, out var address);
            proxies.Add(isAddress
                ? new NamedProxy(name, $"{address!.Host}:{address.Port}", await AnswersAsync(address, cancellationToken).ConfigureAwait(false))
                : new NamedProxy(name, "(no address)", Answers: false));
        }

        return proxies;
    }

    private static async Task<bool> AnswersAsync(Uri address, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ending.CancelAfter(Patience);
        using var socket = new TcpClient();
        try
        {
            await socket.ConnectAsync(address.DnsSafeHost, address.Port, ending.Token).ConfigureAwait(false);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
