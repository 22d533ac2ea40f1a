using Localizer.Glossaries;
using Localizer.Html;
using Localizer.Locales;
using Localizer.Memory;
using Localizer.Model;
using Localizer.Pipeline.Publishing;
using Localizer.Pipeline.Records;
using Localizer.Providers;
using Localizer.Providers.Resilience;
using Localizer.Quality;
using Localizer.Segmentation;
using Localizer.Text.Languages;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

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

    /// <summary>All pages of the site, which links may lead to, when the run works on some of them; else the same.</summary>
    public IReadOnlyList<PageInput> SitePages
    {
        get => field ?? Pages;
        init;
    }

    /// <summary>The target locales; at least one.</summary>
    public required IReadOnlyList<Locale> To { get; init; }

    /// <summary>The locale that the user says the pages are in; <see langword="null"/> to go by the pages.</summary>
    public Locale? From { get; init; }

    /// <summary>The locale of pages that do not say theirs.</summary>
    public required Locale DefaultFrom { get; init; }

    /// <summary>Where the pages go.</summary>
    public required OutputFolder Output { get; init; }

    /// <summary>Who translates what no memory has, the first one first; empty when nobody is to be asked.</summary>
    public IReadOnlyList<ITranslationProvider> Providers { get; init; } = [];

    /// <summary>The folder of what lasts between runs (<c>.localizer</c>), or <see langword="null"/> when nothing is kept.</summary>
    public string? StateFolder { get; init; }

    /// <summary>Where the pages' records are kept, or <see langword="null"/> when none are.</summary>
    public RecordFolder? Records { get; init; }

    /// <summary>
    /// A hash of all settings that an output or its row in the report depends on, files that they name included; by it an unchanged page
    /// is known. <see langword="null"/> to look at every page.
    /// </summary>
    public UInt128? SettingsHash { get; init; }

    /// <summary>Whether an output is written over that a person changed; a backup is kept beside it.</summary>
    public bool Force { get; init; }

    /// <summary>The most characters that services may bill, or <see langword="null"/>.</summary>
    public long? MaxCharacters { get; init; }

    /// <summary>The most that services may cost by their price list, or <see langword="null"/>.</summary>
    public decimal? MaxCost { get; init; }

    /// <summary>Is told what the run waits for, when it waits.</summary>
    public Action<string> Notify { get; init; } = _ => { };

    /// <summary>What is logged: names and counts, no text of a page.</summary>
    public ILogger Log { get; init; } = NullLogger.Instance;

    /// <summary>Whether traces hold the texts that are sent, for whoever looks into what a service was asked.</summary>
    public bool TracesText { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How patient the run is with services.</summary>
    internal ResilienceOptions Resilience { get; init; } = new();

    /// <summary>Splits units into segments.</summary>
    public required ISegmenter Segmenter { get; init; }

    /// <summary>Which parts of the pages are extracted, and how.</summary>
    public SelectionRules Selection { get; init; } = SelectionRules.None;

    /// <summary>The glossary; may be empty.</summary>
    public required Termbase Terms { get; init; }

    /// <summary>The team's rules of style; may be none.</summary>
    public StyleGuides Styles { get; init; } = StyleGuides.None;

    /// <summary>The translation memory; may be empty.</summary>
    public required TranslationMemory Memory { get; init; }

    /// <summary>What becomes of links.</summary>
    public LinkPolicy Links { get; init; } = LinkPolicy.Disk;

    /// <summary>The site that the pages are served from, or <see langword="null"/>.</summary>
    public Site? Site { get; init; }

    /// <summary>Which parts of the locale pass are done.</summary>
    public LocalePassSettings LocalePass { get; init; } = new();

    /// <summary>Finds the languages of texts that a service would be asked for; <see langword="null"/> to go by what the page declares.</summary>
    public LanguageFinder? Languages { get; init; }

    /// <summary>What becomes of texts that are neither in the page's language nor in the target's.</summary>
    public ThirdLanguagePolicy ThirdLanguage { get; init; } = ThirdLanguagePolicy.Keep;

    /// <summary>What becomes of quotation marks in machine translations.</summary>
    public QuotePolicy Quotes { get; init; } = QuotePolicy.Keep;

    /// <summary>Which links extraction has to find.</summary>
    internal LinkReach LinkReach => Links == LinkPolicy.Site ? LinkReach.Site : LinkReach.Relative;

    /// <summary>Which findings fail the run.</summary>
    public FailOn FailOn { get; init; } = FailOn.Error;

    /// <summary>How much the findings of checks weigh; the later ones are stronger.</summary>
    public IReadOnlyList<CheckSetting> Checks { get; init; } = [];

    /// <summary>What pages have to be before they are published; the later ones are stronger.</summary>
    public IReadOnlyList<PublishSetting> Publish { get; init; } = [];

    /// <summary>What the run does.</summary>
    public RunMode Mode { get; init; } = RunMode.Translate;

    /// <summary>How many pages are worked on, and how many requests are in flight, at a time.</summary>
    public int Jobs { get; init; } = 8;
}

/// <summary>How far a run is.</summary>
/// <param name="PagesDone">Pages and locales that are finished.</param>
/// <param name="PagesTotal">Pages and locales in all.</param>
/// <param name="Page">The page that was finished last.</param>
public readonly record struct RunProgress(int PagesDone, int PagesTotal, string Page)
{
    /// <summary>The service that is asked now, or <see langword="null"/>.</summary>
    public string? Provider { get; init; }

    /// <summary>Segments and locales that are settled, whether translated or given up, of those that were found so far.</summary>
    public int SegmentsDone { get; init; }

    /// <summary>Segments and locales that services are to translate, found so far.</summary>
    public int SegmentsTotal { get; init; }

    /// <summary>Characters a minute that services billed since the run began to ask.</summary>
    public long CharactersPerMinute { get; init; }

    /// <summary>The characters a minute that the service's quota allows, or <see langword="null"/>.</summary>
    public long? QuotaPerMinute { get; init; }

    /// <summary>Requests that were sent again.</summary>
    public int Retries { get; init; }
}
