using Localizer.Model;

namespace Localizer.Locales;

/// <summary>
/// The page's own statement of its language: <c>lang</c> and <c>xml:lang</c> on <c>html</c>, <c>dir</c> for text that runs from right
/// to left, and Open Graph's locale where the page gives one.
/// </summary>
public static class LangAndDir
{
    // Open Graph wants a region. The likely one for languages that are often written without; others keep the page's tag as it is.
    private static readonly Dictionary<string, string> LikelyRegions =
        ("ar_AR cs_CZ da_DK de_DE el_GR en_US es_ES fi_FI fr_FR he_IL hi_IN hu_HU id_ID it_IT ja_JP ko_KR ms_MY nb_NO nl_NL pl_PL pt_BR "
        + "ro_RO ru_RU sv_SE th_TH tr_TR uk_UA vi_VN zh_CN")
        .Split(' ').ToDictionary(pair => pair[..2], pair => pair[3..], StringComparer.Ordinal);

    /// <summary>What has to change so that the page says which language it is in.</summary>
    /// <param name="map">The page's sites.</param>
    /// <param name="from">The locale of the source; when it is <paramref name="to"/> nothing changes.</param>
    /// <param name="to">The locale of the page that comes out.</param>
    public static IEnumerable<ByteEdit> Edits(PageMap map, Locale from, Locale to)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        return from.Equals(to) ? [] : EditsFor(map, to);
    }

    private static IEnumerable<ByteEdit> EditsFor(PageMap map, Locale to)
    {
        var missing = "";
        if (map.HtmlLang is { } lang)
            yield return Set(lang, to.Tag);
        else
            missing = $" lang=\"{to.Tag}\"";
        if (map.HtmlXmlLang is { } xmlLang)
            yield return Set(xmlLang, to.Tag);
        if (map.HtmlDir is { } dir)
            yield return Set(dir, to.IsRightToLeft ? "rtl" : "ltr");
        else if (to.IsRightToLeft)
            missing += " dir=\"rtl\"";
        if (missing.Length > 0 && map.HtmlAttributesAt is { } place)
            yield return new ByteEdit(new ByteRange(place, place), missing, Syntax: null);
        if (map.OpenGraphLocale is { } openGraph && OpenGraphOf(to) is { } value)
            yield return Set(openGraph, value);
    }

    private static ByteEdit Set(AttributeSite site, string value) => new(site.Value, value, site.Syntax);

    private static string? OpenGraphOf(Locale locale)
    {
        var region = locale.Region is { Length: 2 } given ? given : LikelyRegions.GetValueOrDefault(locale.Language);
        return region is null ? null : $"{locale.Language}_{region}";
    }
}
