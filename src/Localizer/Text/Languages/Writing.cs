namespace Localizer.Text.Languages;

/// <summary>What a text is written with, as far as it tells languages apart.</summary>
internal enum Writing
{
    /// <summary>Too few letters to say, or about as many of one script as of another.</summary>
    Unknown,

    /// <summary>Latin letters.</summary>
    Latin,

    /// <summary>Cyrillic letters.</summary>
    Cyrillic,

    /// <summary>Greek letters.</summary>
    Greek,

    /// <summary>Arabic letters.</summary>
    Arabic,

    /// <summary>Hebrew letters.</summary>
    Hebrew,

    /// <summary>Devanagari.</summary>
    Devanagari,

    /// <summary>Thai letters.</summary>
    Thai,

    /// <summary>Hangul.</summary>
    Hangul,

    /// <summary>Kana, with or without ideographs.</summary>
    Kana,

    /// <summary>Ideographs without kana.</summary>
    Ideographs,
}

/// <summary>Finds out what a text is written with.</summary>
internal static class Writings
{
    private const int FewestLetters = 4;

    // Foreign names are written with their own letters in any script: so many of ten letters have to agree.
    private const int MostOfTen = 7;

    /// <summary>What most of a text is written with.</summary>
    /// <param name="text">The text.</param>
    public static Writing Of(ReadOnlySpan<char> text)
    {
        Span<int> counts = stackalloc int[(int)Writing.Ideographs + 1];
        counts.Clear();
        var letters = 0;
        foreach (var character in text)
        {
            if (!char.IsLetter(character))
                continue;

            // An ideograph or a syllable says as much as some letters.
            var writing = Of(character);
            var weight = writing >= Writing.Hangul ? 3 : 1;
            letters += weight;
            counts[(int)writing] += weight;
        }

        if (letters < FewestLetters)
            return Writing.Unknown;
        if (counts[(int)Writing.Kana] > 0)
        {
            counts[(int)Writing.Kana] += counts[(int)Writing.Ideographs];
            counts[(int)Writing.Ideographs] = 0;
        }

        for (var writing = Writing.Latin; writing <= Writing.Ideographs; writing++)
        {
            if (counts[(int)writing] * 10 >= letters * MostOfTen)
                return writing;
        }

        return Writing.Unknown;
    }

    /// <summary>What a language is written with, of those that are told apart; <see cref="Writing.Unknown"/> for others.</summary>
    /// <param name="language">The language's subtag.</param>
    /// <param name="script">The script's subtag, or <see langword="null"/> for the language's usual one.</param>
    public static Writing Of(string language, string? script) => Cldr.Likely(language, script, region: null).Script switch
    {
        "Latn" => Writing.Latin,
        "Cyrl" => Writing.Cyrillic,
        "Grek" => Writing.Greek,
        "Arab" => Writing.Arabic,
        "Hebr" => Writing.Hebrew,
        "Deva" => Writing.Devanagari,
        "Thai" => Writing.Thai,
        "Kore" => Writing.Hangul,
        "Jpan" => Writing.Kana,
        "Hans" or "Hant" => Writing.Ideographs,
        _ => Writing.Unknown,
    };

    private static Writing Of(char letter) => letter switch
    {
        < '\u0250' or (>= '\u1E00' and <= '\u1EFF') => Writing.Latin,
        >= '\u0370' and <= '\u03FF' or (>= '\u1F00' and <= '\u1FFF') => Writing.Greek,
        >= '\u0400' and <= '\u052F' => Writing.Cyrillic,
        >= '\u0590' and <= '\u05FF' => Writing.Hebrew,
        >= '\u0600' and <= '\u077F' or (>= '\uFB50' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC') => Writing.Arabic,
        >= '\u0900' and <= '\u097F' => Writing.Devanagari,
        >= '\u0E00' and <= '\u0E7F' => Writing.Thai,
        >= '\u3041' and <= '\u30FF' => Writing.Kana,
        >= '\u1100' and <= '\u11FF' or (>= '\uAC00' and <= '\uD7AF') => Writing.Hangul,
        _ => WordEdges.IsIdeographic(letter) ? Writing.Ideographs : Writing.Unknown,
    };
}
