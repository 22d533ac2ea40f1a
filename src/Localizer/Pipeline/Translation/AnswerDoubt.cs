using Localizer.InlineCodes;
using Localizer.Model;
using Localizer.Text;
using Word = Localizer.InlineCodes.Word;

namespace Localizer.Pipeline.Translation;

/// <summary>What makes a translation doubtful whose codes can be proven: services stop translating at tokens that they do not know.</summary>
internal enum AnswerFlaw
{
    /// <summary>It is the source.</summary>
    Unchanged,

    /// <summary>A part of it is the source's.</summary>
    PartUntranslated,

    /// <summary>Its end is missing.</summary>
    CutOff,
}

/// <summary>A doubt about a translation.</summary>
/// <param name="Flaw">What is wrong, as far as can be told.</param>
/// <param name="WordsLeft">How many words of the source stand in it.</param>
/// <remarks>
/// Nothing is known of the languages, so the signs are strong ones. Untranslated: four words of the source in a row, names, numbers and
/// terms not counted, where other words of it were translated, or two that are all that follows a code or a term which stays as it is;
/// between languages that share many words, twice as many. Cut off: two of three, a lost stop at the end, a lost term that stays as it
/// is, much too little text. A false doubt costs further questions, and a mark.
/// </remarks>
internal sealed record AnswerDoubt(AnswerFlaw Flaw, int WordsLeft)
{
    private const int FewestWords = 4;
    private const int FewestWordsOfRelatives = 8;
    private const int ShortestText = 40;

    // Of a word that a long text has again and again; else the work would grow with the square of the length.
    private const int MostPlaces = 200;

    private const string Stops = ".!?…。！？।؟";

    // Languages that have many words in common, letter for letter.
    private static readonly string[][] Relatives =
    [
        ["es", "pt", "gl", "ca", "it"], ["da", "nb", "nn", "no", "sv"], ["cs", "sk"], ["id", "ms"], ["hr", "bs", "sr", "sl"],
        ["ru", "uk", "be", "bg", "mk"], ["zh", "ja"], ["nl", "af"], ["hi", "mr", "ne"], ["fa", "ps", "ur", "ar"],
    ];

    /// <summary>What the flaw is called, to stand after "a translation".</summary>
    public string Words => Flaw switch
    {
        AnswerFlaw.Unchanged => "that is the source, unchanged",
        AnswerFlaw.PartUntranslated => "of which a part is left in the source language",
        _ => "that is cut off",
    };

    /// <summary>Why a person has to look at a translation that has the flaw.</summary>
    public ReviewReason Review => Flaw == AnswerFlaw.CutOff ? ReviewReason.CutOff : ReviewReason.PartUntranslated;

    /// <summary>Looks for a doubt.</summary>
    /// <param name="text">The text that was translated.</param>
    /// <param name="target">Its translation, without codes.</param>
    /// <param name="to">The translation's locale.</param>
    /// <returns>The doubt, or <see langword="null"/>.</returns>
    public static AnswerDoubt? About(PendingText text, string target, Locale to)
    {
        if (text.From.Language == to.Language)
            return null;
        var source = SourceWords(text);
        var words = WordsOf(target);
        var fewest = AreRelatives(text.From.Language, to.Language) ? FewestWordsOfRelatives : FewestWords;
        var present = words.ToHashSet(StringComparer.Ordinal);
        var isSame = source.Select(word => word.Text).SequenceEqual(words, StringComparer.Ordinal);
        if (HasRun(source, words, fewest))
        {
            var left = source.Where(word => present.Contains(word.Text)).Sum(word => word.Weight);
            if (isSame)
                return new AnswerDoubt(AnswerFlaw.Unchanged, left);
            if (source.Exists(word => word.Weight > 0 && !present.Contains(word.Text)))
                return new AnswerDoubt(AnswerFlaw.PartUntranslated, left);
        }

        if (TailLeft(text, source, words) is var tail && tail >= fewest / 2 && (isSame || source.Exists(word => !present.Contains(word.Text))))
            return new AnswerDoubt(AnswerFlaw.PartUntranslated, tail);
        return IsCutOff(text, target) ? new AnswerDoubt(AnswerFlaw.CutOff, int.MaxValue) : null;
    }

    private static bool AreRelatives(string one, string other) => Array.Exists(Relatives, group => group.Contains(one) && group.Contains(other));

    private static List<string> WordsOf(string text) => InlineCodes.Words.Of(text).ConvertAll(word => text[word.Start..word.End]);

    private static List<SourceWord> SourceWords(PendingText text)
    {
        var source = text.Source.Text;
        return InlineCodes.Words.Of(source).ConvertAll(word => new SourceWord(source[word.Start..word.End], word.Start, word.End, WeightOf(text, word)));
    }

    // What may well be the same in both languages weighs nothing: names, and any word with a capital letter but the first may be one.
    // In scripts without spaces a word is a whole clause.
    private static int WeightOf(PendingText text, Word word)
    {
        var letters = text.Source.Text.AsSpan(word.Start, word.End - word.Start);
        if (letters.Length == 1 || (char.IsUpper(letters[0]) && word.Start > 0) || letters.ContainsAnyInRange('0', '9') || text.Untouchable.Any(term => term.Start < word.End && word.Start < term.Start + term.Length))
            return 0;
        return WordEdges.IsUnspaced(letters[0]) ? letters.Length / 2 : 1;
    }

    // Whether words of so much weight stand in both texts in the same order with nothing between them.
    private static bool HasRun(List<SourceWord> source, List<string> target, int weight)
    {
        var places = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < source.Count; i++)
        {
            if (!places.TryGetValue(source[i].Text, out var list))
                places.Add(source[i].Text, list = []);
            if (list.Count < MostPlaces)
                list.Add(i);
        }

        var last = new Dictionary<int, int>();
        foreach (var word in target)
        {
            var now = new Dictionary<int, int>();
            foreach (var place in places.GetValueOrDefault(word) ?? [])
            {
                now[place] = last.GetValueOrDefault(place - 1) + source[place].Weight;
                if (now[place] >= weight)
                    return true;
            }

            last = now;
        }

        return false;
    }

    // The weight of the words at the end that are the source's, all that follows a code or a term which stays as it is; else 0.
    private static int TailLeft(PendingText text, List<SourceWord> source, List<string> target)
    {
        var (same, weight, left) = (0, 0, 0);
        while (same < Math.Min(source.Count, target.Count) && source[^(same + 1)].Text == target[^(same + 1)])
        {
            same++;
            weight += source[^same].Weight;
            if (FollowsToken(text, source, source.Count - same))
                left = weight;
        }

        return left;
    }

    private static bool FollowsToken(PendingText text, List<SourceWord> source, int index)
    {
        var (start, end) = index == 0 ? (0, 0) : (source[index - 1].Start, source[index - 1].End);
        return text.Source.Codes.Any(code => end <= code.Offset && code.Offset <= source[index].Start)
            || text.Untouchable.Any(term => term.Start < end && start < term.Start + term.Length);
    }

    private static bool IsCutOff(PendingText text, string target)
    {
        var source = text.Source.Text;
        var hasLostStop = source.Length >= ShortestText && EndsWithStop(source) && !EndsWithStop(target);
        var hasLostTerm = text.Untouchable.Any(term => !target.Contains(source.Substring(term.Start, term.Length), StringComparison.OrdinalIgnoreCase));
        if (!hasLostStop && !hasLostTerm)
            return false;
        return (hasLostStop && hasLostTerm) || IsMuchTooShort(source, target);
    }

    private static bool EndsWithStop(string text)
    {
        var end = text.AsSpan().TrimEnd(" \t\n\u00A0\"'”’»)]」』");
        return !end.IsEmpty && Stops.Contains(end[^1], StringComparison.Ordinal);
    }

    // Scripts without spaces take about a third of the characters that others do.
    private static bool IsMuchTooShort(string source, string target)
    {
        const int Denser = 3;
        var (from, to) = (Volume(source), Volume(target));
        return to * 2 < from;

        static int Volume(string text) => text.Sum(character => WordEdges.IsUnspaced(character) ? Denser : char.IsLetterOrDigit(character) ? 1 : 0);
    }

    private readonly record struct SourceWord(string Text, int Start, int End, int Weight);
}
