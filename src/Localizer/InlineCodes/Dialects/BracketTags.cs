namespace Localizer.InlineCodes.Dialects;

/// <summary>Reads a number between brackets, with a slash before it for a closing code: <c>⟦1⟧</c>, <c>⟦/1⟧</c>.</summary>
internal static class BracketTags
{
    // More digits than an id has, spaces and the brackets.
    private const int LongestTag = 16;

    /// <summary>Reads a tag.</summary>
    /// <param name="text">Text that begins with the opening bracket.</param>
    /// <param name="close">The closing bracket.</param>
    /// <param name="tag">The tag, when the answer is true.</param>
    public static bool TryParse(ReadOnlySpan<char> text, char close, out WireTag tag)
    {
        tag = default;
        var end = text[..Math.Min(text.Length, LongestTag)].IndexOf(close);
        if (end < 0)
            return false;
        var inside = text[1..end];
        var trimmed = inside.Trim();
        var isClosing = trimmed is ['/', ..];
        var number = isClosing ? trimmed[1..].TrimStart() : trimmed;

        // "⟦1/⟧" is what a model of markup makes of a marker.
        var isSelfClosing = !isClosing && number is [_, .., '/'];
        if (isSelfClosing)
            number = number[..^1].TrimEnd();
        if (number.IsEmpty && !isClosing)
            return false;
        var flaws = number.Length + (isClosing || isSelfClosing ? 1 : 0) == inside.Length ? TagFlaws.None : TagFlaws.Spaces;
        foreach (var digit in number)
        {
            if (!char.IsDigit(digit))
                return false;
            if (!char.IsAsciiDigit(digit))
                flaws |= TagFlaws.Digits;
        }

        tag = new WireTag { Name = number, Id = number, IsClosing = isClosing, IsSelfClosing = isSelfClosing, Length = end + 1, Flaws = flaws };
        return true;
    }
}
