using System.Collections.Immutable;
using Localizer.Model;

namespace Localizer.Glossaries;

/// <summary>A term at its place in a text.</summary>
/// <param name="Term">The term.</param>
/// <param name="Start">First UTF-16 unit of the occurrence.</param>
/// <param name="Length">Length in UTF-16 units, a plural or possessive ending not included.</param>
public readonly record struct FoundTerm(Term Term, int Start, int Length);

/// <summary>
/// The glossary's terms, indexed by a trie over words, so that a text is searched in one pass whatever their number. Matches are
/// whole words, the longest at each place, from left to right; any white space between words will do, and English plurals count.
/// A hyphen ends a word (<c>Nvidia-backed</c> holds Nvidia); a name inside a URL, an e-mail address or a file name is none.
/// </summary>
public sealed class Termbase
{
    private readonly Dictionary<(int Node, string Token), int> _children = [];
    private readonly List<List<Term>> _terms = [[]];

    /// <summary>Indexes terms.</summary>
    /// <param name="terms">The terms; of two with one source the first is taken.</param>
    public Termbase(IEnumerable<Term> terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        foreach (var term in terms)
            Add(term);
    }

    /// <summary>No terms.</summary>
    public static Termbase Empty { get; } = new([]);

    /// <summary>How many terms there are.</summary>
    public int Count { get; private set; }

    /// <summary>Finds the terms of a text.</summary>
    /// <param name="text">The text without its inline codes, so that a term is found across them.</param>
    /// <returns>The occurrences in reading order; they do not overlap.</returns>
    public IReadOnlyList<FoundTerm> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = new List<FoundTerm>();
        if (Count == 0)
            return found;
        var tokens = TermToken.Read(text);
        for (var i = 0; i < tokens.Count;)
        {
            var (term, length) = LongestAt(text, tokens, i);
            if (term is null || IsInsideAddress(text, tokens[i].Start))
            {
                i++;
                continue;
            }

            var last = tokens[i + length - 1];
            found.Add(new FoundTerm(term, tokens[i].Start, last.End - tokens[i].Start - EndingLength(text, last, term)));
            i += length;
        }

        return found;
    }

    /// <summary>Finds the terms that stay as they are.</summary>
    /// <param name="text">The text without its inline codes.</param>
    public IEnumerable<TermOccurrence> FindUntouchable(string text) => Find(text)
        .Where(found => found.Term.DoNotTranslate)
        .Select(found => new TermOccurrence(found.Term.Source, found.Start, found.Length));

    /// <summary>Whether a text has words, and all of them are terms that stay as they are.</summary>
    /// <param name="text">The text without its inline codes.</param>
    public bool IsAllUntouchable(string text)
    {
        var position = 0;
        var any = false;
        foreach (var occurrence in FindUntouchable(text))
        {
            if (text.AsSpan(position, occurrence.Start - position).ContainsLetter())
                return false;
            position = occurrence.Start + occurrence.Length;
            any = true;
        }

        return any && !text.AsSpan(position).ContainsLetter();
    }

    private void Add(Term term)
    {
        var node = 0;
        foreach (var token in TermToken.Read(term.Source))
        {
            var key = (node, KeyOf(token.Fold(term.Source), token, isFirst: node == 0));
            if (!_children.TryGetValue(key, out var child))
            {
                _children.Add(key, child = _terms.Count);
                _terms.Add([]);
            }

            node = child;
        }

        if (node == 0 || _terms[node].Exists(other => other.Source == term.Source))
            return;
        _terms[node].Add(term);
        Count++;
    }

    private static string KeyOf(string folded, TermToken token, bool isFirst) => token.IsAfterSpace && !isFirst ? " " + folded : folded;

    private (Term? Term, int Length) LongestAt(string text, List<TermToken> tokens, int first)
    {
        var (node, best, bestLength) = (0, (Term?)null, 0);
        for (var i = first; i < tokens.Count; i++)
        {
            var folded = tokens[i].Fold(text);
            foreach (var singular in Singulars(folded))
            {
                if (_children.TryGetValue((node, KeyOf(singular, tokens[i], i == first)), out var plural) && TermAt(plural, text, tokens[first].Start) is { } term)
                    (best, bestLength) = (term, i - first + 1);
            }

            if (!_children.TryGetValue((node, KeyOf(folded, tokens[i], i == first)), out node))
                break;
            if (TermAt(node, text, tokens[first].Start) is { } exact)
                (best, bestLength) = (exact, i - first + 1);
        }

        return (best, bestLength);
    }

    private Term? TermAt(int node, string text, int start)
    {
        foreach (var term in _terms[node])
        {
            if (!term.IsCaseSensitive || HasCaseOf(term.Source, text, start))
                return term;
        }

        return null;
    }

    // Both have the same tokens but for case and white space, so letters can be compared one by one, white space skipped.
    private static bool HasCaseOf(string source, string text, int start)
    {
        foreach (var character in source)
        {
            if (char.IsWhiteSpace(character))
                continue;
            while (start < text.Length && char.IsWhiteSpace(text[start]))
                start++;
            if (start >= text.Length || (text[start] != character && !(character is '\'' or '’' && text[start] is '\'' or '’')))
                return false;
            start++;
        }

        return true;
    }

    private static IEnumerable<string> Singulars(string folded)
    {
        if (folded.Length > 3 && folded.EndsWith("ies", StringComparison.Ordinal))
            yield return folded[..^3] + "y";
        if (folded.Length > 2 && folded.EndsWith("es", StringComparison.Ordinal))
            yield return folded[..^2];
        if (folded.Length > 1 && folded[^1] == 's')
            yield return folded[..^1];
    }

    private static int EndingLength(string text, TermToken last, Term term)
    {
        var tokens = TermToken.Read(term.Source);
        return Math.Max(0, last.End - last.Start - (tokens[^1].End - tokens[^1].Start));
    }

    /// <summary>Whether a place lies in a hashtag, a mention, a URL, an e-mail address or a file name.</summary>
    private static bool IsInsideAddress(string text, int position)
    {
        var (start, end) = (position, position);
        while (start > 0 && !char.IsWhiteSpace(text[start - 1]))
            start--;
        while (end < text.Length && !char.IsWhiteSpace(text[end]))
            end++;
        if (position > start && text[position - 1] is '#' or '@')
            return true;
        var run = text.AsSpan(start, end - start).TrimEnd(".,;:!?)]}\"'”’»");
        if (run.Contains("://", StringComparison.Ordinal) || run.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
            return true;
        var at = run.IndexOf('@');
        if (at > 0 && at < run.Length - 1)
            return true;
        var dot = run.LastIndexOf('.');
        var extension = dot > 0 ? run[(dot + 1)..] : default;
        return extension.Length is >= 2 and <= 5 && !extension.ContainsAnyExceptInRange('a', 'z') && char.IsLetterOrDigit(run[dot - 1]);
    }
}

/// <summary>Questions about spans of text.</summary>
internal static class TextSpans
{
    /// <summary>Whether a span has a letter.</summary>
    public static bool ContainsLetter(this ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (char.IsLetter(character))
                return true;
        }

        return false;
    }
}
