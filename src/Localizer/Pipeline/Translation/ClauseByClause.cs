using System.Collections.Immutable;
using Localizer.InlineCodes;
using Localizer.InlineCodes.Dialects;
using Localizer.Model;
using Localizer.Providers;

namespace Localizer.Pipeline.Translation;

/// <summary>The segment cut at codes where clauses allow, each piece translated by itself (rung 4).</summary>
internal sealed record ClauseByClause(Dialect Dialect) : AskingWay(Rungs.Clauses, Dialect)
{
    /// <inheritdoc/>
    public override ImmutableArray<Question> QuestionsFor(PendingTarget target)
    {
        var text = target.Text;
        var parts = ClauseSplit.Split(text.Source);
        return parts.Length < 2 ? [] : [.. parts.Select((part, index) => new Question(part.Source, ContextOf(text, parts, index)))];
    }

    /// <inheritdoc/>
    public override WayReading? Read(PendingTarget target, ImmutableArray<ServiceText?> answers, KnownTerms known)
    {
        var parts = ClauseSplit.Split(target.Text.Source);
        var translated = new List<CodedText>(parts.Length);
        foreach (var (part, answer) in parts.Zip(answers))
        {
            if (answer is null)
                return null;
            var reading = AnswerReader.Read(Dialect, part.Source, answer.Text, target.Locale, phrases: known.PhrasesIn(target.Locale),
            termsIn: text => TermPlaces.Find(known.Terms, part.Source.Text, text, target.Locale));
            if (reading.Target is not { } proven)
                return WayReading.Of(reading.Failure, Rung);
            translated.Add(proven.Text);
        }

        var joined = ClauseSplit.Join(parts, translated, target.Locale);
        return ProvenTarget.TryProveMachine(target.Text.Source, joined, target.Locale, out var whole, out var failure)
            ? WayReading.Of(whole, Rung)
            : WayReading.Of(failure, Rung);
    }

    // The neighbours of a piece are the rest of its sentence.
    private static SegmentContext ContextOf(PendingText text, ImmutableArray<ClausePart> parts, int index) =>
        text.Context.Around(TextOf(parts[..index]), TextOf(parts[(index + 1)..]));

    private static string? TextOf(ImmutableArray<ClausePart> parts) =>
        string.Concat(parts.Select(part => part.Lead + part.Source.Text)).Trim() is { Length: > 0 } text ? text : null;
}
