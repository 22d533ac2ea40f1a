using System.Text;
using Localizer.Model;

namespace Localizer.Html;

// PHP in a page: to a browser a comment that ends at the first ">", to the server all up to "?>".
internal sealed partial class UnitExtractor
{
    private int _islandEnd;
    private int _noIslandEndFrom = int.MaxValue;

    private PieceKind _islandKind;

    /// <summary>Whether a comment is the beginning of what a server runs; what follows up to its end is then part of it.</summary>
    private bool BeginsIsland(ByteRange comment)
    {
        var markup = _page.Markup.Span;
        var bytes = comment.Of(markup);
        var isShort = bytes.StartsWith("<?="u8);
        if (!isShort && !(bytes.Length > 5 && Ascii.EqualsIgnoreCase(bytes[..5], "<?php"u8)))
            return false;
        _islandEnd = bytes.EndsWith("?>"u8) ? comment.End : FindIslandEnd(markup, comment.End);
        _islandKind = isShort || Prints(bytes[5..].TrimStart(" \t\r\n"u8)) ? PieceKind.Island : PieceKind.Unseen;
        return true;
    }

    private static bool Prints(ReadOnlySpan<byte> code) => code.StartsWith("echo"u8) || code.StartsWith("print"u8);

    // Without an end the server takes all the rest, and the page is none that a browser ever sees: it is left to the browser's rules.
    private int FindIslandEnd(ReadOnlySpan<byte> markup, int from)
    {
        if (from >= _noIslandEndFrom)
            return from;
        var end = markup[from..].IndexOf("?>"u8);
        if (end >= 0)
            return from + end + 2;
        _noIslandEndFrom = from;
        return from;
    }

    /// <summary>Whether a token lies in an island that began before it; of a text that reaches out of it the rest is left.</summary>
    private bool IsInIsland(ref ByteRange range)
    {
        if (range.Start >= _islandEnd)
            return false;
        var end = Math.Min(range.End, _islandEnd);
        _draft.AddProtected(range with { End = end }, _islandKind);
        range = range with { Start = end };
        return range.IsEmpty;
    }
}
