using System.Collections.Immutable;
using Localizer.InlineCodes;
using Localizer.InlineCodes.Dialects;
using Localizer.Model;
using Localizer.Providers;

namespace Localizer.Pipeline.Translation;

/// <summary>
/// The segment with all its terms as inline codes that stand alone, each of which becomes the target's form where it comes back. As with
/// any other code, none may be lost, doubled or put back by guess.
/// </summary>
internal sealed record TermsAsCodes(Dialect Dialect, KnownTerms Known, TermScope Scope = TermScope.Lacking) : AskingWay(Rungs.Terms, Dialect)
{
    /// <inheritdoc/>
    public override AskingWay AtMost => this with { Scope = TermScope.All };

    /// <inheritdoc/>
    public override ImmutableArray<Question> QuestionsFor(PendingTarget target)
    {
        if (Scope == TermScope.Lacking && target.Lacking.IsEmpty)
            return [];
        var places = PlacesIn(target);
        if (places.IsEmpty || (Scope == TermScope.Lacking && !places.Any(place => target.Lacks(place.Term))))
            return [];
        var asked = new TermCodes(Dialect, target.Text.Source, places).Coded;
        return asked.Text.Any(char.IsLetter) ? [new Question(asked, target.Text.Context) { Terms = [] }] : [];
    }

    /// <inheritdoc/>
    public override WayReading? Read(PendingTarget target, ImmutableArray<ServiceText?> answers, KnownTerms known)
    {
        if (answers[0] is not { } answer)
            return null;
        var codes = new TermCodes(Dialect, target.Text.Source, PlacesIn(target));
        var reading = AnswerReader.Read(codes, target.Text.Source, answer.Text, target.Locale, phrases: known.PhrasesIn(target.Locale));
        if (reading.Target is not { } proven)
            return WayReading.Of(reading.Failure, Rung);
        return codes.WasWhole ? WayReading.Of(proven, Rung) : WayReading.Of(ProofFailure.CodesDiffer, Rung);
    }

    /// <inheritdoc/>
    public override PendingText Untranslated(PendingTarget target) => ProtectableTerm.InPlace(target.Text, PlacesIn(target));

    /// <inheritdoc/>
    public override TermRoute RouteOf(ProtectableTerm place, PendingTarget target) => TermRoute.Protected;

    private ImmutableArray<ProtectableTerm> PlacesIn(PendingTarget target) => ProtectableTerm.In(Known.Terms, target.Text.Source, target.Locale);
}
