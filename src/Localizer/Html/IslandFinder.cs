using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Localizer.Html;

/// <summary>
/// Finds the ends of code of template languages in a page that holds any: <c>&lt;? … ?&gt;</c>, <c>&lt;% … %&gt;</c>, <c>{{ … }}</c>,
/// <c>{% … %}</c>. A browser never gets such a page, so the HTML standard does not say how it is read; quotes, white space and
/// <c>&gt;</c> in the code end no attribute and no tag. What is not closed soon is no code.
/// </summary>
internal sealed class IslandFinder
{
    // In bytes.
    private const int Longest = 1_000;
    private const int LongestPhp = 10_000;
    private const int Width = 32;

    // For each kind from where the end was looked for last, and where it is: each byte of the page is gone through once.
    private readonly (int From, int At)[] _ends = [(int.MaxValue, 0), (int.MaxValue, 0), (int.MaxValue, 0), (int.MaxValue, 0)];

    private IslandFinder()
    {
    }

    /// <summary>A finder for a page; <see langword="null"/> for one in which nothing begins that could be such code, as in nearly all.</summary>
    /// <param name="markup">The page's bytes.</param>
    public static IslandFinder? For(ReadOnlySpan<byte> markup) => MayBeIn(markup) ? new IslandFinder() : null;

    /// <summary>Whether two bytes begin code.</summary>
    public static bool Begins(ReadOnlySpan<byte> text) => text.Length > 1 && KindOf(text[0], text[1]) >= 0;

    /// <summary>Whether code begins anywhere in a text.</summary>
    /// <remarks>Asked of each page as a whole, so it goes over two vectors at a time.</remarks>
    public static bool MayBeIn(ReadOnlySpan<byte> text)
    {
        var position = 0;
        ref var start = ref MemoryMarshal.GetReference(text);
        for (; position + (2 * Width) < text.Length; position += 2 * Width)
        {
            if ((BeginsIn(ref start, position) | BeginsIn(ref start, position + Width)) != Vector256<byte>.Zero)
                return true;
        }

        for (; position + 1 < text.Length; position++)
        {
            if (KindOf(text[position], text[position + 1]) >= 0)
                return true;
        }

        return false;
    }

    // Each byte with the one after it.
    private static Vector256<byte> BeginsIn(ref byte start, int position)
    {
        var first = Vector256.LoadUnsafe(ref start, (nuint)position);
        var second = Vector256.LoadUnsafe(ref start, (nuint)position + 1);
        var isPercent = Vector256.Equals(second, Vector256.Create((byte)'%'));
        return (Vector256.Equals(first, Vector256.Create((byte)'<')) & (Vector256.Equals(second, Vector256.Create((byte)'?')) | isPercent))
            | (Vector256.Equals(first, Vector256.Create((byte)'{')) & (Vector256.Equals(second, Vector256.Create((byte)'{')) | isPercent));
    }

    /// <summary>The end of the code that begins at a byte.</summary>
    /// <param name="markup">The page's bytes.</param>
    /// <param name="start">The byte.</param>
    /// <returns>The byte after the code, or 0 when none begins there.</returns>
    public int EndAt(ReadOnlySpan<byte> markup, int start)
    {
        if (start + 1 >= markup.Length || KindOf(markup[start], markup[start + 1]) is not (>= 0 and var kind))
            return 0;
        if (markup[start] == '{' && !IsAfterCharacter(markup, start))
            return 0;
        var close = CloseFrom(markup, kind, start + 2);
        var longest = IsPhp(markup[start..]) ? LongestPhp : Longest;

        // Another one that opens before it is closed is the one that is closed.
        if (close < 0 || close - start > longest || markup[(start + 2)..close].IndexOf(markup.Slice(start, 2)) >= 0)
            return 0;
        return kind == 2 && close + 2 < markup.Length && markup[close + 2] == '}' ? close + 3 : close + 2;
    }

    /// <summary>The end of PHP that begins at a byte between tags, however long it is; without an end it takes all the rest.</summary>
    /// <returns>The byte after it, or 0 when it is none.</returns>
    public int EndOfPhpAt(ReadOnlySpan<byte> markup, int start)
    {
        if (!IsPhp(markup[start..]))
            return 0;
        var close = CloseFrom(markup, 0, start + 2);
        if (close >= 0)
            return close + 2;
        return char.IsAsciiLetter((char)markup[start + 2]) ? markup.Length : 0;
    }

    /// <summary>Whether a text begins with <c>&lt;?php</c>, <c>&lt;?=</c> or <c>&lt;?</c> and white space.</summary>
    public static bool IsPhp(ReadOnlySpan<byte> text)
    {
        if (!text.StartsWith("<?"u8) || text.Length < 3)
            return false;
        return text[2] is (byte)'=' or (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r'
            || (text.Length > 5 && Ascii.EqualsIgnoreCase(text[2..5], "php"u8) && text[5] <= ' ');
    }

    private static int KindOf(byte first, byte second) => (first, second) switch
    {
        ((byte)'<', (byte)'?') => 0,
        ((byte)'<', (byte)'%') => 1,
        ((byte)'{', (byte)'{') => 2,
        ((byte)'{', (byte)'%') => 3,
        _ => -1,
    };

    private int CloseFrom(ReadOnlySpan<byte> markup, int kind, int from)
    {
        ref var known = ref _ends[kind];
        if (known.From <= from && (known.At < 0 || known.At >= from))
            return known.At;
        var found = markup[from..].IndexOf(kind switch { 0 => "?>"u8, 1 => "%>"u8, 2 => "}}"u8, _ => "%}"u8 });
        known = (from, found < 0 ? -1 : from + found);
        return known.At;
    }

    // In Shift_JIS and its like the second byte of a character may look like a brace; where the one before it is no whole character of
    // UTF-8, it is left to those who know the encoding.
    private static bool IsAfterCharacter(ReadOnlySpan<byte> markup, int position) => position == 0 || markup[position - 1] < 0x80
        || Rune.DecodeLastFromUtf8(markup[Math.Max(0, position - 4)..position], out _, out _) == System.Buffers.OperationStatus.Done;
}
