using System.Net.Sockets;

namespace Localizer.Pipeline.Doctor.Troubles;

/// <summary>A proxy that the environment names and that does not answer: no service beyond this machine can be reached.</summary>
internal sealed class DeadProxy() : ProjectTrouble("proxy-dead", ExitCode.NotTranslated, "A proxy that the environment names and that does not answer")
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public override IEnumerable<Trouble> Find(ExaminedProject project)
    {
        if (project.Services.Count == 0)
            yield break;
        foreach (var name in (string[])["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"])
        {
            if (project.Variable(name)?.Trim() is not { Length: > 0 } value || Answers(value))
                continue;
            yield return Is(
                $"{name} names the proxy '{WithoutSecret(value)}', which does not answer: no service beyond this machine can be reached.",
                $"Correct it, or do without: `unset {name}`.");
        }
    }

    private static Uri? AddressOf(string value) =>
        Uri.TryCreate(value.Contains("://", StringComparison.Ordinal) ? value : $"http://{value}", UriKind.Absolute, out var address) ? address : null;

    private static string WithoutSecret(string value) => AddressOf(value) is { } address ? $"{address.Host}:{address.Port}" : "(no address)";

    private static bool Answers(string value)
    {
        if (AddressOf(value) is not { } address)
            return false;
        using var socket = new TcpClient();
        try
        {
            return socket.ConnectAsync(address.DnsSafeHost, address.Port).Wait(Patience);
        }
        catch (AggregateException exception) when (exception.InnerException is SocketException)
        {
            return false;
        }
    }
}
