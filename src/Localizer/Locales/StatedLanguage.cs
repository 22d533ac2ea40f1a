using Localizer.Model;

namespace Localizer.Locales;

/// <summary>What a page says of its language to machines: <c>content-language</c>, and in JSON-LD <c>inLanguage</c> and <c>@language</c>.</summary>
internal static class StatedLanguage
{
    /// <summary>What has to change.</summary>
    /// <param name="map">The page's sites.</param>
    /// <param name="request">What the pass is to do.</param>
    public static IEnumerable<ByteEdit> Edits(PageMap map, LocalePassRequest request)
    {
        if (request.Settings.ContentLanguage != false && map.ContentLanguage is { } site && site.Text != request.To.Tag)
            yield return new ByteEdit(site.Value, request.To.Tag, site.Syntax);
        if (request.Settings.JsonLd == false)
            yield break;
        foreach (var language in map.JsonLdLanguages)
        {
            // Another language than the page's is that of something else.
            if (!Locale.TryParse(language.Text, out var stated) || stated.Language != request.From.Language)
                continue;
            if (language.Text != request.To.Tag)
                yield return new ByteEdit(language.Value, request.To.Tag, TextSyntax.JsonString);
            if (language.WorkAt is { } at && request.OnSite is { Site.Configuration.TranslationOfWork: true, Cluster.SourceUrl: var source })
                yield return new ByteEdit(new ByteRange(at, at), $"\"translationOfWork\":{{\"@id\":\"{source}\"}},", Syntax: null);
        }
    }
}
