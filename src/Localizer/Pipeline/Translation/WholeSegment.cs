using System.Collections.Immutable;
using Localizer.InlineCodes;
using Localizer.InlineCodes.Dialects;
using Localizer.Model;
using Localizer.Providers;

namespace Localizer.Pipeline.Translation;

/// <summary>The segment as a whole, with its codes in a dialect (rungs 1 and 3).</summary>
internal sealed record WholeSegment(int Rung, Dialect Dialect) : AskingWay(Rung, Dialect)
{
    /// <inheritdoc/>
    public override ImmutableArray<Question> QuestionsFor(PendingTarget target)
    {
        var text = target.Text;
        // Another dialect writes codes and terms otherwise, and nothing else.
        var isSameAgain = Rung > Rungs.Markup && text.Source.Codes.IsEmpty && text.Untouchable.IsEmpty;
        var losesCodes = Dialect.Form == MarkupForm.Text && !text.Source.Codes.IsEmpty;
        return isSameAgain || losesCodes ? [] : [new Question(text.Source, text.Context)];
    }

    /// <inheritdoc/>
    public override WayReading? Read(PendingTarget target, ImmutableArray<ServiceText?> answers, KnownTerms known)
    {
        if (answers[0] is not { } answer)
            return null;
        var reading = AnswerReader.Read(Dialect, target.Text.Source, answer.Text, target.Locale, phrases: known.PhrasesIn(target.Locale),
            termsIn: text => TermPlaces.Find(known.Terms, target.Text.Source.Text, text, target.Locale));
        if (reading.Target is not { } proven)
            return WayReading.Of(reading.Failure, Rung);
        return WayReading.Of(proven, Rung == Rungs.Markup && !reading.Repairs.IsEmpty ? Rungs.Repair : Rung);
    }
}
