using System.Text.Json.Serialization;

namespace Localizer.Locales;

/// <summary>What becomes of a text that is neither in the page's language nor in the target's.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ThirdLanguagePolicy>))]
public enum ThirdLanguagePolicy
{
    /// <summary>It stays as it is.</summary>
    [JsonStringEnumMemberName("keep")]
    Keep,

    /// <summary>It is translated from its own language.</summary>
    [JsonStringEnumMemberName("translate")]
    Translate,

    /// <summary>It stays as it is, and a warning asks what is to become of it.</summary>
    [JsonStringEnumMemberName("ask")]
    Ask,
}
