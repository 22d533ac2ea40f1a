using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Localizer.Emulators;

/// <summary>Translates the words of a text and leaves the rest: tags, and what the service holds to be off limits.</summary>
internal static partial class FakeTranslation
{
    private const string AnyTag = """</?(?<name>[A-Za-z][^\s/>]*)(?:"[^"]*"|'[^']*'|[^'">])*>""";

    /// <summary>Translates a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="markup">What is markup in it.</param>
    /// <param name="translate">Translates a run of words.</param>
    public static string Of(string text, Markup markup, Func<string, string> translate)
    {
        var target = new StringBuilder(text.Length);
        var runStart = 0;
        var at = 0;
        while ((at = text.IndexOf('<', at)) >= 0)
        {
            var (end, instead) = markup.Special(text, at);
            if (end == at && markup.HasTags)
                end = EndOfMarkup(text, at, markup);
            if (end == at)
            {
                at++;
                continue;
            }

            target.Append(Run(text[runStart..at], markup, translate)).Append(instead ?? text[at..end]);
            runStart = at = end;
        }

        return target.Append(Run(text[runStart..], markup, translate)).ToString();
    }

    /// <summary>Translates a run without tags; white space at its ends stays.</summary>
    public static string Run(string run, Markup markup, Func<string, string> translate)
    {
        var words = run.AsSpan().Trim();
        if (words.IsEmpty)
            return run;
        var start = run.AsSpan().IndexOf(words, StringComparison.Ordinal);
        var translation = markup.HasEntities ? markup.Escape(translate(WebUtility.HtmlDecode(words.ToString()))) : translate(words.ToString());
        return string.Concat(run.AsSpan(0, start), translation, run.AsSpan(start + words.Length));
    }

    /// <summary>Text as it stands between tags.</summary>
    public static string Escaped(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    // The end of a tag or comment, or of the whole element if it is off limits; the start itself if no markup starts here.
    private static int EndOfMarkup(string text, int at, Markup markup)
    {
        if (text.AsSpan(at).StartsWith("<!--"))
        {
            var end = text.IndexOf("-->", at + 4, StringComparison.Ordinal);
            return end < 0 ? text.Length : end + 3;
        }

        if (TagHere().Match(text, at) is not { Success: true } tag)
            return at;
        return markup.Protects(tag.Groups["name"].Value, tag.Value) ? EndOfElement(text, tag) : at + tag.Length;
    }

    private static int EndOfElement(string text, Match open)
    {
        var name = open.Groups["name"].Value;
        var depth = 1;
        for (var tag = Tag().Match(text, open.Index + open.Length); tag.Success; tag = tag.NextMatch())
        {
            if (!tag.Groups["name"].Value.Equals(name, StringComparison.OrdinalIgnoreCase))
                continue;
            if (tag.Value.StartsWith("</", StringComparison.Ordinal))
                depth--;
            else if (!tag.Value.EndsWith("/>", StringComparison.Ordinal))
                depth++;
            if (depth == 0)
                return tag.Index + tag.Length;
        }

        return text.Length;
    }

    [GeneratedRegex(AnyTag, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\G" + AnyTag, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TagHere();
}
