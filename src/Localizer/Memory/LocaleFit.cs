using Localizer.Model;

namespace Localizer.Memory;

/// <summary>Says whether a text for one locale may serve another.</summary>
internal static class LocaleFit
{
    /// <summary>How far a locale is from the one asked for: 0 for the same, 1 for a wider one, 2 for a narrower one.</summary>
    /// <returns>
    /// Null when it may not serve: another language, script or variant, or another region than the one asked for, since Brazil's
    /// Portuguese is not Portugal's.
    /// </returns>
    public static int? Distance(Locale asked, Locale stored)
    {
        if (asked.Equals(stored))
            return 0;
        if (asked.Language != stored.Language || ScriptOf(asked) != ScriptOf(stored) || VariantsOf(asked) != VariantsOf(stored))
            return null;
        if (asked.Region is not null && stored.Region is not null && asked.Region != stored.Region)
            return null;
        return stored.Region is null ? 1 : 2;
    }

    // The script that a tag without one means (CLDR, likelySubtags), for the languages that are written in several.
    private static string? ScriptOf(Locale locale) => locale.Script ?? (locale.Language, locale.Region) switch
    {
        ("zh", "TW" or "HK" or "MO") => "Hant",
        ("zh", _) => "Hans",
        ("yue", "CN") => "Hans",
        ("yue", _) => "Hant",
        ("sr", "ME") => "Latn",
        ("sr" or "mn" or "kk" or "ky" or "tg", _) => "Cyrl",
        ("az" or "uz" or "bs" or "ms", _) => "Latn",
        ("pa", "PK") => "Arab",
        ("pa", _) => "Guru",
        ("sd" or "ks" or "ug", _) => "Arab",
        _ => null,
    };

    private static string VariantsOf(Locale locale)
    {
        var known = locale.Language.Length + (locale.Script is null ? 0 : 5) + (locale.Region is { } region ? region.Length + 1 : 0);
        return locale.Tag[known..];
    }
}
