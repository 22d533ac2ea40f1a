using Localizer.Text;

namespace Localizer.Glossaries;

/// <summary>A form that stands in a text.</summary>
/// <param name="Group">The group that the form belongs to.</param>
/// <param name="Form">The form as it was added.</param>
/// <param name="Start">Its first UTF-16 unit in the text.</param>
/// <param name="Length">Its length in UTF-16 units.</param>
internal readonly record struct FoundForm(int Group, string Form, int Start, int Length);

/// <summary>
/// Finds many forms in one pass over a text. Forms come in groups, such as all that may stand for one term: of those of one group that
/// overlap the leftmost counts, of these the longest; those of different groups may overlap.
/// </summary>
internal sealed class FormFinder
{
    private readonly TokenTrie _trie = new();
    private readonly List<(string Form, List<int> Groups)> _forms = [];
    private int _groups;

    /// <summary>A new group.</summary>
    /// <returns>Its number, counted from 0.</returns>
    public int AddGroup() => _groups++;

    /// <summary>Adds a form to a group; a blank one is passed over.</summary>
    /// <param name="group">The group.</param>
    /// <param name="form">The form.</param>
    /// <param name="asSpelled">Whether it is found only as it is spelled.</param>
    public void Add(int group, string form, bool asSpelled)
    {
        var canonical = TermTokens.Canonical(form);
        if (canonical.Length == 0)
            return;
        var number = _trie.Add(canonical, _forms.Count, asSpelled);
        if (number == _forms.Count)
            _forms.Add((canonical, []));
        if (!_forms[number].Groups.Contains(group))
            _forms[number].Groups.Add(group);
    }

    /// <summary>Where the forms stand in a text, from left to right.</summary>
    /// <param name="text">The text, in NFC.</param>
    /// <param name="names">Names inside of which nothing counts, or <see langword="null"/> for all names.</param>
    public List<FoundForm> Find(string text, HashSet<string>? names)
    {
        var tokens = TermTokens.Of(text);
        var numbers = tokens.ConvertAll(token => _trie.TokenNumber(TermTokens.Key(text, token)));
        var excluded = new NameRanges(text, names);
        var found = new List<FoundForm>();
        var free = new int[_groups];
        var atFirst = new Dictionary<int, (int Form, int Last)>();
        for (var first = 0; first < tokens.Count; first++)
        {
            atFirst.Clear();
            var node = TokenTrie.Root;
            for (var i = first; i < tokens.Count && (node = _trie.Step(node, numbers[i])) != TokenTrie.None; i++)
            {
                for (var at = _trie.PhrasesAt(node); at != TokenTrie.None; at = _trie[at].Next)
                    Note(_trie[at], text, tokens, first, i, atFirst);
            }

            if (atFirst.Count == 0 || excluded.HoldsPartOf(tokens[first].Start, tokens[atFirst.Values.Max(match => match.Last)].End))
                continue;
            foreach (var (group, (form, last)) in atFirst)
            {
                if (free[group] > first)
                    continue;
                found.Add(new FoundForm(group, _forms[form].Form, tokens[first].Start, tokens[last].End - tokens[first].Start));
                free[group] = last + 1;
            }
        }

        return found;
    }

    // "EE. UU.en" is not "EE. UU.": after a sign that ends a form comes no letter.
    private static bool GoesOn(string text, int end) =>
        end < text.Length && !char.IsLetterOrDigit(text[end - 1]) && !char.IsWhiteSpace(text[end - 1]) && char.IsLetterOrDigit(text[end]) && !WordEdges.IsUnspaced(text[end]);

    private void Note(TriePhrase phrase, string text, List<TermToken> tokens, int first, int last, Dictionary<int, (int Form, int Last)> atFirst)
    {
        if (phrase.Spelling is { } spelling && !TermTokens.IsSpelled(spelling, text, tokens[first].Start, tokens[last].End))
            return;
        if (GoesOn(text, tokens[last].End))
            return;
        foreach (var group in _forms[phrase.Phrase].Groups)
        {
            if (!atFirst.TryGetValue(group, out var longest) || longest.Last < last)
                atFirst[group] = (phrase.Phrase, last);
        }
    }
}
