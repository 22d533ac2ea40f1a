using Localizer.Model;

namespace Localizer.Memory;

/// <summary>A run of a segment's words that may be a source of a memory.</summary>
/// <param name="Text">The source.</param>
/// <param name="Place">Where the run stands in the segment's text, in UTF-16 units.</param>
/// <param name="Words">How many words it has.</param>
internal readonly record struct Subsegment(CodedText Text, Range Place, int Words);

/// <summary>
/// Finds the parts of a segment that are whole sources of a memory: each run of its words is looked up by its hash, so that it needs no
/// index of its own and nothing of the file is read in vain. Not for two threads at a time.
/// </summary>
/// <param name="hashes">The hashes of the memory's sources.</param>
internal sealed class SubsegmentSearch(SourceHashes hashes)
{
    /// <summary>The fewest words of a subsegment: one is a glossary's business.</summary>
    public const int FewestWords = 2;

    /// <summary>The most words of a subsegment.</summary>
    public const int MostWords = 12;

    // Of a segment; a sentence has twenty.
    private const int MostWordsOfSegment = 400;

    private readonly List<long> _ids = [];
    private char[] _otherCase = [];

    /// <summary>
    /// The subsegments whose hashes the memory has, the longest first: as they stand, or with the mark behind them, their first letter in either case. The
    /// segment as a whole is none.
    /// </summary>
    /// <param name="text">The segment's text, white space collapsed.</param>
    /// <param name="language">Its language.</param>
    public List<Subsegment> Find(string text, string language)
    {
        hashes.Follow();
        var (words, found) = (MemoryWords.Places(text, MostWordsOfSegment), new List<Subsegment>());
        for (var first = 0; first < words.Count; first++)
        {
            for (var count = Math.Min(MostWords, words.Count - first); count >= FewestWords; count--)
            {
                if (count < words.Count)
                    Add(found, text, words[first].Start.Value..words[first + count - 1].End.Value, count, language);
            }
        }

        found.Sort((one, other) => one.Words != other.Words ? other.Words.CompareTo(one.Words) : one.Place.Start.Value.CompareTo(other.Place.Start.Value));
        return found;
    }

    private void Add(List<Subsegment> found, string text, Range place, int words, string language)
    {
        var marked = place.Start..(place.End.Value + 1);
        var hasMark = place.End.Value < text.Length && !char.IsWhiteSpace(text[place.End.Value]) && !char.IsSurrogate(text[place.End.Value]);
        foreach (var part in (ReadOnlySpan<Range>)(hasMark ? [place, marked] : [place]))
        {
            var asIs = text.AsSpan(part);
            if (Has(asIs, language))
                found.Add(new Subsegment(new CodedText(asIs.ToString()), part, words));
            else if (OtherCase(asIs) is { IsEmpty: false } other && Has(other, language))
                found.Add(new Subsegment(new CodedText(other.ToString()), part, words));
        }
    }

    private bool Has(ReadOnlySpan<char> text, string language)
    {
        _ids.Clear();
        hashes.Find(MemoryHash.OfSource(language, text, []), _ids);
        return _ids.Count > 0;
    }

    // What begins a sentence in one place stands inside of one in the other. Good until it is asked for again: hardly any is found.
    private ReadOnlySpan<char> OtherCase(ReadOnlySpan<char> text)
    {
        var other = char.IsLower(text[0]) ? char.ToUpperInvariant(text[0]) : char.ToLowerInvariant(text[0]);
        if (other == text[0])
            return [];
        if (text.Length > _otherCase.Length)
            _otherCase = new char[text.Length * 2];
        text.CopyTo(_otherCase);
        _otherCase[0] = other;
        return _otherCase.AsSpan(0, text.Length);
    }
}
