using System.Text.Json.Serialization;

namespace Localizer.Locales;

/// <summary>What becomes of quotation marks in machine translations.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<QuotePolicy>))]
public enum QuotePolicy
{
    /// <summary>They stay as the service gave them.</summary>
    [JsonStringEnumMemberName("keep")]
    Keep,

    /// <summary>They become those of the locale.</summary>
    [JsonStringEnumMemberName("locale")]
    Locale,
}

/// <summary>What the locale pass does to a page, each part for itself; what is left out is done.</summary>
public sealed record LocalePassSettings
{
    /// <summary>Whether <c>lang</c> and <c>xml:lang</c> of <c>html</c> are set.</summary>
    public bool? Lang { get; init; }

    /// <summary>Whether <c>dir</c> of <c>html</c> is set.</summary>
    public bool? Dir { get; init; }

    /// <summary>Whether an element whose text stays in the source's language gets its <c>lang</c>.</summary>
    public bool? KeptText { get; init; }

    /// <summary>Whether <c>og:locale</c> and <c>og:locale:alternate</c> are set where the page has them.</summary>
    public bool? OpenGraph { get; init; }

    /// <summary>Whether <c>og:url</c> is set where the page has it; needs a site.</summary>
    public bool? OpenGraphUrl { get; init; }

    /// <summary>Whether the <c>canonical</c> link is set; needs a site.</summary>
    public bool? Canonical { get; init; }

    /// <summary>Whether the <c>hreflang</c> links are set; needs a site.</summary>
    public bool? Hreflang { get; init; }

    /// <summary>Open Graph's name of a locale, by its tag, where it is to be another than the likely one.</summary>
    public IReadOnlyDictionary<string, string>? OpenGraphLocales { get; init; }

    /// <summary>Whether <c>meta http-equiv=content-language</c> is set where the page has it.</summary>
    public bool? ContentLanguage { get; init; }

    /// <summary>Whether <c>inLanguage</c> and <c>@language</c> in JSON-LD are set where they name the source's language.</summary>
    public bool? JsonLd { get; init; }

    /// <summary>Whether dates that stand alone or in a <c>time</c> element are written as the locale writes them.</summary>
    public bool? Dates { get; init; }

    /// <summary>How a locale writes a date of day, month and year, by its tag (UTS #35: <c>dd/MM/y</c>), where it is to be otherwise than CLDR has it.</summary>
    public IReadOnlyDictionary<string, string>? DatePatterns { get; init; }

    /// <summary>What stands around the title, by the locale's tag: <c>{title} | Name</c>.</summary>
    public IReadOnlyDictionary<string, string>? Title { get; init; }
}
