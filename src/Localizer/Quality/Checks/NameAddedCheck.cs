using Localizer.Model;
using Localizer.Text;
using Localizer.Text.Languages;

namespace Localizer.Quality.Checks;

/// <summary>
/// Whether a translation has a name of several words that its source has not. Languages have names of their own for countries and
/// companies, so a name is only taken for an invention where no name of the source is missing that it may stand for.
/// </summary>
internal sealed class NameAddedCheck : SegmentCheck
{
    private const int FewestWords = 2;
    private const int SharedLetters = 3;

    // Of a word and the space behind it; only so much room is made at once.
    private const int UsualLength = 5;

    /// <inheritdoc/>
    public override CheckRule Rule { get; } = new(
        "name-added", Severity.Info, CheckScope.Segment, "A name that the source does not have was probably made up.", "Take it out, unless the source means it.")
    {
        Bad =
        [
            new("vi", "The company will sell the chips.", "Công ty của Tim Cook sẽ bán các con chip."), new("es", "The company will sell the chips.", "La empresa de Tim Cook venderá los chips."),
            new("zh", "The company will sell the chips.", "Tim Cook的公司将销售这些芯片。"), new("ja", "The company fell.", "会社はTim Cookで下落した。"),
        ],
        Good =
        [
            new("vi", "Jensen Huang sells chips.", "Jensen Huang bán chip."), new("es", "The U.K. sells chips.", "El Reino Unido vende chips."), new("es", "The government fell.", "El Gobierno cayó."),
            new("zh", "Chips in China", "中国的芯片"), new("vi", "Chips in South Africa", "Chip ở Nam Phi"), new("vi", "She is Chinese.", "Cô là người Trung Quốc."), new("de", "The new boss fell.", "Der Neue Chef fiel."),
        ],
    };

    /// <inheritdoc/>
    public override Fault? Find(CheckedPair pair)
    {
        // German writes all its nouns so.
        if (pair.From.Language == pair.To.Language || pair.To.Language is "de" or "lb")
            return null;
        var target = LatinWords(pair.Target);
        if (target.Count < FewestWords)
            return null;
        var names = NamesOf(pair.Target, target).Where(name => name.Count >= FewestWords).ToList();
        if (names.Count == 0)
            return null;
        var source = LatinWords(pair.Source);
        var added = names.Where(name => AreNew(pair.Target, name, pair.Source, source) && !IsOwn(pair, name)).ToList();
        if (added.Count == 0)
            return null;

        // One that goes by another name in the translation explains one; in another script the source's own are all spelled otherwise.
        var isLatin = Writings.Of(pair.To.Language, pair.To.Script) == Writing.Latin;
        return isLatin && added.Count <= NamesOf(pair.Source, source).Count(name => !name.Exists(word => HasLike(pair.Target, target, word.In(pair.Source))))
            ? null
            : new Fault($"“{Words.Shown(pair.Target.AsSpan(added[0][0].Start, added[0][^1].End - added[0][0].Start))}” does not stand in the source.");
    }

    /// <summary>The words in Latin letters. In a script without spaces they stand between words of it.</summary>
    private static List<Word> LatinWords(string text)
    {
        var words = new List<Word>(text.Length / UsualLength);
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsLatin(text[i]))
                continue;
            var start = i;
            while (i < text.Length && (IsLatin(text[i]) || (text[i] is '\'' or '’' && i + 1 < text.Length && IsLatin(text[i + 1]))))
                i++;
            words.Add(new Word(start, i - start));
        }

        return words;
    }

    /// <summary>Words that begin with a capital, one after the other. What begins a sentence may be any word.</summary>
    private static IEnumerable<List<Word>> NamesOf(string text, List<Word> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (!char.IsUpper(text[words[i].Start]) || BeginsSentence(text, words, i))
                continue;
            var name = new List<Word> { words[i] };
            for (; i + 1 < words.Count && words[i + 1].Start == words[i].End + 1 && text[words[i].End] == ' ' && char.IsUpper(text[words[i + 1].Start]); i++)
                name.Add(words[i + 1]);
            yield return name;
        }
    }

    // Among words of another script a Latin one is a name wherever it stands.
    private static bool BeginsSentence(string text, List<Word> words, int index)
    {
        var before = index == 0 ? 0 : words[index - 1].End;
        var between = text.AsSpan(before, words[index].Start - before);
        return (index == 0 || between.IndexOfAny(".!?:") >= 0) && !text.AsSpan(words[index].End).ContainsAnyInRange('\u0E00', '\u9FFF');
    }

    private static bool AreNew(string target, List<Word> name, string source, List<Word> words)
    {
        foreach (var word in name)
        {
            var text = word.In(target);
            if (text.Length < 2 || !char.IsLower(text[1]) || HasLike(source, words, text))
                return false;
        }

        return true;
    }

    // Vietnamese names of peoples, bodies and places are words of the language, each with a capital, and hardly one is without its marks.
    private static bool IsOwn(CheckedPair pair, List<Word> name) =>
        pair.To.Language == "vi" && pair.Target.AsSpan(name[0].Start, name[^1].End - name[0].Start).IndexOfAnyExceptInRange('\0', '\u007F') >= 0;

    // Endings are the languages' own; letters of an abbreviation begin too many words.
    private static bool HasLike(string text, List<Word> words, ReadOnlySpan<char> name)
    {
        var stem = name[..Math.Min(name.Length, SharedLetters)];
        foreach (var word in words)
        {
            if (word.In(text).StartsWith(stem, StringComparison.OrdinalIgnoreCase) && (stem.Length == SharedLetters || word.Length == stem.Length))
                return true;
        }

        return false;
    }

    private static bool IsLatin(char character) => char.IsLetter(character) && character is < '\u0250' or (>= '\u1E00' and <= '\u1EFF');
}
