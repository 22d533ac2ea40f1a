using System.Collections.Concurrent;
using System.Diagnostics;
using Localizer.Emulators;
using Localizer.Emulators.AzureTranslator;

namespace Localizer.Cli.Tests.Killing;

/// <summary>
/// A service with books that tell runs apart by their keys: what each was billed for, and when each answer left. Some texts lose their
/// codes there, so that they are asked for in several ways.
/// </summary>
internal sealed class PaidService : IAsyncDisposable
{
    private const string KeyHeader = "Ocp-Apim-Subscription-Key";

    private readonly ConcurrentDictionary<int, long> _left = new();
    private AzureTranslatorEmulator? _emulator;

    private PaidService()
    {
    }

    /// <summary>Where it listens.</summary>
    public Uri Endpoint => _emulator!.Endpoint;

    /// <summary>All that it billed.</summary>
    public long BilledCharacters => _emulator!.BilledCharacters;

    /// <summary>How many requests came, of any kind.</summary>
    public int Requests => _emulator!.Calls.Count;

    /// <summary>Starts it.</summary>
    /// <param name="latency">How long an answer takes.</param>
    /// <param name="onRequest">Is told of each request to translate.</param>
    public static async Task<PaidService> StartAsync(TimeSpan latency, Action<EmulatorCall>? onRequest = null)
    {
        var service = new PaidService();
        service._emulator = await AzureTranslatorEmulator.StartAsync(new AzureTranslatorOptions
        {
            Keys = Enum.GetNames<RunKey>(),
            Latency = _ => latency,
            Translate = (text, _) => SmallModel.Enciphered(text),
            Recorded = (text, _) => text.Contains("mislaid", StringComparison.Ordinal) && SmallModel.CountTokens(text) > 0
                ? SmallModel.Enciphered(SmallModel.WithoutTokens(text))
                : null,
            Rule = call =>
            {
                onRequest?.Invoke(call);
                return null;
            },
            Journal = service.Note,
        });
        return service;
    }

    /// <summary>The requests that a run was billed for.</summary>
    public IReadOnlyList<PaidCall> PaidBy(RunKey key) =>
    [
        .. _emulator!.Calls.Where(call => call.BilledCharacters > 0 && call.Headers[KeyHeader] == $"{key}").Select(call => new PaidCall(
            call.BilledCharacters,
            [.. call.Texts.SelectMany(text => call.Targets.Select(to => (text, to)))],
            _left.TryGetValue(call.Number, out var left) ? left : null)),
    ];

    public async ValueTask DisposeAsync() => await _emulator!.DisposeAsync();

    // The last word on a request holds: an answer that did not get away whole after all has not left.
    private void Note(EmulatorCall call)
    {
        if (call.AnsweredWhole)
            _left[call.Number] = Stopwatch.GetTimestamp();
        else
            _left.TryRemove(call.Number, out _);
    }
}

/// <summary>Which run asks.</summary>
internal enum RunKey
{
    /// <summary>The one that is disturbed, or the only one.</summary>
    First,

    /// <summary>The one that goes on from there.</summary>
    Next,

    /// <summary>One that may ask nobody.</summary>
    Frozen,
}

/// <summary>A request that was billed.</summary>
/// <param name="Characters">The bill.</param>
/// <param name="Questions">What was asked: a text and a language each.</param>
/// <param name="Left">When the whole answer was handed to the connection, by <see cref="Stopwatch"/>; null when it never was.</param>
internal sealed record PaidCall(long Characters, IReadOnlyList<(string Text, string To)> Questions, long? Left);
