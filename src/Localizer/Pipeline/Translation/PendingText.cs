using System.Collections.Immutable;
using Localizer.Glossaries;
using Localizer.Model;
using Localizer.Providers;

namespace Localizer.Pipeline.Translation;

/// <summary>A text that waits for a service: one for all segments of a window of pages that read the same.</summary>
/// <param name="from">Its locale.</param>
/// <param name="source">The text, its codes numbered from 1.</param>
/// <param name="untouchable">The glossary's terms in it that stay as they are.</param>
/// <param name="context">Where the window met it first.</param>
internal sealed class PendingText(Locale from, CodedText source, ImmutableArray<TermOccurrence> untouchable, SegmentContext context)
{
    /// <summary>Its locale.</summary>
    public Locale From { get; } = from;

    /// <summary>The text, its codes numbered from 1.</summary>
    public CodedText Source { get; } = source;

    /// <summary>The glossary's terms in it that stay as they are.</summary>
    public ImmutableArray<TermOccurrence> Untouchable { get; } = untouchable;

    /// <summary>Where the window met it first.</summary>
    public SegmentContext Context { get; } = context;

    /// <summary>Whether an earlier window of pages asks for it, so that the answer is waited for.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>The locales that it is to be translated to, in the order of the run's.</summary>
    public List<PendingTarget> Targets { get; } = [];
}

/// <summary>A translation that can be proven and is doubtful all the same.</summary>
/// <param name="Target">The translation.</param>
/// <param name="Origin">How it came about, and what the doubt is.</param>
/// <param name="WordsLeft">How many words of the source stand in it; 0 when all that is wrong with it is terms.</param>
/// <param name="Terms">What became of its terms.</param>
internal sealed record DoubtfulTarget(ProvenTarget Target, MachineOrigin Origin, int WordsLeft, TermOutcome Terms)
{
    /// <summary>Whether it is better than another one: first fewer words of the source, then fewer terms that are missing.</summary>
    public bool IsBetterThan(DoubtfulTarget other) => (WordsLeft, Terms.Lacking.Length).CompareTo((other.WordsLeft, other.Terms.Lacking.Length)) < 0;
}

/// <summary>A pending text in one locale.</summary>
/// <param name="text">The text.</param>
/// <param name="locale">The locale.</param>
internal sealed class PendingTarget(PendingText text, Locale locale)
{
    private readonly List<PageTicket> _waiting = [];

    /// <summary>The text.</summary>
    public PendingText Text { get; } = text;

    /// <summary>The locale.</summary>
    public Locale Locale { get; } = locale;

    /// <summary>Its translation, proven, with codes numbered like the text's; <see langword="null"/> while there is none.</summary>
    public CodedText? Target { get; private set; }

    /// <summary>How the translation came about, or <see langword="null"/> while there is none.</summary>
    public MachineOrigin? Origin { get; private set; }

    /// <summary>Why there is none, in the words of a message, or <see langword="null"/>.</summary>
    public string? Failure { get; set; }

    /// <summary>
    /// The way of asking whose answers came last and cannot be used: asked in another way, the service may do better. Answers that never
    /// came give no such hope.
    /// </summary>
    public ServiceRun? RefusedBy { get; private set; }

    /// <summary>The best of the translations that could be proven and are doubtful all the same, or <see langword="null"/>.</summary>
    public DoubtfulTarget? Doubtful { get; private set; }

    /// <summary>The terms for whose sake it is asked for again: answers came without them.</summary>
    public ImmutableArray<Term> Lacking { get; private set; } = [];

    /// <summary>What became of the glossary's terms in the translation.</summary>
    public TermOutcome Terms { get; private set; } = TermOutcome.None;

    /// <summary>Lets a page wait for it.</summary>
    public void AddWaiting(PageTicket ticket) => _waiting.Add(ticket);

    /// <summary>Takes a translation. Pages that waited for nothing else are ready then.</summary>
    /// <param name="proven">The translation.</param>
    /// <param name="origin">How it came about.</param>
    /// <param name="terms">What became of its terms.</param>
    public void Take(ProvenTarget proven, MachineOrigin origin, TermOutcome terms)
    {
        (Target, Origin, Terms) = (proven.Text, origin, terms);
        (Failure, RefusedBy) = (null, null);
        Release();
    }

    /// <summary>Notes that answers came and cannot be used.</summary>
    /// <param name="by">The way of asking.</param>
    /// <param name="failure">Why, in the words of a message.</param>
    public void Refuse(ServiceRun by, string failure) => (RefusedBy, Failure) = (by, failure);

    /// <summary>Keeps a doubtful translation, unless a better one is kept already: it is used when nobody gives one without doubts.</summary>
    public void Keep(DoubtfulTarget doubtful)
    {
        if (Doubtful is null || doubtful.IsBetterThan(Doubtful))
            Doubtful = doubtful;
    }

    /// <summary>Takes the doubtful translation, since nobody gives a better one.</summary>
    /// <returns>How it came about, or <see langword="null"/> when there is none.</returns>
    public MachineOrigin? TakeDoubtful()
    {
        if (Doubtful is { } doubtful)
            Take(doubtful.Target, doubtful.Origin, doubtful.Terms);
        return Doubtful?.Origin;
    }

    /// <summary>Whether a question for the sake of terms was not put, for want of money or of the service: another run may put it.</summary>
    public bool IsUnfinished { get; set; }

    /// <summary>Notes terms for whose sake it is asked for again.</summary>
    public void Lack(ImmutableArray<Term> terms) => Lacking = [.. Lacking, .. terms.Where(term => !Lacks(term))];

    /// <summary>Whether it is asked for again for the sake of a term.</summary>
    public bool Lacks(Term term) => Lacking.Any(lacking => ReferenceEquals(lacking, term));

    /// <summary>Nobody translates it: pages that wait for it need not any longer.</summary>
    public void GiveUp() => Release();

    private void Release()
    {
        _waiting.ForEach(ticket => ticket.OneLess());
        _waiting.Clear();
    }
}
