using System.Collections.Immutable;
using Localizer.Model;

namespace Localizer.Html;

/// <summary>Part of what replaces some bytes: bytes of the page, or text.</summary>
/// <param name="Bytes">The bytes of the page, when there is no text.</param>
/// <param name="Text">The text, or <see langword="null"/>.</param>
/// <param name="Syntax">How the text is written; <see langword="null"/> when it is markup.</param>
/// <param name="IsQuoted">Whether double quotes are put around it.</param>
internal readonly record struct SplicePart(ByteRange Bytes, string? Text, TextSyntax? Syntax, bool IsQuoted)
{
    /// <summary>Bytes of the page, with the splices inside them.</summary>
    public static SplicePart Source(ByteRange bytes) => new(bytes, null, null, false);

    /// <summary>Text to be escaped.</summary>
    public static SplicePart OfText(string text, TextSyntax syntax) => new(default, text, syntax, false);

    /// <summary>ASCII markup.</summary>
    public static SplicePart Markup(string markup) => new(default, markup, null, false);

    /// <summary>An attribute value that needs the quotes that its source did without.</summary>
    public static SplicePart Quoted(string text) => new(default, text, TextSyntax.DoubleQuoted, true);
}

/// <summary>Bytes of the page and what stands there afterwards.</summary>
/// <param name="Range">The bytes; empty to insert.</param>
/// <param name="Parts">What stands there.</param>
internal sealed record Splice(ByteRange Range, ImmutableArray<SplicePart> Parts);

/// <summary>
/// Copies a page with some bytes replaced. A splice may lie inside bytes that another one moves, as an image's <c>alt</c> does in a
/// sentence, so each run of the page's bytes is written with the splices in it.
/// </summary>
internal ref struct ByteSplicer
{
    private readonly SourcePage _page;
    private readonly List<Splice> _splices;
    private readonly PageTextWriter _writer;

    private ByteSplicer(SourcePage page, List<Splice> splices, PageTextWriter writer)
    {
        _page = page;
        _splices = splices;
        _writer = writer;
    }

    /// <summary>Writes the page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="splices">The splices, in any order; two either lie apart or one lies in a <see cref="SplicePart.Source"/> of the other.</param>
    /// <param name="writer">Takes the bytes.</param>
    public static void Write(SourcePage page, List<Splice> splices, PageTextWriter writer)
    {
        Sort(splices);
        if (splices.Count == 0)
        {
            writer.WriteBytes(page.Bytes.Span);
            return;
        }

        var start = page.SourceOffset(page.MarkupStart);
        writer.WriteBytes(page.Bytes.Span[..start]);
        new ByteSplicer(page, splices, writer).WriteRange(new ByteRange(page.MarkupStart, page.Markup.Length), 0);
    }

    // They come in order but for those of the locale pass.
    private static void Sort(List<Splice> splices)
    {
        for (var i = 1; i < splices.Count; i++)
        {
            if (splices[i].Range.Start >= splices[i - 1].Range.Start)
                continue;
            splices.Sort((one, other) => one.Range.Start != other.Range.Start
                ? one.Range.Start.CompareTo(other.Range.Start)
                : other.Range.End.CompareTo(one.Range.End));
            return;
        }
    }

    /// <summary>Writes a run of the page with the splices from <paramref name="next"/> on that begin in it.</summary>
    /// <remarks>Recurses only into codes that hold splices: as deep as sub-flows may nest (<see cref="UnitExtractor"/>), and once more for attributes.</remarks>
    private readonly void WriteRange(ByteRange range, int next)
    {
        var position = range.Start;
        while (next < _splices.Count && _splices[next].Range.Start < range.End)
        {
            var splice = _splices[next];
            next++;
            if (splice.Range.Start < position)
                continue;
            Copy(position, splice.Range.Start);
            foreach (var part in splice.Parts)
                WritePart(part, next);
            position = splice.Range.End;
        }

        Copy(position, range.End);
    }

    private readonly void WritePart(SplicePart part, int next)
    {
        if (part.Text is null)
        {
            WriteRange(part.Bytes, FirstFrom(part.Bytes.Start, next));
            return;
        }

        if (part.IsQuoted)
            _writer.WriteMarkup("\"");
        if (part.Syntax is { } syntax)
            _writer.Write(part.Text, syntax);
        else
            _writer.WriteMarkup(part.Text);
        if (part.IsQuoted)
            _writer.WriteMarkup("\"");
    }

    private readonly int FirstFrom(int start, int from)
    {
        var (low, high) = (from, _splices.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_splices[middle].Range.Start < start)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private readonly void Copy(int start, int end)
    {
        if (end > start)
            _writer.WriteBytes(_page.Bytes.Span[_page.SourceOffset(start).._page.SourceOffset(end)]);
    }
}
