using Localizer.Glossaries;
using Localizer.Memory;
using Localizer.Providers;
using Localizer.Providers.Resilience;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Localizer.Pipeline.Translation;

/// <summary>What the translation of a run works with.</summary>
internal sealed record TranslationSetup
{
    /// <summary>The services, the first one first.</summary>
    public required IReadOnlyList<ITranslationService> Services { get; init; }

    /// <summary>The glossary; may be empty.</summary>
    public Termbase Terms
    {
        get => Known.Terms;
        init => Known = new KnownTerms(value);
    }

    /// <summary>What the glossary knows.</summary>
    public KnownTerms Known { get; private init; } = new(Termbase.Empty);

    /// <summary>What was paid for, or <see langword="null"/> when nothing is kept.</summary>
    public Journal? Journal { get; init; }

    /// <summary>Takes what the run pays.</summary>
    public Spending Spending { get; } = new();

    /// <summary>What the run may cost.</summary>
    public required Budget Budget { get; init; }

    /// <summary>What services are told beside the texts.</summary>
    public Briefing Briefing { get; init; } = Briefing.None;

    /// <summary>How patient we are with services.</summary>
    public ResilienceOptions Resilience { get; init; } = new();

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>What is logged.</summary>
    public ILogger Log { get; init; } = NullLogger.Instance;

    /// <summary>Whether spans of batches hold the texts.</summary>
    public bool TracesText { get; init; }

    /// <summary>How many requests are in flight at a time.</summary>
    public int Jobs { get; init; } = 8;

    /// <summary>Is told that a service translated, from any thread.</summary>
    public Action<TranslationProgress> Progress { get; init; } = _ => { };
}

/// <summary>How far the translation is.</summary>
/// <param name="Provider">The service that is asked.</param>
/// <param name="Characters">Characters that were billed since the last time.</param>
/// <param name="Retries">Requests that were sent again, in all.</param>
internal readonly record struct TranslationProgress(string Provider, long Characters, int Retries);
