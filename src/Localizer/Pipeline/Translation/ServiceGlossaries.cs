using System.Collections.Concurrent;
using Localizer.Model;
using Localizer.Providers;
using Localizer.Providers.Resilience;

namespace Localizer.Pipeline.Translation;

/// <summary>The glossaries that a service keeps for a run, by pairs of locales. Safe for threads.</summary>
/// <param name="service">The service.</param>
/// <param name="briefing">What it may be told.</param>
internal sealed class ServiceGlossaries(ResilientService service, Briefing briefing)
{
    private readonly ConcurrentDictionary<(string From, string To), Lazy<Task<Diagnostic?>>> _pairs = new();
    private readonly IGlossaryKeeper? _keeper = service.Service as IGlossaryKeeper;

    /// <summary>What could not be kept.</summary>
    public IEnumerable<Diagnostic> Notices => _pairs.OrderBy(pair => pair.Key).Select(pair => ResultOf(pair.Value)).OfType<Diagnostic>();

    /// <summary>Has the service keep glossaries, each once.</summary>
    public async Task KeepAsync(IEnumerable<(Locale From, Locale To)> pairs, CancellationToken cancellationToken)
    {
        if (_keeper is null)
            return;
        foreach (var (from, to) in pairs)
            await _pairs.GetOrAdd((from.Tag, to.Tag), _ => new Lazy<Task<Diagnostic?>>(() => KeepAsync(_keeper, from, to, cancellationToken))).Value.ConfigureAwait(false);
    }

    /// <summary>Whether the service is given the terms in its own way.</summary>
    public bool Apply(Locale from, Locale to) => _keeper?.HasGlossary(from, to) == true
        || (service.Service.Capabilities.TakesTerms && !(_pairs.TryGetValue((from.Tag, to.Tag), out var kept) && ResultOf(kept) is not null));

    private static Diagnostic? ResultOf(Lazy<Task<Diagnostic?>> kept) => kept is { IsValueCreated: true, Value.IsCompletedSuccessfully: true } ? kept.Value.Result : null;

    private async Task<Diagnostic?> KeepAsync(IGlossaryKeeper keeper, Locale from, Locale to, CancellationToken cancellationToken)
    {
        var terms = briefing.AllTermsIn(to);
        try
        {
            await service.KeepGlossaryAsync(attempt => keeper.KeepGlossaryAsync(from, to, terms, attempt), cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (ProviderException exception)
        {
            return new Diagnostic(
                "glossary-not-kept", Severity.Warning, $"{exception.Message} Texts from {from} to {to} were translated without its glossary.",
                Hint: "Terms were checked, and asked for again where they were missing.");
        }
    }
}
