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
    private readonly ConcurrentDictionary<(string From, string To), Lazy<Task>> _begun = new();
    private readonly ConcurrentDictionary<(string From, string To), Diagnostic> _notKept = new();
    private readonly IGlossaryKeeper? _keeper = service.Service is IGlossaryKeeper { KeepsGlossaries: true } keeper ? keeper : null;

    /// <summary>What could not be kept.</summary>
    public IEnumerable<Diagnostic> Notices => _notKept.OrderBy(pair => pair.Key).Select(pair => pair.Value);

    /// <summary>Has the service keep glossaries, each once.</summary>
    public async Task KeepAsync(IEnumerable<(Locale From, Locale To)> pairs, CancellationToken cancellationToken)
    {
        if (_keeper is null)
            return;
        foreach (var (from, to) in pairs)
            await _begun.GetOrAdd((from.Tag, to.Tag), _ => new Lazy<Task>(() => KeepAsync(_keeper, from, to, cancellationToken))).Value.ConfigureAwait(false);
    }

    /// <summary>Whether the service is given the terms in its own way: by a glossary that it has, or beside the texts.</summary>
    public bool Apply(Locale from, Locale to) => _keeper?.HasGlossary(from, to) ?? service.Service.Capabilities.TakesTerms;

    private async Task KeepAsync(IGlossaryKeeper keeper, Locale from, Locale to, CancellationToken cancellationToken)
    {
        var terms = briefing.AllTermsIn(to);
        try
        {
            await service.KeepGlossaryAsync(attempt => keeper.KeepGlossaryAsync(from, to, terms, attempt), cancellationToken).ConfigureAwait(false);
        }
        catch (ProviderException exception)
        {
            _notKept[(from.Tag, to.Tag)] = new Diagnostic(
                "glossary-not-kept", Severity.Warning, $"{exception.Message} Texts from {from} to {to} were translated without its glossary.",
                Hint: "Terms were checked, and asked for again where they were missing.");
        }
    }
}
