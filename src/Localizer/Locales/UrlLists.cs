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
        "refresh" => MapRefresh(site.Text, move),
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

    // HTML standard, "shared declarative refresh steps": a time, a separator, perhaps "url=" and a quote. Without a URL the page itself is meant.
    private static string MapRefresh(string refresh, Func<string, string> move)
    {
        var position = 0;
        while (position < refresh.Length && (char.IsAsciiDigit(refresh[position]) || refresh[position] == '.' || char.IsWhiteSpace(refresh[position])))
            position++;
        if (position == 0 || position == refresh.Length || !(refresh[position] is ';' or ',' || char.IsWhiteSpace(refresh[position - 1])))
            return refresh;
        position = SpaceEnd(refresh, refresh[position] is ';' or ',' ? position + 1 : position);
        if (refresh.AsSpan(position).StartsWith("url", StringComparison.OrdinalIgnoreCase)
            && SpaceEnd(refresh, position + "url".Length) is var equals && equals < refresh.Length && refresh[equals] == '=')
            position = SpaceEnd(refresh, equals + 1);
        if (position == refresh.Length)
            return refresh;
        var quote = refresh[position] is '"' or '\'' ? refresh[position++] : '\0';
        var end = quote == '\0' ? -1 : refresh.IndexOf(quote, position);
        end = end < 0 ? refresh.Length : end;
        return string.Concat(refresh.AsSpan(0, position), move(refresh[position..end]), refresh.AsSpan(end));
    }

    private static int SpaceEnd(string text, int position)
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
            position++;
        return position;
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
