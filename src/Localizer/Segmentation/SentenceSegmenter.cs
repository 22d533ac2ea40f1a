using System.Buffers;
using Localizer.Model;

namespace Localizer.Segmentation;

/// <summary>
/// Splits prose into sentences. A sentence ends at a stop with the quotes and brackets that close after it, where white space and
/// what may begin a sentence follow; a language's data file names the stops that end none (<c>Mr.</c>, <c>U.S.</c>, <c>No. 5</c>).
/// Chinese and Japanese stops need no white space.
/// </summary>
public sealed class SentenceSegmenter : ISegmenter
{
    private const string Stops = ".!?…‼⁇⁈⁉";
    private const string FullWidthStops = "。！？｡";
    private const string Closers = "\"'”’»›)]}）］」』】》〉";
    private const string Openers = "\"'“‘«‹([{（［「『【《〈¿¡";

    private static readonly SearchValues<char> AnyStop = SearchValues.Create(Stops + FullWidthStops);

    private SentenceSegmenter()
    {
    }

    /// <summary>The one there is: its rules are data.</summary>
    public static SentenceSegmenter Default { get; } = new();

    /// <inheritdoc/>
    public IReadOnlyList<int> FindBreaks(string text, Locale locale)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(locale);
        List<int>? breaks = null;
        for (var i = 0; text.AsSpan(i).IndexOfAny(AnyStop) is var found and >= 0; i++)
        {
            i += found;
            var end = SkipAny(text, i + 1, Stops + FullWidthStops);
            var close = SkipAny(text, end, Closers);
            var next = SkipSpace(text, close);
            if (next < text.Length && Ends(text, i, end, close, next, SentenceRules.Of(locale.Language)))
                (breaks ??= []).Add(next);
            i = close - 1;
        }

        return breaks is null ? [] : breaks;
    }

    private static bool Ends(string text, int stop, int end, int close, int next, SentenceRules rules)
    {
        if (FullWidthStops.Contains(text[end - 1], StringComparison.Ordinal))
            return true;
        if (next == close)
            return false;
        var start = SkipAny(text, next, Openers);
        if (start >= text.Length || !MayBegin(text[start], isQuoted: start > next))
            return false;
        return end - stop > 1 || text[stop] != '.' || !IsException(text, stop, start, rules);
    }

    // A letter of a script with case must be a capital; whatever has no case may begin a sentence.
    private static bool MayBegin(char character, bool isQuoted) => char.IsLetter(character)
        ? !char.IsLower(character)
        : char.IsDigit(character) || isQuoted || char.IsSymbol(character) || char.IsSurrogate(character) || character is '—' or '–' or '-' or '•' or '#' or '@';

    private static bool IsException(string text, int stop, int start, SentenceRules rules)
    {
        var wordStart = stop;
        while (wordStart > 0 && !char.IsWhiteSpace(text[wordStart - 1]) && !Openers.Contains(text[wordStart - 1], StringComparison.Ordinal))
            wordStart--;
        var word = text[wordStart..stop];
        if (word.Length == 0)
            return true;
        if (rules.Never.Contains(word))
            return true;
        if (char.IsDigit(text[start]) && rules.BeforeNumber.Contains(word))
            return true;

        // "1. First" at a text's beginning numbers what follows.
        if (wordStart == 0 && word.All(char.IsAsciiDigit))
            return true;
        var isInitial = word.Length == 1 && char.IsUpper(word[0]);
        return (isInitial || rules.Maybe.Contains(word)) && !rules.Starters.Contains(WordAt(text, start));
    }

    private static string WordAt(string text, int start)
    {
        var end = start;
        while (end < text.Length && char.IsLetter(text[end]))
            end++;
        return text[start..end];
    }

    private static int SkipAny(string text, int position, string any)
    {
        while (position < text.Length && any.Contains(text[position], StringComparison.Ordinal))
            position++;
        return position;
    }

    private static int SkipSpace(string text, int position)
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
            position++;
        return position;
    }
}
