using System.Collections.Frozen;
using Localizer.Model;

namespace Localizer.Locales;

/// <summary>
/// Language tags as search engines take them in <c>hreflang</c>: a language of two letters, perhaps a script, perhaps a country of
/// two letters. What is more is left out (<c>es-419</c> becomes <c>es</c>), and what has no such language has no tag.
/// </summary>
internal static class SearchTag
{
    // Languages that search engines know by another code.
    private static readonly FrozenDictionary<string, string> Languages = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["fil"] = "tl",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Regions that are no countries (ISO 3166-1 keeps them back), and what is meant by them.
    private static readonly FrozenDictionary<string, string?> Regions = new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["EU"] = null,
        ["EZ"] = null,
        ["UN"] = null,
        ["UK"] = "GB",
        ["QO"] = null,
        ["ZZ"] = null,
        ["XA"] = null,
        ["XB"] = null,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The tag of a locale.</summary>
    /// <returns><see langword="null"/> when search engines know none.</returns>
    public static string? Of(Locale locale)
    {
        var language = Languages.GetValueOrDefault(locale.Language, locale.Language);
        if (language.Length != 2)
            return null;
        var region = locale.Region is { Length: 2 } given ? Regions.GetValueOrDefault(given, given) : null;
        return string.Join('-', ((string?[])[language, locale.Script, region]).OfType<string>());
    }
}
