using System.Collections.Immutable;
using Localizer.Model;
using Localizer.Text;

namespace Localizer.Glossaries;

/// <summary>A glossary term and where a text has it.</summary>
/// <param name="Term">The term.</param>
/// <param name="Start">First UTF-16 unit of the occurrence.</param>
/// <param name="Length">Length in UTF-16 units, a plural or possessive ending not included.</param>
public readonly record struct FoundTerm(Term Term, int Start, int Length)
{
    /// <summary>The place and the term's spelling in the glossary.</summary>
    public TermOccurrence Occurrence => new(Term.Source, Start, Length);
}

/// <summary>
/// A glossary made ready for searching: of overlapping terms it finds the leftmost, of those the longest. It does not change, and may
/// be used by many threads at once.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>A term with an upper-case letter after its first character, with a digit, or all in capitals is found only as it is spelled
/// (H20, CUDA, DeepSeek); any other in any case, unless its <see cref="Term.Casing"/> says otherwise. A spelling that fits exactly goes
/// before one that differs in case.</item>
/// <item>Terms stand between word boundaries. Letters, digits, combining marks and <c>_</c> belong to a word, a hyphen does not:
/// "Nvidia-backed" holds Nvidia, H200 does not hold H20. Scripts without spaces between words have a boundary at every letter.</item>
/// <item>The last word may have an English plural ending (<c>s</c>; <c>es</c> after s, x, z, ch, sh and o) or a possessive one; the
/// occurrence ends before it. Words of less than three letters have no plural unless their case matters, and
/// <see cref="Term.Match"/> may say that a term has no ending, or that its words go on.</item>
/// <item>Texts need not be in NFC; places are those of the text as it is given.</item>
/// <item>Typographic and plain apostrophes are alike, and hyphens; so are all runs of white space, no-break spaces included.</item>
/// <item>What is part of a longer name is no occurrence: URLs, e-mail addresses, file names and paths, hashtags and handles.</item>
/// </list>
/// Time grows with the text's length times the longest term's at worst.
/// </remarks>
public sealed class Termbase
{
    /// <summary>The longest term, in UTF-16 units. It bounds the work for each word of a text.</summary>
    public const int MaxTermLength = 500;

    private Termbase(ImmutableArray<Term> terms, TokenTrie index, TermPatterns patterns)
    {
        Terms = terms;
        Index = index;
        Patterns = patterns;
    }

    /// <summary>No terms.</summary>
    public static Termbase Empty { get; } = Create([]);

    /// <summary>The terms in their order, sources and forms in NFC, those that a nearer one hides left out.</summary>
    public ImmutableArray<Term> Terms { get; }

    /// <summary>The terms by their words.</summary>
    internal TokenTrie Index { get; }

    /// <summary>The terms whose words stand for more than one word.</summary>
    internal TermPatterns Patterns { get; }

    /// <summary>
    /// Makes the index. Of terms with the same source the first counts; white space, typographic apostrophes and hyphens make no
    /// difference. Terms that differ only in case are all kept: each is found as it is spelled, the first also in any other case
    /// (unless its case matters).
    /// </summary>
    /// <param name="terms">The terms, the nearest glossary's first.</param>
    /// <exception cref="ArgumentException">A term's source is blank or longer than <see cref="MaxTermLength"/>.</exception>
    public static Termbase Create(IEnumerable<Term> terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var index = new TokenTrie();
        var patterns = new TermPatterns();
        var kept = ImmutableArray.CreateBuilder<Term>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var term in terms)
        {
            var canonical = TermTokens.Canonical(term.Source);
            if (canonical.Length is 0 or > MaxTermLength)
                throw new ArgumentException($"A term has from 1 to {MaxTermLength} characters.", nameof(terms));
            if (!seen.Add(canonical))
                continue;

            var number = kept.Count;
            kept.Add(Composed(term));
            var isSensitive = TermCase.IsSensitive(term);
            if (term.Match is TermMatch.Prefix or TermMatch.Wildcard)
            {
                if (patterns.Count == TermPatterns.MaxPatterns)
                    throw new ArgumentException($"A glossary has at most {TermPatterns.MaxPatterns} prefixes and wildcards.", nameof(terms));
                patterns.Add(term.Match == TermMatch.Prefix ? canonical + "*" : canonical, number, isSensitive);
            }
            else if (isSensitive || index.Add(canonical, number, asSpelled: false) != number)
            {
                index.Add(canonical, number, asSpelled: true);
            }
        }

        return new Termbase(kept.DrainToImmutable(), index, patterns);
    }

    /// <summary>The terms of a text from left to right; they do not overlap.</summary>
    /// <param name="text">The text without inline codes, so that terms are seen through them; may be empty.</param>
    public ImmutableArray<FoundTerm> Find(string text) => TermMatcher.Find(this, text, out _);

    /// <summary>The terms of a text that are not translated.</summary>
    /// <param name="text">The text without inline codes.</param>
    public IEnumerable<TermOccurrence> FindUntouchable(string text) =>
        Find(text).Where(found => found.Term.DoNotTranslate).Select(found => found.Occurrence);

    /// <summary>Whether a text has terms that are not translated, and no letter besides them.</summary>
    /// <param name="text">The text without inline codes.</param>
    public bool IsAllUntouchable(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var position = 0;
        foreach (var occurrence in FindUntouchable(text))
        {
            if (text.AsSpan(position, occurrence.Start - position).ContainsLetter())
                return false;
            position = occurrence.Start + occurrence.Length;
        }

        return position > 0 && !text.AsSpan(position).ContainsLetter();
    }

    // Nearly all terms are composed already.
    private static Term Composed(Term term)
    {
        var source = CanonicalComposition.Compose(term.Source);
        if (term.Targets.Any(form => !ReferenceEquals(CanonicalComposition.Compose(form.Value), form.Value)))
            term = term with { Targets = term.Targets.ToImmutableDictionary(form => form.Key, form => CanonicalComposition.Compose(form.Value)) };
        return ReferenceEquals(source, term.Source) ? term : term with { Source = source };
    }
}
