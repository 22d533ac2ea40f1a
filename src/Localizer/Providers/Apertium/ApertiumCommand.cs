using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Localizer.Model;
using Localizer.Providers.Http;

namespace Localizer.Providers.Apertium;

/// <summary>
/// The command <c>apertium</c> of this machine: a process a text, which is killed with all that it started when it takes too long, says
/// too much, or nobody waits for it any more.
/// </summary>
internal sealed class ApertiumCommand : IApertium
{
    private const int LargestAnswer = 1024 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly string _file;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _timeProvider;

    /// <summary>Makes the way.</summary>
    /// <exception cref="BadInputException">The command is not installed.</exception>
    public ApertiumCommand(ServiceSettings settings, TimeSpan timeout)
    {
        _file = Find(settings) ?? throw new BadInputException(new Diagnostic(
            "provider-missing", Severity.Error, "The command 'apertium' is not installed.",
            Hint: $"Install it with a pair of languages, or set {ApertiumApy.AddressVariable}."));
        _timeout = timeout;
        _timeProvider = settings.TimeProvider;
    }

    /// <inheritdoc/>
    public string Endpoint => "command:apertium";

    /// <summary>The command's file in one of the folders of <c>PATH</c>, or <see langword="null"/>.</summary>
    public static string? Find(ServiceSettings settings)
    {
        var name = OperatingSystem.IsWindows() ? "apertium.exe" : "apertium";
        return (settings.Read("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathFullyQualified)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<(string From, string To)>> ListPairsAsync(CancellationToken cancellationToken)
    {
        var list = await RunAsync(["-l"], "", cancellationToken).ConfigureAwait(false);
        return
        [
            .. list.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(mode => mode.Split('-')).Where(codes => codes.Length == 2).Select(codes => (codes[0], codes[1])),
        ];
    }

    /// <inheritdoc/>
    public Task<string> TranslateAsync(string text, string source, string target, MarkupForm form, CancellationToken cancellationToken) =>
        RunAsync(["-u", "-f", ApertiumText.FormatOf(form), $"{source}-{target}"], text, cancellationToken);

    private async Task<string> RunAsync(string[] arguments, string input, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(_timeout, _timeProvider);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        using var process = Start(arguments);
        try
        {
            var words = ReadAsync(process, process.StandardError.BaseStream, ending.Token);
            var answer = ReadAsync(process, process.StandardOutput.BaseStream, ending.Token);
            await WriteAsync(process, input, ending.Token).ConfigureAwait(false);
            await Task.WhenAll(words, answer, process.WaitForExitAsync(ending.Token)).ConfigureAwait(false);
            if (process.ExitCode == 0)
                return Decode((await answer.ConfigureAwait(false)).Span);
            var reason = ServiceWords.Clean(Encoding.UTF8.GetString((await words.ConfigureAwait(false)).Span), [], [new ServiceItem(input)]);
            throw Failed($"ended with code {process.ExitCode}: “{reason}”");
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ProviderException(ProviderFailure.TimedOut, $"apertium gave no answer within {_timeout.TotalSeconds:0.#} s.", exception);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private Process Start(string[] arguments)
    {
        var start = new ProcessStartInfo(_file)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new ProviderException(ProviderFailure.NotFound, "The command 'apertium' could not be started. Check that it may be run.", exception);
        }
    }

    // A command that ends before it has read everything says why on its error stream; the broken pipe says less.
    private static async Task WriteAsync(Process process, string input, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(Utf8.GetBytes(input), cancellationToken).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException) when (!cancellationToken.IsCancellationRequested)
        {
        }
    }

    // Who says too much is stopped at once: nobody reads on, so it would wait for its time to be over.
    private static async Task<ReadOnlyMemory<byte>> ReadAsync(Process process, Stream stream, CancellationToken cancellationToken)
    {
        using var read = new MemoryStream();
        var chunk = new byte[4096];
        while (await stream.ReadAsync(chunk, cancellationToken).ConfigureAwait(false) is var count and > 0)
        {
            if (read.Length + count > LargestAnswer)
            {
                process.Kill(entireProcessTree: true);
                throw Failed("said more than 1 MiB, which was not read.");
            }

            read.Write(chunk.AsSpan(0, count));
        }

        return read.ToArray();
    }

    private static string Decode(ReadOnlySpan<byte> answer) =>
        System.Text.Unicode.Utf8.IsValid(answer) ? Utf8.GetString(answer) : throw Failed("gave an answer that is not in UTF-8.");

    private static ProviderException Failed(string what) =>
        new(ProviderFailure.MalformedAnswer, $"The command 'apertium' {what} Run it by hand to see more.");
}
