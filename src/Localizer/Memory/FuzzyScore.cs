using Localizer.Model;

namespace Localizer.Memory;

/// <summary>
/// How alike a source is to others, from 0 to 1: the mean of two shares that stay, that of words and that of characters, less a
/// hundredth for each inline code that one of the two lacks. A share is 1 − distance ÷ length of the longer one, the distance being the
/// least number of words (of characters) that are put in, taken out or replaced. Letters of another case are other characters in the
/// same words; punctuation is no word. Not for two threads at a time.
/// </summary>
internal sealed class FuzzyScore
{
    /// <summary>What a code that one of the two lacks costs.</summary>
    public const double CodeCost = 0.01;

    // More codes than these say nothing more.
    private const int MostCodesCounted = 10;

    private readonly CodedText _source;
    private readonly EditDistance _words;
    private readonly EditDistance _characters;
    private readonly List<uint> _cut = [];
    private readonly int _wordCount;
    private uint[] _symbols = new uint[512];

    /// <summary>Makes a source ready.</summary>
    /// <param name="source">The source, white space collapsed.</param>
    public FuzzyScore(CodedText source)
    {
        _source = source;
        MemoryWords.Cut(source.Text, _cut);
        Words = [.. _cut];
        _wordCount = Words.Length;
        _words = new EditDistance(Words);
        _characters = new EditDistance(SymbolsOf(source.Text));
    }

    /// <summary>The source's words.</summary>
    public uint[] Words { get; }

    /// <summary>The score of two sources that differ, in percent as people see it: 100 is for what is the same.</summary>
    /// <param name="score">A score.</param>
    public static int Percent(double score) => Math.Clamp((int)Math.Floor((score * 100) + 1e-9), 0, 99);

    /// <summary>How alike another source is.</summary>
    /// <param name="other">The other source, white space collapsed.</param>
    public double Of(CodedText other) => Of(other.Text, least: 0) - CodesOf(other);

    /// <summary>How alike another text is, codes left out.</summary>
    /// <param name="text">The text.</param>
    /// <param name="least">A score; below it the answer may be any that is below it too.</param>
    public double Of(ReadOnlySpan<char> text, double least)
    {
        MemoryWords.Cut(text, _cut);
        return Of(text, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_cut), least);
    }

    /// <summary>How alike another text is, codes left out.</summary>
    /// <param name="text">The text.</param>
    /// <param name="words">Its words.</param>
    /// <param name="least">A score; below it the answer may be any that is below it too.</param>
    public double Of(ReadOnlySpan<char> text, ReadOnlySpan<uint> words, double least)
    {
        var (longest, characters) = (Math.Max(_wordCount, words.Length), Math.Max(_source.Text.Length, text.Length));
        var mostOfWords = ShareOf(Math.Abs(_wordCount - words.Length), longest);
        var mostOfCharacters = ShareOf(Math.Abs(_source.Text.Length - text.Length), characters);
        // The lengths alone may say that it is not worth while, then the words.
        if (mostOfWords + mostOfCharacters < 2 * least)
            return 0;
        var ofWords = ShareOf(_words.To(words), longest);
        return ofWords + mostOfCharacters < 2 * least ? 0 : (ofWords + ShareOf(_characters.To(SymbolsOf(text)), characters)) / 2;
    }

    /// <summary>What the codes of another source cost.</summary>
    /// <param name="other">The other source.</param>
    public double CodesOf(CodedText other)
    {
        if (_source.Codes.IsEmpty && other.Codes.IsEmpty)
            return 0;
        var lacking = 0;
        foreach (var kind in (CodeKind[])[CodeKind.Opening, CodeKind.Standalone])
            lacking += Math.Abs(Count(_source, kind) - Count(other, kind));
        return CodeCost * Math.Min(lacking, MostCodesCounted);
    }

    private static double ShareOf(int distance, int length) => length == 0 ? 1 : 1 - ((double)distance / length);

    private static int Count(CodedText text, CodeKind kind)
    {
        var count = 0;
        foreach (var placed in text.Codes)
            count += placed.Code.Kind == kind ? 1 : 0;
        return count;
    }

    private ReadOnlySpan<uint> SymbolsOf(ReadOnlySpan<char> text)
    {
        if (text.Length > _symbols.Length)
            _symbols = new uint[text.Length];
        for (var i = 0; i < text.Length; i++)
            _symbols[i] = text[i];
        return _symbols.AsSpan(0, text.Length);
    }
}
