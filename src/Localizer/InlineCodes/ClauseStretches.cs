using Localizer.Model;

namespace Localizer.InlineCodes;

/// <summary>Finds what a pair encloses by the marks beside it: words that stand between two marks, or before one, stay there in a translation.</summary>
/// <param name="source">The segment's source.</param>
/// <param name="draft">The translation.</param>
internal sealed class ClauseStretches(CodedText source, Draft draft)
{
    private readonly List<ClauseMark> _from = ClauseMarks.Of(source.Text);
    private readonly List<ClauseMark> _to = ClauseMarks.Of(draft.Text);

    /// <summary>Whether the translation has the source's marks in the source's order, so that no clause has moved.</summary>
    public bool Agree => ClauseMarks.Agree(_from, _to);

    /// <summary>The marks and what they are in the translation; none where clauses have moved.</summary>
    public IEnumerable<(Word Source, Word Target)> Marks => !Agree ? [] : _from.Zip(_to, (from, to) => (new Word(from.Offset, from.Offset + 1), new Word(to.Offset, to.Offset + 1)));

    /// <summary>Finds where a pair ends whose end is at a mark in the source: at the same mark, after the same ones inside.</summary>
    /// <param name="pair">What the pair encloses in the source.</param>
    /// <param name="start">Where it begins in the translation.</param>
    /// <returns>The end, or -1.</returns>
    public int EndAt(Word pair, int start)
    {
        var (first, from) = (ClauseMarks.IndexFrom(_from, pair.Start), ClauseMarks.IndexFrom(_from, pair.End));
        var to = ClauseMarks.IndexFrom(_to, start);
        if (!IsBlank(source.Text, pair.End, from < _from.Count ? _from[from].Offset : source.Text.Length) || to + from - first > _to.Count)
            return -1;
        for (var i = first; i < from; i++, to++)
        {
            if (_from[i].Kind != _to[to].Kind)
                return -1;
        }

        if (from == _from.Count ? to != _to.Count : to == _to.Count || _from[from].Kind != _to[to].Kind)
            return -1;

        // Blanks before the mark are outside of the pair, or inside where the source has them there.
        var end = to == _to.Count ? draft.Text.Length : _to[to].Offset;
        var isInside = pair.End > pair.Start && char.IsWhiteSpace(source.Text[pair.End - 1]);
        if (isInside)
            return pair.End == (from == _from.Count ? source.Text.Length : _from[from].Offset) ? end : -1;
        while (end > start && char.IsWhiteSpace(draft.Text[end - 1]))
            end--;
        return end;
    }

    /// <summary>Finds what a pair encloses that fills all between two marks, or between a mark and an end of the segment.</summary>
    /// <param name="pair">What the pair encloses in the source.</param>
    /// <returns>The range in the translation, if it has the source's marks.</returns>
    public Word? Filled(Word pair)
    {
        var first = ClauseMarks.IndexFrom(_from, pair.Start);
        if (!Agree || pair.Start >= pair.End || !IsBlank(source.Text, first == 0 ? 0 : _from[first - 1].Offset + 1, pair.Start))
            return null;
        var start = first == 0 ? 0 : _to[first - 1].Offset + 1;
        if (char.IsWhiteSpace(source.Text[pair.Start]))
            return null;
        while (start < draft.Text.Length && char.IsWhiteSpace(draft.Text[start]))
            start++;
        return EndAt(pair, start) is var end && end > start ? new Word(start, end) : null;
    }

    /// <summary>Whether a range of the translation holds the codes that a pair holds in the source, as far as they are there.</summary>
    /// <param name="opening">The place of the pair's opening code among the source's codes.</param>
    /// <param name="closing">The place of its closing code.</param>
    /// <param name="range">The range.</param>
    public bool HoldsSameCodes(int opening, int closing, Word range)
    {
        var inner = new HashSet<InlineCode>();
        for (var i = opening + 1; i < closing; i++)
            inner.Add(source.Codes[i].Code);
        foreach (var (offset, code) in draft.Codes)
        {
            var isOwn = code.Id == source.Codes[opening].Code.Id && code.Kind != CodeKind.Standalone;
            if (!isOwn && (inner.Contains(code) ? offset < range.Start || offset > range.End : offset > range.Start && offset < range.End))
                return false;
        }

        return true;
    }

    private static bool IsBlank(string text, int start, int end) => start <= end && text.AsSpan(start, end - start).IsWhiteSpace();
}
