namespace Localizer.Providers;

/// <summary>Counts as services do that count characters rather than UTF-16 units.</summary>
internal static class CodePoints
{
    /// <summary>The Unicode code points of a text; half of a surrogate pair, which goes out as U+FFFD, is one.</summary>
    public static int In(string text)
    {
        var count = text.Length;
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text[i - 1], text[i]))
                count--;
        }

        return count;
    }
}
