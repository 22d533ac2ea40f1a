using Localizer.Model;

namespace Localizer.Locales;

/// <summary>Puts what a locale's pattern has before and after the title, such as the site's name: <c>{title} | Báo Ví dụ</c>.</summary>
internal static class TitlePattern
{
    /// <summary>The mark of the title in a pattern.</summary>
    public const string Mark = "{title}";

    /// <summary>What has to change; nothing for a title that fits the pattern already.</summary>
    /// <param name="map">The page's sites.</param>
    /// <param name="request">What the pass is to do.</param>
    public static IEnumerable<ByteEdit> Edits(PageMap map, LocalePassRequest request)
    {
        if (map.Title is not { } title || request.Settings.Title?.GetValueOrDefault(request.To.Tag) is not { } pattern)
            yield break;
        var parts = pattern.Split(Mark, 2);
        if (parts.Length != 2
            || (title.Text.StartsWith(parts[0], StringComparison.Ordinal) && title.Text.EndsWith(parts[1], StringComparison.Ordinal)))
        {
            yield break;
        }

        if (parts[0].Length > 0)
            yield return new ByteEdit(new ByteRange(title.Value.Start, title.Value.Start), parts[0], TextSyntax.Text);
        if (parts[1].Length > 0)
            yield return new ByteEdit(new ByteRange(title.Value.End, title.Value.End), parts[1], TextSyntax.Text);
    }
}
