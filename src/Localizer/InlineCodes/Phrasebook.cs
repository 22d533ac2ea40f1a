using Localizer.Model;

namespace Localizer.InlineCodes;

/// <summary>
/// What phrases are known to be in the target's language before a service is asked: a glossary's terms, the words of pairs in translations
/// that are at hand. They are anchors for codes that were lost.
/// </summary>
internal sealed class Phrasebook
{
    private readonly Dictionary<string, List<string>> _phrases = new(StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<string> _words = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds a phrase.</summary>
    /// <param name="source">Its words in the source's language; an article before them and the ending of a plural do not matter.</param>
    /// <param name="target">Its words in the target's.</param>
    public void Add(string source, string target)
    {
        var key = KeyOf(source);
        if (key.Length == 0 || string.IsNullOrWhiteSpace(target))
            return;
        if (!_phrases.TryGetValue(key, out var targets))
            _phrases.Add(key, targets = []);
        if (targets.Contains(target, StringComparer.OrdinalIgnoreCase))
            return;
        targets.Add(target);
        foreach (var word in Words.Of(target))
            _words.Add(target[word.Start..word.End]);
    }

    /// <summary>Adds what the pairs of a segment enclose.</summary>
    /// <param name="source">The segment's source.</param>
    /// <param name="target">A translation whose codes are proven.</param>
    public void Add(CodedText source, CodedText target)
    {
        var (from, to) = (new CodePlaces(source), new CodePlaces(target));
        foreach (var (_, code) in source.Codes)
        {
            if (code.Kind == CodeKind.Opening && from.TryGetSpan(source, code.Id, out var words) && to.TryGetSpan(target, code.Id, out var translation))
                Add(words.ToString(), translation.ToString());
        }
    }

    /// <summary>What a phrase is known to be, the first that was added first; none when nothing is known.</summary>
    /// <param name="source">Its words.</param>
    public IReadOnlyList<string> Of(string source) => _phrases.TryGetValue(KeyOf(source), out var targets) ? targets : [];

    /// <summary>Whether a word is one of those of the target's language that are known.</summary>
    /// <param name="word">The word.</param>
    public bool HasWord(string word) => _words.Contains(word);

    private static string KeyOf(string phrase)
    {
        var words = Words.Of(phrase);
        var first = words.Count > 1 && SmallWords.IsArticle("en", phrase[words[0].Start..words[0].End]) ? 1 : 0;
        if (words.Count == 0)
            return "";
        var key = string.Join(' ', words.Skip(first).Select(word => phrase[word.Start..word.End]));
        return key.Length > 3 && key[^1] is 's' or 'S' ? key[..^1] : key;
    }
}
