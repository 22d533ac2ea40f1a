using System.Text;
using Localizer.Model;

namespace Localizer.Locales;

/// <summary>Finds the URLs in an attribute's value and puts others in their place; the rest of the value stays.</summary>
internal static class UrlLists
{
    /// <summary>The value with each URL replaced.</summary>
    /// <param name="site">The attribute.</param>
    /// <param name="move">Called for each URL; may give it back as it is.</param>
    public static string Map(AttributeSite site, Func<string, string> move) => site.Name switch
    {
        "srcset" => MapSourceSet(site.Text, move),
        "style" => MapStyle(site.Text, move),
        _ => move(site.Text),
    };

    // HTML standard, "parse a srcset attribute".
    private static string MapSourceSet(string set, Func<string, string> move)
    {
        var moved = new StringBuilder();
        var position = 0;
        while (position < set.Length)
        {
            var start = position;
            while (start < set.Length && (char.IsWhiteSpace(set[start]) || set[start] == ','))
                start++;
            var end = start;
            while (end < set.Length && !char.IsWhiteSpace(set[end]))
                end++;
            var url = set[start..end].TrimEnd(',');
            moved.Append(set, position, start - position).Append(move(url));
            position = start + url.Length;

            // The descriptors reach to the next comma; a URL that ended in one has none.
            var next = url.Length < end - start ? position : set.IndexOf(',', position);
            next = next < 0 ? set.Length : next;
            moved.Append(set, position, next - position);
            position = next;
        }

        return moved.ToString();
    }

    // CSS Syntax 3: url( … ) with or without quotes. What holds an escape is left as it is.
    private static string MapStyle(string style, Func<string, string> move)
    {
        var moved = new StringBuilder();
        var position = 0;
        while (style.IndexOf("url(", position, StringComparison.OrdinalIgnoreCase) is var found and >= 0)
        {
            var start = found + "url(".Length;
            while (start < style.Length && char.IsWhiteSpace(style[start]))
                start++;
            var quote = start < style.Length && style[start] is '"' or '\'' ? style[start++] : ')';
            var end = style.IndexOf(quote, start);
            if (end < 0)
                break;
            var url = quote == ')' ? style[start..end].TrimEnd() : style[start..end];
            var isPlain = !url.Contains('\\', StringComparison.Ordinal) && (found == 0 || !(char.IsLetterOrDigit(style[found - 1]) || style[found - 1] is '-' or '_'));
            moved.Append(style, position, start - position).Append(isPlain ? move(url) : url);
            position = start + url.Length;
        }

        return moved.Append(style, position, style.Length - position).ToString();
    }
}
