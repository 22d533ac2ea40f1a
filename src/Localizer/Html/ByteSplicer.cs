using System.Collections.Immutable;
using Localizer.Model;

namespace Localizer.Html;

/// <summary>Part of what replaces some bytes: bytes of the page, or text.</summary>
/// <param name="Bytes">The bytes of the page, when there is no text.</param>
/// <param name="Text">The text, or <see langword="null"/>.</param>
/// <param name="Syntax">How the text is written; <see langword="null"/> when it is markup.</param>
/// <param name="IsQuoted">Whether double quotes are put around it.</param>
/// <param name="Around">The attributes that the place stands in, the innermost first; none for most.</param>
internal readonly record struct SplicePart(ByteRange Bytes, ReadOnlyMemory<char>? Text, TextSyntax? Syntax, bool IsQuoted, ImmutableArray<TextSyntax> Around)
{
    /// <summary>Bytes of the page, with the splices inside them.</summary>
    public static SplicePart Source(ByteRange bytes) => new(bytes, null, null, false, []);

    /// <summary>Text to be escaped.</summary>
    public static SplicePart OfText(ReadOnlyMemory<char> text, TextSyntax syntax, ImmutableArray<TextSyntax> around) => new(default, text, syntax, false, around);

    /// <summary>ASCII markup.</summary>
    public static SplicePart Markup(string markup) => new(default, markup.AsMemory(), null, false, []);

    /// <summary>An attribute value that needs the quotes that its source did without.</summary>
    public static SplicePart Quoted(string text, ImmutableArray<TextSyntax> around) => new(default, text.AsMemory(), TextSyntax.DoubleQuoted, true, around);
}

/// <summary>Bytes of the page and what stands there afterwards.</summary>
/// <param name="Range">The bytes; empty to insert.</param>
/// <param name="Parts">What stands there.</param>
internal sealed record Splice(ByteRange Range, ImmutableArray<SplicePart> Parts);

/// <summary>
/// Copies a page with some bytes replaced. A splice may lie inside bytes that another one moves, as an image's <c>alt</c> does in a
/// sentence, so each run of the page's bytes is written with the splices in it. What has been passed for good is written and forgotten.
/// </summary>
internal sealed class ByteSplicer
{
    private readonly SourcePage _page;
    private readonly PageTextWriter _writer;
    private readonly IEnumerator<Splice> _edits;
    private readonly List<Splice> _pending = [];
    private bool _hasEdit;
    private int _written;
    private int _reach;

    /// <summary>Starts a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="writer">Takes the bytes.</param>
    /// <param name="edits">Splices besides those of units, by rising start.</param>
    public ByteSplicer(SourcePage page, PageTextWriter writer, IEnumerable<Splice> edits)
    {
        _page = page;
        _writer = writer;
        _edits = edits.GetEnumerator();
        _hasEdit = _edits.MoveNext();
        _written = page.MarkupStart;
        writer.WriteBytes(page.Bytes.Span[..page.SourceOffset(page.MarkupStart)]);
    }

    /// <summary>Adds the splices of a unit.</summary>
    /// <param name="unit">The unit's bytes; none begins before the one that was added last.</param>
    /// <param name="splices">Its splices, by rising start.</param>
    public void Add(ByteRange unit, List<Splice> splices)
    {
        if (unit.Start >= _reach)
            WriteUpTo(unit.Start);
        _pending.AddRange(splices);
        _reach = Math.Max(_reach, unit.End);
    }

    /// <summary>Writes the rest of the page.</summary>
    public void Finish()
    {
        WriteUpTo(_page.Markup.Length);
        _edits.Dispose();
    }

    /// <summary>Writes all up to a byte that no unit's splice reaches across.</summary>
    private void WriteUpTo(int end)
    {
        for (; _hasEdit && (_edits.Current.Range.Start < end || end == _page.Markup.Length); _hasEdit = _edits.MoveNext())
            _pending.Add(_edits.Current);
        Sort(_pending);
        WriteRange(new ByteRange(_written, end), 0);
        _pending.Clear();
        _written = end;
    }

    // They come in order but for edits.
    private static void Sort(List<Splice> splices)
    {
        for (var i = 1; i < splices.Count; i++)
        {
            if (Compare(splices[i - 1], splices[i]) <= 0)
                continue;
            splices.Sort(Compare);
            return;
        }
    }

    // At one byte, what is inserted comes first; of two that replace, the longer one, which the other lies in.
    private static int Compare(Splice one, Splice other)
    {
        var byStart = one.Range.Start.CompareTo(other.Range.Start);
        if (byStart != 0)
            return byStart;
        return one.Range.IsEmpty || other.Range.IsEmpty ? one.Range.Length.CompareTo(other.Range.Length) : other.Range.End.CompareTo(one.Range.End);
    }

    /// <summary>Writes a run of the page with the pending splices from <paramref name="next"/> on that begin in it.</summary>
    /// <remarks>Recurses only into codes that hold splices: as deep as sub-flows may nest (<see cref="UnitExtractor"/>), and once more for attributes.</remarks>
    private void WriteRange(ByteRange range, int next)
    {
        var position = range.Start;
        while (next < _pending.Count && (_pending[next].Range.Start < range.End || range.End == _page.Markup.Length))
        {
            var splice = _pending[next];
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

    private void WritePart(SplicePart part, int next)
    {
        if (part.Text is not { } text)
        {
            WriteRange(part.Bytes, FirstFrom(part.Bytes.Start, next));
            return;
        }

        if (part.Syntax is { } syntax)
            _writer.Write(text.Span, syntax, part.IsQuoted, part.Around);
        else
            _writer.WriteMarkup(text.Span);
    }

    private int FirstFrom(int start, int from)
    {
        var (low, high) = (from, _pending.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_pending[middle].Range.Start < start)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private void Copy(int start, int end)
    {
        if (end > start)
            _writer.WriteBytes(_page.Bytes.Span[_page.SourceOffset(start).._page.SourceOffset(end)]);
    }
}
