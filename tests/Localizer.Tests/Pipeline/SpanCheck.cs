using System.Text;
using Localizer.Html;
using Localizer.Model;
using Localizer.Segmentation;

namespace Localizer.Tests.Pipeline;

/// <summary>
/// Holds a page whose segments were put between ⟦ and ⟧ against its source: what stands between the segments must be the source's
/// bytes, and a segment without marks too. A value that had no quotes may have gained them.
/// </summary>
/// <param name="MarkedSpans">How many spans have marks; a span inside another is part of it.</param>
/// <param name="Failure">What differs, or <see langword="null"/>.</param>
internal sealed record SpanCheck(int MarkedSpans, string? Failure)
{
    private const string OpeningMark = "⟦";
    private const string ClosingMark = "⟧";

    /// <summary>Whether a page has marks of its own, as characters or as references.</summary>
    public static bool HoldsMarks(byte[] page) => Encoding.UTF8.GetString(page).AsSpan().ContainsAny('⟦', '⟧')
        || PageExtractor.Extract(SourcePage.Read("page", page)).ReadUnits().Any(unit => unit.Source.Text.AsSpan().ContainsAny('⟦', '⟧'));

    /// <summary>Checks a page.</summary>
    /// <param name="name">Its name, for the failure.</param>
    /// <param name="source">The page as it went in.</param>
    /// <param name="marked">The page as it came out.</param>
    public static SpanCheck Of(string name, byte[] source, byte[] marked)
    {
        var page = SourcePage.Read(name, source);
        var (opening, closing) = (Spellings(page, OpeningMark), Spellings(page, ClosingMark));

        // In a page that is an attribute's value they are spelled for that attribute.
        byte[][] quotes = [.. ((string[])["\"", "&quot;", "&#x22;"]).Select(quote => Encode(page, quote))];
        var (position, at, count) = (0, 0, 0);
        foreach (var (range, isUnquoted) in Spans(page))
        {
            var start = page.SourceOffset(range.Start);
            if (start < position)
                continue;
            if (!StartsWith(marked, at, source.AsSpan(position, start - position)))
                return new SpanCheck(count, Difference(name, source, position, marked, at));
            var span = at + start - position;
            var quote = isUnquoted ? LengthOfAny(marked, span, quotes) : 0;
            if (LengthOfAny(marked, span + quote, opening) == 0)
                continue;
            (at, position) = (EndOfMarked(marked, span + quote, opening, closing) + quote, page.SourceOffset(range.End));
            count++;
        }

        return marked.AsSpan(Math.Min(at, marked.Length)).SequenceEqual(source.AsSpan(position))
            ? new SpanCheck(count, null)
            : new SpanCheck(count, Difference(name, source, position, marked, at));
    }

    // What is outside before what is inside it.
    private static IEnumerable<(ByteRange Range, bool IsUnquoted)> Spans(SourcePage page) => PageExtractor
        .Extract(page, SelectionRules.None, LinkedFiles.None, PageLanguage.Of(Locale.Parse("en"), Locale.Parse("en"))).ReadUnits()
        .SelectMany(unit => SpansOf(unit).Select(range => (Range: range, IsUnquoted: unit.Syntax == TextSyntax.Unquoted)))
        .OrderBy(span => span.Range.Start).ThenByDescending(span => span.Range.End);

    // A value without quotes is written anew as a whole.
    private static IEnumerable<ByteRange> SpansOf(Unit unit) => unit.Syntax == TextSyntax.Unquoted
        ? [unit.Range]
        : UnitSegmenter.Segment(unit, DefaultSegmenter.Instance, Locale.Parse("en")).Select(segment => segment.Range);

    private static byte[][] Spellings(SourcePage page, string mark)
    {
        string[] spellings = [mark, $"&#x{(int)mark[0]:X};", $"\\u{(int)mark[0]:x4}", $"]]>&#x{(int)mark[0]:X};<![CDATA["];
        return [.. spellings.Select(spelling => Encode(page, spelling)).Where(bytes => bytes.Length > 0)];
    }

    private static byte[] Encode(SourcePage page, string text)
    {
        var bytes = new List<byte>();
        Span<byte> encoded = stackalloc byte[Localizer.Text.PageEncoding.MaximumBytes];
        foreach (var rune in text.EnumerateRunes())
        {
            if (!page.Encoding.TryEncode(rune, encoded, out var written))
                return [];
            bytes.AddRange(encoded[..written]);
        }

        return [.. bytes];
    }

    /// <summary>The byte after the mark that closes the one at a position.</summary>
    private static int EndOfMarked(byte[] marked, int at, byte[][] opening, byte[][] closing)
    {
        var depth = 0;
        while (at < marked.Length)
        {
            if (LengthOfAny(marked, at, opening) is var opened and > 0)
            {
                depth++;
                at += opened;
            }
            else if (LengthOfAny(marked, at, closing) is var closed and > 0)
            {
                at += closed;
                if (--depth == 0)
                    return at;
            }
            else
            {
                at++;
            }
        }

        return at;
    }

    private static int LengthOfAny(byte[] marked, int at, byte[][] spellings)
    {
        foreach (var spelling in spellings)
        {
            if (StartsWith(marked, at, spelling))
                return spelling.Length;
        }

        return 0;
    }

    private static bool StartsWith(byte[] bytes, int at, ReadOnlySpan<byte> start) => at <= bytes.Length && bytes.AsSpan(at).StartsWith(start);

    private static string Difference(string name, byte[] source, int position, byte[] marked, int at) =>
        $"{name}: at {position} {Excerpt(source, position)} became {Excerpt(marked, at)}";

    private static string Excerpt(byte[] bytes, int at) =>
        Encoding.Latin1.GetString(bytes.AsSpan(Math.Min(at, bytes.Length))[..Math.Min(120, Math.Max(0, bytes.Length - at))]);
}
