namespace Localizer.Glossaries;

/// <summary>Tells a word that may be an English plural.</summary>
internal sealed class PluralRule
{
    /// <summary>For terms whose case matters: the ending is in small letters (GPUs), and two letters are a word (AIs).</summary>
    public static readonly PluralRule AsSpelled = new(StringComparison.Ordinal, shortestWord: 2);

    /// <summary>For terms in any case; a word shorter than three letters has no plural, or "as" were the plural of "a".</summary>
    public static readonly PluralRule AnyCase = new(StringComparison.OrdinalIgnoreCase, shortestWord: 3);

    private static readonly string[] TakeEs = ["s", "x", "z", "ch", "sh", "o"];

    private readonly StringComparison _comparison;
    private readonly int _shortestWord;

    private PluralRule(StringComparison comparison, int shortestWord)
    {
        _comparison = comparison;
        _shortestWord = shortestWord;
    }

    /// <summary>Whether the word less its last letter may be a singular.</summary>
    public bool IsPluralInS(ReadOnlySpan<char> word) =>
        word.Length > _shortestWord && word.EndsWith("s", _comparison) && !word[..^1].EndsWith("s", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the word less its last two letters may be a singular.</summary>
    public bool IsPluralInEs(ReadOnlySpan<char> word)
    {
        if (word.Length < _shortestWord + 2 || !word.EndsWith("es", _comparison))
            return false;
        foreach (var ending in TakeEs)
        {
            if (word[..^2].EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
