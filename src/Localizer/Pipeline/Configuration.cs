using System.Text.Json;
using System.Text.Json.Serialization;
using Localizer.Html;
using Localizer.Locales;
using Localizer.Model;
using Localizer.Pipeline.Publishing;
using Localizer.Providers;
using Localizer.Quality;

namespace Localizer.Pipeline;

/// <summary>Which findings make a run fail its quality gate (exit code 3).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FailOn>))]
public enum FailOn
{
    /// <summary>Errors.</summary>
    [JsonStringEnumMemberName("error")]
    Error,

    /// <summary>Errors and warnings.</summary>
    [JsonStringEnumMemberName("warning")]
    Warning,

    /// <summary>None.</summary>
    [JsonStringEnumMemberName("never")]
    Never,
}

/// <summary>
/// What <c>localizer.json</c> may say. A flag of the command line wins over it; secrets do not belong into it. Paths are relative to
/// the folder of the file.
/// </summary>
public sealed record Configuration
{
    /// <summary>The schema that editors complete the file by; read by nobody here.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    /// <summary>The locale of pages that do not say theirs, as a BCP 47 tag; <c>en</c> when left out.</summary>
    public string? From { get; init; }

    /// <summary>The folder that page paths are relative to; pages outside of it are named by the folder given on the command line.</summary>
    public string? Root { get; init; }

    /// <summary>The folder that localized pages go to; <c>output</c> when left out.</summary>
    public string? Output { get; init; }

    /// <summary>Who translates what no memory has: a provider's name, or several with commas, of which the next one gets what the one before could not do; <c>memory</c> (nobody) when left out.</summary>
    public string? Provider { get; init; }

    /// <summary>What is to know of each provider by its name: tier, quota, price.</summary>
    public IReadOnlyDictionary<string, ProviderConfiguration> Providers { get; init; } = new Dictionary<string, ProviderConfiguration>(StringComparer.Ordinal);

    /// <summary>The most characters that services may bill in a run; without a limit when left out.</summary>
    public long? MaxCharacters { get; init; }

    /// <summary>The most that services may cost in a run, by their price lists; without a limit when left out.</summary>
    public decimal? MaxCost { get; init; }

    /// <summary>Glossary files, the nearer first: where two have a term, the first one's is taken.</summary>
    public IReadOnlyList<string> Glossaries { get; init; } = [];

    /// <summary>Translation memory files (TMX).</summary>
    public IReadOnlyList<string> Memories { get; init; } = [];

    /// <summary>A file of segmentation rules (SRX) that replaces ours in the languages that it names.</summary>
    public string? Srx { get; init; }

    /// <summary>What becomes of links: <c>site</c> (they lead where they led on the site), <c>disk</c> (relative ones lead to the same file from the new place) or <c>keep</c>; <c>site</c> when left out and <c>site</c> is set, else <c>disk</c>.</summary>
    public LinkPolicy? Links { get; init; }

    /// <summary>Where the pages are served; without it canonical links, <c>hreflang</c> and the sitemap are left alone.</summary>
    public SiteConfiguration? Site { get; init; }

    /// <summary>Which parts of the locale pass are done; all when left out.</summary>
    public LocalePassSettings? LocalePass { get; init; }

    /// <summary>Whether the language of texts is found out that a service would be asked for and that have no <c>lang</c>; yes when left out.</summary>
    public bool? IdentifyLanguages { get; init; }

    /// <summary>What becomes of texts that are neither in the page's language nor in the target's: <c>keep</c> (they stay as they are, also when left out), <c>translate</c> (from their own language) or <c>ask</c> (they stay, with a warning).</summary>
    public ThirdLanguagePolicy? ThirdLanguage { get; init; }

    /// <summary>What becomes of quotation marks in machine translations: <c>locale</c> (they become the locale's) or <c>keep</c>, also when left out.</summary>
    public QuotePolicy? Quotes { get; init; }

    /// <summary>Which findings fail the run: <c>error</c>, <c>warning</c> or <c>never</c>; <c>error</c> when left out.</summary>
    public FailOn? FailOn { get; init; }

    /// <summary>How much the findings of checks weigh, for all pages or some; the later ones are stronger.</summary>
    public IReadOnlyList<CheckSetting> Checks { get; init; } = [];

    /// <summary>What a localized page has to be before it is published: <c>any</c> (also when left out), <c>translated</c> or <c>reviewed</c>, or a list of settings for some pages; the later ones are stronger. Others go to <c>.pending</c> in the output folder.</summary>
    [JsonConverter(typeof(PublishSettingsConverter))]
    public IReadOnlyList<PublishSetting> Publish { get; init; } = [];

    /// <summary>XPath expressions that select what is extracted; all of a page when left out. <c>--select</c> wins over them.</summary>
    public IReadOnlyList<string> Select { get; init; } = [];

    /// <summary>XPath expressions that select what is left out, besides those of <c>--exclude</c>.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>Rules for elements by name, class or XPath, and for their attributes; the later ones are stronger.</summary>
    public IReadOnlyList<ElementRule> Rules { get; init; } = [];

    /// <summary>How many pages are worked on at a time, from 1 to 64; 8 when left out.</summary>
    public int? Jobs { get; init; }
}

/// <summary>Reads and describes the configuration without reflection.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    PropertyNameCaseInsensitive = false,
    NumberHandling = JsonNumberHandling.Strict,
    WriteIndented = true)]
[JsonSerializable(typeof(Configuration))]
[JsonSerializable(typeof(List<PublishSetting>))]
internal sealed partial class ConfigurationJson : JsonSerializerContext;
