namespace Localizer.Quality;

/// <summary>Finds character references in texts that should have none.</summary>
internal static class References
{
    private const int LongestName = 10;

    /// <summary>The first reference of a target that its source does not have.</summary>
    /// <param name="pair">The segment and its translation.</param>
    /// <param name="isTwice">Whether those that were escaped twice (<c>&amp;amp;amp;</c>) are looked for, or all others.</param>
    public static string? FirstStrange(CheckedPair pair, bool isTwice)
    {
        var text = pair.Target;
        for (var at = text.IndexOf('&', StringComparison.Ordinal); at >= 0; at = at + 1 < text.Length ? text.IndexOf('&', at + 1) : -1)
        {
            var length = LengthAt(text.AsSpan(at));
            if (length == 0)
                continue;
            var inner = text.AsSpan(at, length).SequenceEqual("&amp;") ? LengthAt($"&{text.AsSpan(at + length, Math.Min(LongestName + 2, text.Length - at - length))}") : 0;
            var reference = text.Substring(at, inner > 0 ? length + inner - 1 : length);
            if (inner > 0 == isTwice && !pair.Source.Contains(reference, StringComparison.Ordinal))
                return reference;
            at += reference.Length - 1;
        }

        return null;
    }

    // "&name;" of letters, "&#123;" or "&#x7F;".
    private static int LengthAt(ReadOnlySpan<char> text)
    {
        if (text.Length < 4 || text[0] != '&')
            return 0;
        var at = text[1] == '#' ? 2 : 1;
        var start = at;
        while (at < text.Length && at - start < LongestName && char.IsAsciiLetterOrDigit(text[at]))
            at++;
        var isReference = at < text.Length && text[at] == ';' && at - start >= 2 && (start == 2 || char.IsAsciiLetterLower(text[at - 1]) || char.IsAsciiDigit(text[at - 1]));
        return isReference ? at + 1 : 0;
    }
}
