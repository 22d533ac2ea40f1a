using Localizer.Glossaries;
using Localizer.Html;
using Localizer.Locales;
using Localizer.Memory;
using Localizer.Model;
using Localizer.Providers;
using Localizer.Segmentation;

namespace Localizer.Pipeline;

/// <summary>What a run does besides translating.</summary>
public enum RunMode
{
    /// <summary>Asks the provider for what is missing, and writes the pages.</summary>
    Translate,

    /// <summary>Says what it would do; asks nobody and writes nothing.</summary>
    Plan,

    /// <summary>Writes the pages from what there is; asks nobody, and fails when anything is missing.</summary>
    Frozen,
}

/// <summary>All that a run needs.</summary>
public sealed record PipelineOptions
{
    /// <summary>The pages.</summary>
    public required IReadOnlyList<PageInput> Pages { get; init; }

    /// <summary>The target locales; at least one.</summary>
    public required IReadOnlyList<Locale> To { get; init; }

    /// <summary>The locale that the user says the pages are in; <see langword="null"/> to go by the pages.</summary>
    public Locale? From { get; init; }

    /// <summary>The locale of pages that do not say theirs.</summary>
    public required Locale DefaultFrom { get; init; }

    /// <summary>Where the pages go.</summary>
    public required OutputFolder Output { get; init; }

    /// <summary>Translates what no memory has; <see langword="null"/> when nobody is to be asked.</summary>
    public ILocalProvider? Provider { get; init; }

    /// <summary>Splits units into segments.</summary>
    public required ISegmenter Segmenter { get; init; }

    /// <summary>Which parts of the pages are extracted, and how.</summary>
    public SelectionRules Selection { get; init; } = SelectionRules.None;

    /// <summary>The glossary; may be empty.</summary>
    public required Termbase Terms { get; init; }

    /// <summary>The translation memory; may be empty.</summary>
    public required TranslationMemory Memory { get; init; }

    /// <summary>What becomes of relative links.</summary>
    public LinkPolicy Links { get; init; } = LinkPolicy.Disk;

    /// <summary>Which findings fail the run.</summary>
    public FailOn FailOn { get; init; } = FailOn.Error;

    /// <summary>What the run does.</summary>
    public RunMode Mode { get; init; } = RunMode.Translate;

    /// <summary>How many pages are worked on at a time.</summary>
    public int Jobs { get; init; } = 8;
}

/// <summary>How far a run is.</summary>
/// <param name="PagesDone">Pages and locales that are finished.</param>
/// <param name="PagesTotal">Pages and locales in all.</param>
/// <param name="Page">The page that was finished last.</param>
public readonly record struct RunProgress(int PagesDone, int PagesTotal, string Page);
