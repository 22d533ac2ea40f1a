using System.Text;

namespace Localizer.Html;

/// <summary>
/// Tells whether a <c>pre</c> holds <c>code</c>. Both of its look-aheads only ever move forward over the page, so a page of nothing
/// but <c>pre</c> tags costs no more than another.
/// </summary>
internal sealed class PreCodeFinder
{
    private int _nextCode = -1;
    private int _nextEnd = -1;

    /// <summary>Whether <c>&lt;code</c> comes before the next <c>&lt;/pre</c>.</summary>
    /// <param name="markup">The whole markup.</param>
    /// <param name="from">The byte after the <c>pre</c> start tag.</param>
    public bool HoldsCode(ReadOnlySpan<byte> markup, int from)
    {
        if (_nextCode < from)
            _nextCode = Find(markup, from, "<code"u8);
        if (_nextEnd < from)
            _nextEnd = Find(markup, from, "</pre"u8);
        return _nextCode < _nextEnd;
    }

    private static int Find(ReadOnlySpan<byte> markup, int from, ReadOnlySpan<byte> tag)
    {
        while (from < markup.Length && markup[from..].IndexOf((byte)'<') is var found and >= 0)
        {
            from += found;
            var end = from + tag.Length;
            if (end < markup.Length && Ascii.EqualsIgnoreCase(markup[from..end], tag) && !char.IsAsciiLetterOrDigit((char)markup[end]))
                return from;
            from++;
        }

        return int.MaxValue;
    }
}
