using System.Collections.Immutable;
using Localizer.InlineCodes.Dialects;
using Localizer.Model;
using Localizer.Providers;

namespace Localizer.Pipeline.Translation;

/// <summary>A text that is asked for by itself.</summary>
/// <param name="Source">The text.</param>
/// <param name="Context">What stands around it.</param>
internal sealed record Question(CodedText Source, SegmentContext Context)
{
    /// <summary>The terms in it that the service is to know of; <see langword="null"/> for those of the glossary that stay as they are.</summary>
    public ImmutableArray<TermOccurrence>? Terms { get; init; }
}

/// <summary>What the answers of a way of asking came to.</summary>
/// <param name="Target">The proven translation, or <see langword="null"/> when there is none.</param>
/// <param name="Rung">The rung that it was had on.</param>
/// <param name="Review">Why a person has to look at it.</param>
/// <param name="Failure">Why there is none, to stand after "a translation"; else empty.</param>
internal sealed record WayReading(ProvenTarget? Target, int Rung, ReviewReason Review, string Failure)
{
    /// <summary>A translation.</summary>
    public static WayReading Of(ProvenTarget target, int rung, ReviewReason review = ReviewReason.None) => new(target, rung, review, "");

    /// <summary>None, and why.</summary>
    public static WayReading Of(ProofFailure? failure, int rung) => new(null, rung, ReviewReason.None, ProofWords.Of(failure));
}

/// <summary>
/// One way of asking a service for a segment with its codes: what is sent, and how the answers become a translation. Repairing an answer
/// by rules (rung 2) asks nobody, and is part of each.
/// </summary>
/// <param name="Rung">Its rung of the ladder, one of <see cref="Rungs"/>.</param>
/// <param name="Dialect">How texts are written and answers read.</param>
internal abstract record AskingWay(int Rung, Dialect Dialect)
{
    /// <summary>What is asked for, each by itself, to translate a text.</summary>
    /// <param name="target">The text and its locale.</param>
    /// <returns>The questions; none when asking in this way is of no use for the text.</returns>
    public abstract ImmutableArray<Question> QuestionsFor(PendingTarget target);

    /// <summary>The way as it asks at worst, whatever came of the ways before it.</summary>
    public virtual AskingWay AtMost => this;

    /// <summary>The text that a service which translates nothing would give back: what is left of it tells that it did not.</summary>
    /// <param name="target">The text and its locale.</param>
    public virtual PendingText Untranslated(PendingTarget target) => target.Text;

    /// <summary>How a term goes to the service, as far as it shows in the text.</summary>
    /// <param name="place">The term's place.</param>
    /// <param name="target">The text and its locale.</param>
    public virtual TermRoute RouteOf(ProtectableTerm place, PendingTarget target) =>
        place.Term.DoNotTranslate && Dialect.WrapsTerms ? TermRoute.Native : TermRoute.Plain;

    /// <summary>Makes a translation of the answers.</summary>
    /// <param name="target">The text and its locale.</param>
    /// <param name="answers">One for each question, in their order; <see langword="null"/> where none came.</param>
    /// <param name="known">What the glossary knows.</param>
    /// <returns>What they came to, or <see langword="null"/> when an answer is missing that it cannot be made without.</returns>
    public abstract WayReading? Read(PendingTarget target, ImmutableArray<ServiceText?> answers, KnownTerms known);

    /// <summary>An answer as the journal keeps it.</summary>
    public virtual string Keep(ServiceText answer) => answer.Text;

    /// <summary>An answer that was kept.</summary>
    public virtual ServiceText Recall(string kept) => new(kept);

    /// <summary>The ways in which a service may be asked, the best first.</summary>
    public static ImmutableArray<AskingWay> Of(ServiceCapabilities capabilities)
    {
        var dialects = DialectsOf(capabilities);
        if (dialects.Count == 0)
            return [new WholeSegment(Rungs.Markup, TextDialect.Default), PlainText.Way];
        var ways = ImmutableArray.CreateBuilder<AskingWay>();
        ways.AddRange(dialects.Select((dialect, index) => new WholeSegment(index == 0 ? Rungs.Markup : Rungs.OtherMarkup, dialect)));
        ways.Add(new ClauseByClause(dialects[0]));
        if (capabilities.Forms.Contains(MarkupForm.Text))
            ways.Add(PlainText.Way);
        return ways.ToImmutable();
    }

    /// <summary>The ways in which a service may be asked again for a segment whose translation lacks terms, one after the other.</summary>
    /// <param name="capabilities">What the service can do.</param>
    /// <param name="known">What the glossary knows.</param>
    public static ImmutableArray<AskingWay> ForTerms(ServiceCapabilities capabilities, KnownTerms known)
    {
        if (known.Terms.Terms.IsEmpty)
            return [];
        var dialects = DialectsOf(capabilities);
        if (dialects.Count == 0)
            return [new TermsInPlace(TextDialect.Default, known)];
        const int MostDialects = 2;
        return
        [
            new TermsInPlace(capabilities.TakesDictionary ? DictionaryDialect.Default : dialects[0], known),
            .. dialects.Take(MostDialects).Select(dialect => new TermsAsCodes(dialect, known)),
        ];
    }

    private static List<Dialect> DialectsOf(ServiceCapabilities capabilities) =>
        [.. capabilities.Forms.Where(form => form != MarkupForm.Text).SelectMany(form => DialectCatalog.Of(form)).Distinct()];
}
