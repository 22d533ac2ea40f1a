using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Localizer.Providers.Azure;

/// <summary>
/// Whose answer an answer is, by the length that the service says its source has: version 3.0 has no ids. Whether markup counts there
/// is not documented, so both lengths are accepted, and a length that is nobody's says nothing.
/// </summary>
internal static partial class SourceLengths
{
    /// <summary>Whether nothing speaks against the answers being in the texts' order.</summary>
    /// <param name="texts">What was sent.</param>
    /// <param name="items">What came, as many.</param>
    public static bool AreInOrder(ImmutableArray<string> texts, ImmutableArray<AzureItem> items)
    {
        if (texts.Length == 1)
            return true;
        var lengths = texts.Select(text => (Whole: text.Length, Bare: BareLength(text))).ToList();
        var all = lengths.Select(length => length.Whole).Concat(lengths.Select(length => length.Bare)).ToHashSet();
        for (var i = 0; i < texts.Length; i++)
        {
            if (items[i].SourceLength is { } length && length != lengths[i].Whole && length != lengths[i].Bare && all.Contains(length))
                return false;
        }

        return true;
    }

    private static int BareLength(string text) => text.Contains('<', StringComparison.Ordinal) || text.Contains('&', StringComparison.Ordinal)
        ? System.Net.WebUtility.HtmlDecode(Tag().Replace(text, "")).Length
        : text.Length;

    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
