using System.Collections.Immutable;
using Localizer.Model;

namespace Localizer.Html;

/// <summary>Text that is put into a page.</summary>
/// <param name="Text">The text.</param>
/// <param name="Syntax">How it is written; <see langword="null"/> when it is ASCII markup.</param>
/// <param name="IsQuoted">Whether double quotes are put around it: for an attribute's value that its source did without.</param>
/// <param name="Around">The attributes that the place stands in, the innermost first; none for most.</param>
internal sealed record PlacedText(string Text, TextSyntax? Syntax, bool IsQuoted, ImmutableArray<TextSyntax> Around);

/// <summary>Bytes of the page and what stands there afterwards: a segment's target, or a text.</summary>
/// <remarks>A value, since a page has as many as it has segments.</remarks>
internal readonly record struct Splice
{
    /// <summary>A segment's target.</summary>
    public Splice(SegmentTarget target, Unit unit) => (Range, Target, Unit) = (target.Segment.Range, target, unit);

    /// <summary>A text.</summary>
    public Splice(ByteRange range, PlacedText text) => (Range, Text) = (range, text);

    /// <summary>The bytes; empty to insert.</summary>
    public ByteRange Range { get; }

    /// <summary>The text, or <see langword="null"/> for a segment's target.</summary>
    public PlacedText? Text { get; }

    /// <summary>The segment's target, when there is no text.</summary>
    public SegmentTarget? Target { get; }

    /// <summary>The unit that the segment is of.</summary>
    public Unit? Unit { get; }
}

/// <summary>
/// Copies a page with some bytes replaced. A splice may lie inside bytes that another one moves, as an image's <c>alt</c> does in a
/// sentence, so each run of the page's bytes is written with the splices in it. What has been passed for good is written and forgotten.
/// </summary>
internal sealed class ByteSplicer
{
    private readonly SourcePage _page;
    private readonly PageTextWriter _writer;
    private readonly IEnumerator<Splice> _edits;
    private readonly ChunkedList<Splice> _pending = new();
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

    /// <summary>Goes on to a unit, whose splices are added next.</summary>
    /// <param name="unit">The unit's bytes; none begins before the one that was gone on to last.</param>
    public void GoTo(ByteRange unit)
    {
        if (unit.Start >= _reach)
            WriteUpTo(unit.Start);
        _reach = Math.Max(_reach, unit.End);
    }

    /// <summary>Adds a splice of the unit.</summary>
    /// <param name="splice">The splice; of one unit they come by rising start.</param>
    public void Add(in Splice splice) => _pending.Add(splice);

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
        SortPending();
        WriteRange(new ByteRange(_written, end), 0);
        _pending.Clear();
        _written = end;
    }

    // They come in order but for edits.
    private void SortPending()
    {
        var sorted = 1;
        while (sorted < _pending.Count && Compare(in _pending[sorted - 1], in _pending[sorted]) <= 0)
            sorted++;
        if (sorted >= _pending.Count)
            return;
        var splices = new Splice[_pending.Count];
        for (var i = 0; i < splices.Length; i++)
            splices[i] = _pending[i];
        Array.Sort(splices, (one, other) => Compare(in one, in other));
        for (var i = 0; i < splices.Length; i++)
            _pending[i] = splices[i];
    }

    // At one byte, what is inserted comes first; of two that replace, the longer one, which the other lies in.
    private static int Compare(in Splice one, in Splice other)
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
            ref readonly var splice = ref _pending[next];
            next++;
            if (splice.Range.Start < position)
                continue;
            Copy(position, splice.Range.Start);
            if (splice.Text is { } text)
                Write(text);
            else
                WriteTarget(splice.Target!, splice.Unit!, next);
            position = splice.Range.End;
        }

        Copy(position, range.End);
    }

    private void Write(PlacedText text)
    {
        if (text.Syntax is { } syntax)
            _writer.Write(text.Text, syntax, text.IsQuoted, text.Around);
        else
            _writer.WriteMarkup(text.Text);
    }

    private void WriteTarget(SegmentTarget target, Unit unit, int next)
    {
        var text = target.Target.Text;
        var sites = new CodeSites(target.Segment);
        var position = 0;
        foreach (var (offset, code) in text.Codes)
        {
            if (offset > position)
                _writer.Write(text.Text.AsSpan(position, offset - position), unit.Syntax, isQuoted: false, unit.Around);
            var site = sites.Of(code);
            WriteRange(site, FirstFrom(site.Start, next));
            position = offset;
        }

        if (position < text.Text.Length)
            _writer.Write(text.Text.AsSpan(position), unit.Syntax, isQuoted: false, unit.Around);
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
