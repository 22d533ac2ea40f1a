using Localizer.Model;
using Localizer.Text;
using Localizer.Text.Languages;

namespace Localizer.Quality.Checks;

/// <summary>Whether a translation is plainly in another language than it should be, by its letters and its commonest words.</summary>
internal sealed class WrongLanguageCheck : SegmentCheck
{
    private const int FewestWords = 3;
    private const int ManyLetters = 40;

    /// <inheritdoc/>
    public override CheckRule Rule { get; } = new(
        "wrong-language", Severity.Warning, CheckScope.Segment, "A translation into another language than was asked for is none.", "Translate it into the page's language.")
    {
        Bad =
        [
            new("vi", "He said that the shares of the company will fall.", "Dijo que las acciones de la empresa van a caer."),
            new("ja", "He said that the shares will fall.", "Er sagte, dass die Aktien fallen werden."),
            new("es", "He said that the shares will fall.", "Ông nói rằng cổ phiếu của công ty sẽ giảm."),
        ],
        Good = [new("es", "He said that the shares will fall.", "Dijo que las acciones van a caer."), new("ja", "Nvidia", "Nvidia")],
    };

    /// <inheritdoc/>
    public override Fault? Find(CheckedPair pair)
    {
        if (pair.From.Language == pair.To.Language || pair.Source.Equals(pair.Target, StringComparison.Ordinal))
            return null;
        if (ScriptFault(pair) is { } fault)
            return fault;
        var words = pair.TargetWords;
        var languages = StopWords.Languages;
        if (languages.IndexOf(pair.To.Language) is not (>= 0 and var to))
            return ByHabits(pair);
        Span<int> counts = stackalloc int[languages.Length];
        StopWords.Count(pair.Target, words, counts);
        var own = counts[to];
        for (var i = 0; i < languages.Length; i++)
        {
            if (i != to && languages[i] != pair.From.Language && counts[i] >= FewestWords && counts[i] > own * 3 && counts[i] * 6 >= words.Count)
                return Foreign(pair, languages[i]);
        }

        return own == 0 ? ByHabits(pair) : null;
    }

    // Where no word tells, a long text's letters may. What is mostly names from the source is in no language.
    private static Fault? ByHabits(CheckedPair pair)
    {
        if (pair.Languages is not { } finder || pair.TargetVolume < ManyLetters || IsFromSource(pair))
            return null;
        var found = finder.Find(pair.Target, pair.To.Language, pair.To.Script, [pair.From.Language]);
        return found is not null && found != pair.To.Language ? Foreign(pair, found) : null;
    }

    private static Fault Foreign(CheckedPair pair, string language) => new($"“{Words.Shown(pair.Target)}” seems to be in another language ({language}) than {pair.To}.");

    private static Fault? ScriptFault(CheckedPair pair)
    {
        var (ideographs, kana, letters, vietnamese) = (0, 0, 0, 0);
        foreach (var character in pair.Target)
        {
            if (character is >= '\u3041' and <= '\u30FF' and not '・' and not 'ー')
                kana++;
            else if (WordEdges.IsIdeographic(character) && char.IsLetter(character))
                ideographs++;
            else if (char.IsLetter(character))
            {
                letters++;
                vietnamese += character is >= '\u1EA0' and <= '\u1EF9' or 'ơ' or 'ư' or 'đ' ? 1 : 0;
            }
        }

        var isWrong = pair.To.Language switch
        {
            "ja" => (kana + ideographs == 0 && letters > 24 && !IsFromSource(pair)) || (kana == 0 && ideographs > 11),
            "zh" => (kana + ideographs == 0 && letters > 24 && !IsFromSource(pair)) || (kana > 3 && kana * 4 > ideographs),
            "vi" => kana + ideographs > letters && kana + ideographs > 3,
            "es" or "de" or "fr" or "en" or "it" or "pt" => (kana + ideographs > letters && kana + ideographs > 3) || vietnamese * 8 > letters,
            _ => false,
        };
        return isWrong ? new Fault($"“{Words.Shown(pair.Target)}” is not written as {pair.To} is.") : null;
    }

    // A name that stays as it is may be long; a sentence of words that the source lacks is another language.
    private static bool IsFromSource(CheckedPair pair)
    {
        var words = pair.TargetWords;
        return words.Count(word => pair.Source.AsSpan().Contains(word.In(pair.Target), StringComparison.Ordinal)) * 2 >= words.Count;
    }
}
