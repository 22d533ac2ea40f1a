using System.Buffers;

namespace Localizer.Quality;

/// <summary>Finds addresses in a text.</summary>
internal static class WebAddresses
{
    private static readonly SearchValues<string> Starts = SearchValues.Create(["http://", "https://", "www."], StringComparison.OrdinalIgnoreCase);

    /// <summary>The URLs of a text, without the stop of the sentence that they stand in.</summary>
    public static List<string> Urls(string text)
    {
        var found = new List<string>();
        for (var i = 0; i < text.Length; i++)
        {
            var start = text.AsSpan(i).IndexOfAny(Starts);
            if (start < 0)
                break;
            i += start;
            var end = i;
            while (end < text.Length && IsPart(text[end]))
                end++;
            var url = text.AsSpan(i, end - i).TrimEnd(".,;:!?'\")]}*").ToString();
            if (url.Length > 5 && url.AsSpan(5).Contains('.'))
                found.Add(url);
            i = end;
        }

        return found;
    }

    /// <summary>The e-mail addresses of a text.</summary>
    public static List<string> Emails(string text)
    {
        var found = new List<string>();
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = at + 1 < text.Length ? text.IndexOf('@', at + 1) : -1)
        {
            var (start, end) = (at, at + 1);
            while (start > 0 && IsMailPart(text[start - 1]))
                start--;
            while (end < text.Length && IsMailPart(text[end]))
                end++;
            var domain = text.AsSpan(at + 1, end - at - 1).TrimEnd('.');
            if (start < at && domain.Contains('.'))
                found.Add($"{text.AsSpan(start, at - start)}@{domain}");
        }

        return found;
    }

    /// <summary>The first URL of a text that another lacks, counting repeats; one whose locale differs is the same.</summary>
    /// <param name="text">The text.</param>
    /// <param name="other">The other one.</param>
    public static string? FirstMissing(string text, string other) => Urls(text) is { Count: > 0 } urls ? FirstMissing(urls, Urls(other), Comparable) : null;

    /// <summary>What a list has that another lacks, counting repeats, compared without regard to case.</summary>
    public static string? FirstMissing(List<string> all, List<string> from, Func<string, string> key)
    {
        if (all.Count == 0)
            return null;
        var rest = from.ConvertAll(item => key(item));
        return all.Find(item => !rest.Remove(key(item)));
    }

    /// <summary>A URL with what a translation may change of it taken out: the locale's segment, a slash at the end.</summary>
    public static string Comparable(string url) =>
        string.Join('/', url.TrimEnd('/').Split('/').Where((part, index) => index < 3 || !IsLocale(part)));

    private static bool IsLocale(string part) => part.Length is 2 or 5 && part.All(character => char.IsAsciiLetter(character) || character is '-' or '_');

    private static bool IsPart(char character) => character is > ' ' and < '\u007F' and not ('<' or '>' or '"');

    private static bool IsMailPart(char character) => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_' or '+';
}
