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
        var words = InlineCodes.Words.Of(text.Source.Text);
        var weights = WeightsOf(text, words);
        var overlap = new WordOverlap(text.Source.Text, words, weights, target);
        var fewest = AreRelatives(text.From.Language, to.Language) ? FewestWordsOfRelatives : FewestWords;
        if (overlap.HasRun(fewest))
        {
            if (overlap.IsSame)
                return new AnswerDoubt(AnswerFlaw.Unchanged, overlap.WeightPresent);
            if (overlap.Lacks(weight: 1))
                return new AnswerDoubt(AnswerFlaw.PartUntranslated, overlap.WeightPresent);
        }

        if (TailLeft(text, words, weights, overlap.SameAtEnd) is var tail && tail >= fewest / 2 && (overlap.IsSame || overlap.Lacks(weight: 0)))
            return new AnswerDoubt(AnswerFlaw.PartUntranslated, tail);
        return IsCutOff(text, target) ? new AnswerDoubt(AnswerFlaw.CutOff, int.MaxValue) : null;
    }

    private static bool AreRelatives(string one, string other) => Array.Exists(Relatives, group => group.Contains(one) && group.Contains(other));

    private static int[] WeightsOf(PendingText text, List<Word> words)
    {
        var weights = new int[words.Count];
        for (var i = 0; i < weights.Length; i++)
            weights[i] = WeightOf(text, words[i]);
        return weights;
    }

    // What may well be the same in both languages weighs nothing: names, and any word with a capital letter but the first may be one.
    // In scripts without spaces a word is a whole clause; in languages that have them a word of such a script is a name.
    private static int WeightOf(PendingText text, Word word)
    {
        var letters = text.Source.Text.AsSpan(word.Start, word.End - word.Start);
        if (letters.Length == 1 || (char.IsUpper(letters[0]) && word.Start > 0) || letters.ContainsAnyInRange('0', '9') || IsTerm(text, word.Start, word.End))
            return 0;
        return !WordEdges.IsUnspaced(letters[0]) ? 1 : UnspacedLanguages.Has(text.From.Language) ? letters.Length / 2 : 0;
    }

    // The weight of the words at the end that are the same in both, all that follows a code or a term which stays as it is; else 0.
    private static int TailLeft(PendingText text, List<Word> words, int[] weights, int same)
    {
        var (weight, left) = (0, 0);
        for (var i = words.Count - 1; i >= words.Count - same; i--)
        {
            weight += weights[i];
            if (FollowsToken(text, words, i))
                left = weight;
        }

        return left;
    }

    private static bool FollowsToken(PendingText text, List<Word> words, int index)
    {
        var (start, end) = index == 0 ? (0, 0) : (words[index - 1].Start, words[index - 1].End);
        foreach (var code in text.Source.Codes)
        {
            if (end <= code.Offset && code.Offset <= words[index].Start)
                return true;
        }

        return IsTerm(text, start, end);
    }

    private static bool IsTerm(PendingText text, int start, int end)
    {
        foreach (var term in text.Untouchable)
        {
            if (term.Start < end && start < term.Start + term.Length)
                return true;
        }

        return false;
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
}
