using Localizer.Model;

namespace Localizer.Locales;

/// <summary>
/// The page's own statement of its language: <c>lang</c> and <c>xml:lang</c> on <c>html</c>, <c>dir</c> for text that runs from right
/// to left, and <c>lang</c> on the elements whose text stays in the source's language.
/// </summary>
internal static class LangAndDir
{
    /// <summary>What has to change so that the page says which language it is in.</summary>
    /// <param name="map">The page's sites.</param>
    /// <param name="request">What the pass is to do.</param>
    public static IEnumerable<ByteEdit> Edits(PageMap map, LocalePassRequest request)
    {
        var (to, settings) = (request.To, request.Settings);
        var missing = "";
        if (settings.Lang != false)
        {
            if (map.HtmlLang is null)
                missing = $" lang=\"{to.Tag}\"";
            else if (map.HtmlLang is { } lang && lang.Text != to.Tag)
                yield return Set(lang, to.Tag);
            if (map.HtmlXmlLang is { } xmlLang && xmlLang.Text != to.Tag)
                yield return Set(xmlLang, to.Tag);
        }

        if (settings.Dir != false)
        {
            if (map.HtmlDir is { } dir && dir.Text != Direction(to))
                yield return Set(dir, Direction(to));
            else if (map.HtmlDir is null && to.IsRightToLeft)
                missing += " dir=\"rtl\"";
        }

        if (missing.Length > 0 && map.HtmlAttributesAt is { } attributesAt)
            yield return Insert(attributesAt, missing);
        else if (missing.Length > 0 && map.HtmlTagAt is { } tagAt)
            yield return Insert(tagAt, $"<html{missing}>");
        if (settings.KeptText == false)
            yield break;
        foreach (var at in request.KeptAt)
            yield return Insert(at, $" lang=\"{request.From.Tag}\"{(IsTurned(request) ? $" dir=\"{Direction(request.From)}\"" : "")}");
    }

    // Text that stays in a page that now runs the other way.
    private static bool IsTurned(LocalePassRequest request) => request.Settings.Dir != false && request.From.IsRightToLeft != request.To.IsRightToLeft;

    private static string Direction(Locale locale) => locale.IsRightToLeft ? "rtl" : "ltr";

    private static ByteEdit Set(AttributeSite site, string value) => new(site.Value, value, site.Syntax);

    private static ByteEdit Insert(int at, string markup) => new(new ByteRange(at, at), markup, Syntax: null);
}
