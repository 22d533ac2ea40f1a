using System.Collections.Immutable;
using Localizer.InlineCodes;
using Localizer.InlineCodes.Dialects;
using Localizer.Model;
using Localizer.Providers;

namespace Localizer.Pipeline.Translation;

/// <summary>
/// The segment without its codes, and beside it the words of each code alone, by which the codes are put back (rung 5). A person has to
/// look at where they stand.
/// </summary>
internal sealed record PlainText : AskingWay
{
    // No answer that is used has this character, and no alignment.
    private const char BeforeAlignment = '\u001F';

    private PlainText()
        : base(Rungs.PlainText, TextDialect.Default)
    {
    }

    /// <summary>The one there is.</summary>
    public static PlainText Way { get; } = new();

    /// <inheritdoc/>
    public override ImmutableArray<Question> QuestionsFor(PendingTarget target)
    {
        var text = target.Text;
        if (text.Source.Codes.IsEmpty)
            return [new Question(text.Source, text.Context)];
        var own = text.Context.Around(text.Source.Text, "");
        return
        [
            new Question(new CodedText(text.Source.Text), text.Context),
            .. OwnTexts(text).Select(code => new Question(new CodedText(code.Text), own)),
        ];
    }

    /// <inheritdoc/>
    public override WayReading? Read(PendingTarget target, ImmutableArray<ServiceText?> answers, KnownTerms known)
    {
        if (answers[0] is not { } answer)
            return null;
        var source = target.Text.Source;
        var reading = ProvenText(source.Text, answer, target.Locale);
        if (reading.Target is not { } plain)
            return WayReading.Of(reading.Failure, Rung);
        if (source.Codes.IsEmpty)
            return WayReading.Of(plain, Rung);
        var text = plain.Text.Text;
        // An answer that was repaired is not the one that the service aligned.
        var alignment = reading.Repairs.IsEmpty && text == answer.Text ? Alignment.ReadAzure(answer.Alignment, source.Text.Length, text.Length) : [];
        var hints = new ProjectionHints(alignment, Translated(target, answers));
        var projected = Projection.Place(source, text, target.Locale, hints, TermPlaces.Find(known.Terms, source.Text, text, target.Locale));
        return projected.Target is { } proven
            ? WayReading.Of(proven, Rung, ReviewReason.CodesPutBack)
            : WayReading.Of(ProofFailure.PairMisplaced, Rung);
    }

    /// <inheritdoc/>
    public override string Keep(ServiceText answer) => answer.Text + BeforeAlignment + answer.Alignment;

    /// <inheritdoc/>
    public override ServiceText Recall(string kept)
    {
        var end = kept.LastIndexOf(BeforeAlignment);
        return end < 0 ? new ServiceText(kept) : new ServiceText(kept[..end], kept[(end + 1)..]);
    }

    private static Dictionary<int, string> Translated(PendingTarget target, ImmutableArray<ServiceText?> answers)
    {
        var translated = new Dictionary<int, string>();
        foreach (var ((id, own), answer) in OwnTexts(target.Text).Zip(answers.Skip(1)))
        {
            if (answer is not null && ProvenText(own, answer, target.Locale).Target is { } proven)
                translated.Add(id, proven.Text.Text);
        }

        return translated;
    }

    private static AnswerReading ProvenText(string source, ServiceText answer, Locale to) =>
        AnswerReader.Read(TextDialect.Default, new CodedText(source), answer.Text, to);

    // The words of a pair; not those of one round everything, nor of one that holds nothing but terms, which are the same in every language.
    private static IEnumerable<(int Id, string Text)> OwnTexts(PendingText text)
    {
        var source = text.Source;
        var places = new CodePlaces(source);
        foreach (var (start, code) in source.Codes)
        {
            var end = places.Of(code with { Kind = CodeKind.Closing });
            if (code.Kind != CodeKind.Opening || end <= start)
                continue;
            var own = source.Text[start..end].Trim();
            if (own.Length < source.Text.Trim().Length && HasWords(text, start, end))
                yield return (code.Id, own);
        }
    }

    private static bool HasWords(PendingText text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (char.IsLetter(text.Source.Text[i]) && !text.Untouchable.Any(term => term.Start <= i && i < term.Start + term.Length))
                return true;
        }

        return false;
    }
}
