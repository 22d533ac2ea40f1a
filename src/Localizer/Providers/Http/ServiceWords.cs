using System.Text;

namespace Localizer.Providers.Http;

/// <summary>A service's words as they may stand in a message: one short line, without a secret and without text of the page.</summary>
internal static class ServiceWords
{
    private const int MostCharacters = 300;
    private const int FewestShared = 16;

    /// <summary>Cleans a service's words.</summary>
    /// <param name="words">What it says; untrusted.</param>
    /// <param name="secrets">What must not be repeated.</param>
    /// <param name="texts">What was sent, of which no longer piece may be repeated.</param>
    /// <returns>At most 300 UTF-16 units; empty when it says nothing.</returns>
    public static string Clean(string? words, IReadOnlyList<string> secrets, IReadOnlyList<ServiceItem> texts)
    {
        if (string.IsNullOrWhiteSpace(words))
            return "";
        foreach (var secret in secrets)
        {
            if (secret.Length > 0)
                words = words.Replace(secret, "…", StringComparison.Ordinal);
        }

        var line = new StringBuilder(Math.Min(words.Length, MostCharacters));
        foreach (var rune in words.EnumerateRunes())
        {
            var isText = Rune.GetUnicodeCategory(rune) is not (System.Globalization.UnicodeCategory.Control
                or System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.LineSeparator
                or System.Globalization.UnicodeCategory.ParagraphSeparator);
            if (line.Length + rune.Utf16SequenceLength > MostCharacters)
                return WithoutText(line.ToString().TrimEnd(), texts) + "…";
            line.Append(isText ? rune.ToString() : " ");
        }

        return WithoutText(line.ToString().Trim(), texts);
    }

    // A piece of 16 characters that was sent is the page's, not the service's.
    private static string WithoutText(string words, IReadOnlyList<ServiceItem> texts)
    {
        var kept = new StringBuilder(words.Length);
        for (var i = 0; i < words.Length;)
        {
            var shared = SharedAt(words.AsSpan(i), texts);
            kept.Append(shared > 0 ? '…' : words[i]);
            i += Math.Max(shared, 1);
        }

        return kept.ToString();
    }

    private static int SharedAt(ReadOnlySpan<char> words, IReadOnlyList<ServiceItem> texts)
    {
        var longest = 0;
        foreach (var item in texts)
        {
            foreach (var text in (ReadOnlySpan<string>)[item.Text, item.Before, item.After])
            {
                for (var length = Math.Max(longest + 1, FewestShared);
                    length <= words.Length && text.AsSpan().Contains(words[..length], StringComparison.Ordinal); length++)
                    longest = length;
            }
        }

        return longest;
    }
}
