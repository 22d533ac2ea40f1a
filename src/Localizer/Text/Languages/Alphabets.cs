using System.Buffers;
using System.Collections.Frozen;

namespace Localizer.Text.Languages;

/// <summary>What languages are written with: letters that a language does not have show that a text is in another one.</summary>
internal static class Alphabets
{
    // A name keeps the letters of its own language.
    private const int MostNames = 1;

    private const string Latin = "abcdefghijklmnopqrstuvwxyz";
    private const string Arabic = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي";

    private static readonly FrozenDictionary<string, SearchValues<char>> Letters = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ar"] = Arabic,
        ["bg"] = "абвгдежзийклмнопрстуфхцчшщъьюя",
        ["ca"] = Latin + "àçéèíïóòúü",
        ["cs"] = Latin + "áčďéěíňóřšťúůýž",
        ["da"] = Latin + "æøåé",
        ["de"] = Latin + "äöüß",
        ["en"] = Latin + "éèêçñöü",
        ["es"] = Latin + "áéíóúüñ",
        ["fa"] = Arabic + "پچژگکی",
        ["fi"] = Latin + "äöåšž",
        ["fr"] = Latin + "àâæçéèêëîïôœùûüÿ",
        ["hr"] = Latin + "čćđšž",
        ["hu"] = Latin + "áéíóöőúüű",
        ["id"] = Latin + "é",
        ["it"] = Latin + "àèéìíîòóùú",
        ["nb"] = Latin + "æøåéêèóòô",
        ["nl"] = Latin + "áéíóúèêëïöü",
        ["no"] = Latin + "æøåéêèóòô",
        ["pl"] = Latin + "ąćęłńóśźż",
        ["pt"] = Latin + "áâãàçéêíóôõúü",
        ["ro"] = Latin + "ăâîșțşţ",
        ["ru"] = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        ["sk"] = Latin + "áäčďéíĺľňóôŕšťúýž",
        ["sv"] = Latin + "åäöéü",
        ["tr"] = Latin + "çğıöşüâîû",
        ["vi"] = Latin + "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ",
        ["uk"] = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    }.ToFrozenDictionary(pair => pair.Key, pair => SearchValues.Create(pair.Value + pair.Value.ToUpperInvariant() + (pair.Key == "tr" ? "İ" : "")), StringComparer.Ordinal);

    /// <summary>The languages whose letters are known.</summary>
    public static IEnumerable<string> Languages => Letters.Keys;

    /// <summary>Whether a text may be in a language by its letters: all but a name's are the language's. What is not known of is not excluded.</summary>
    /// <param name="text">The text, in composed form.</param>
    /// <param name="words">Its words.</param>
    /// <param name="language">The language's subtag.</param>
    public static bool Admit(string text, List<Word> words, string language)
    {
        if (!Letters.TryGetValue(language, out var letters))
            return true;
        var strange = 0;
        foreach (var word in words)
        {
            if (HasStranger(word.In(text), letters) && ++strange > MostNames)
                return false;
        }

        return true;
    }

    private static bool HasStranger(ReadOnlySpan<char> word, SearchValues<char> letters)
    {
        for (var at = word.IndexOfAnyExcept(letters); at >= 0;)
        {
            if (char.IsLetter(word[at]))
                return true;
            word = word[(at + 1)..];
            at = word.IndexOfAnyExcept(letters);
        }

        return false;
    }
}
