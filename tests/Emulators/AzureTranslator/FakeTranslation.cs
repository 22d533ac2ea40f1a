using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Localizer.Emulators.AzureTranslator;

/// <summary>
/// Translates the words of a text and leaves the rest: tags, what is marked <c>notranslate</c>, and dictionary entries, which give the
/// translation that they name.
/// </summary>
internal static partial class FakeTranslation
{
    private const string Entry = """<mstrans:dictionary translation="(?<translation>[^"<>]*)">(?<phrase>[^<]*)</mstrans:dictionary>""";
    private const string BrokenEntry = @"<\s*mstrans:dictionary[^>]*>[^<]*</\s*mstrans:dictionary\s*>|<\s*/?\s*mstrans:dictionary[^>]*>?";
    private const string AnyTag = """</?(?<name>[A-Za-z][^\s/>]*)(?:"[^"]*"|'[^']*'|[^'">])*>""";
    private const string OffLimitsAttribute =
        """\sclass\s*=\s*(?:"[^"]*\bnotranslate\b[^"]*"|'[^']*\bnotranslate\b[^']*'|notranslate(?=[\s>]))"""
        + """|\stranslate\s*=\s*["']?no["'\s>]""";

    private static readonly HashSet<string> VoidElements = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    };

    /// <summary>Translates a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isHtml">Whether tags are tags, and <c>notranslate</c> counts.</param>
    /// <param name="withDictionary">Whether a dictionary entry gives its translation; otherwise its phrase is translated.</param>
    /// <param name="translate">Translates a run of words.</param>
    public static string Of(string text, bool isHtml, bool withDictionary, Func<string, string> translate)
    {
        var target = new StringBuilder(text.Length);
        var runStart = 0;
        var at = 0;
        while ((at = text.IndexOf('<', at)) >= 0)
        {
            var end = at;
            string? instead = null;
            if (DictionaryEntryHere().Match(text, at) is { Success: true } entry)
            {
                end = at + entry.Length;
                instead = withDictionary
                    ? Written(WebUtility.HtmlDecode(entry.Groups["translation"].Value), isHtml)
                    : Run(entry.Groups["phrase"].Value, isHtml, translate);
            }
            else if (BrokenDictionaryEntryHere().Match(text, at) is { Success: true } broken)
            {
                end = at + broken.Length;
            }
            else if (isHtml)
            {
                end = EndOfMarkup(text, at);
            }

            if (end == at)
            {
                at++;
                continue;
            }

            target.Append(Run(text[runStart..at], isHtml, translate)).Append(instead ?? text[at..end]);
            runStart = at = end;
        }

        return target.Append(Run(text[runStart..], isHtml, translate)).ToString();
    }

    /// <summary>Whether a text has a dictionary entry that the service understands.</summary>
    public static bool HasDictionaryEntry(string text) => DictionaryEntry().IsMatch(text);

    /// <summary>The lengths of a text's sentences: each ends with its full stop and the white space after it.</summary>
    public static int[] SentenceLengths(string text)
    {
        var lengths = new List<int>();
        var start = 0;
        foreach (var end in SentenceEnd().EnumerateMatches(text))
        {
            lengths.Add(end.Index + end.Length - start);
            start = end.Index + end.Length;
        }

        if (start < text.Length)
            lengths.Add(text.Length - start);
        return [.. lengths];
    }

    private static string Run(string run, bool isHtml, Func<string, string> translate)
    {
        var words = run.AsSpan().Trim();
        if (words.IsEmpty)
            return run;
        var start = run.AsSpan().IndexOf(words, StringComparison.Ordinal);
        var translation = isHtml ? Written(translate(WebUtility.HtmlDecode(words.ToString())), isHtml) : translate(words.ToString());
        return string.Concat(run.AsSpan(0, start), translation, run.AsSpan(start + words.Length));
    }

    private static string Written(string text, bool isHtml) => isHtml
        ? text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
        : text;

    // The end of a tag or comment, or of the whole element if it is off limits; the start itself if no markup starts here.
    private static int EndOfMarkup(string text, int at)
    {
        if (text.AsSpan(at).StartsWith("<!--"))
        {
            var end = text.IndexOf("-->", at + 4, StringComparison.Ordinal);
            return end < 0 ? text.Length : end + 3;
        }

        if (TagHere().Match(text, at) is not { Success: true } tag)
            return at;
        return IsOffLimits(tag) ? EndOfElement(text, tag) : at + tag.Length;
    }

    private static bool IsOffLimits(Match tag)
    {
        if (tag.Value.StartsWith("</", StringComparison.Ordinal) || tag.Value.EndsWith("/>", StringComparison.Ordinal))
            return false;
        if (VoidElements.Contains(tag.Groups["name"].Value))
            return false;
        return tag.Groups["name"].Value.ToUpperInvariant() is "SCRIPT" or "STYLE" || OffLimits().IsMatch(tag.Value);
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

    [GeneratedRegex(Entry, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DictionaryEntry();

    [GeneratedRegex(@"\G" + Entry, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DictionaryEntryHere();

    [GeneratedRegex(@"\G(?:" + BrokenEntry + ")", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex BrokenDictionaryEntryHere();

    [GeneratedRegex(AnyTag, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\G" + AnyTag, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TagHere();

    [GeneratedRegex(OffLimitsAttribute, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex OffLimits();

    [GeneratedRegex(@"[.!?]+\s+|[。！？]+\s*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SentenceEnd();
}
