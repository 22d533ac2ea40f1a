using System.Collections.Immutable;
using Localizer.InlineCodes;
using Localizer.InlineCodes.Dialects;
using Localizer.Model;
using Localizer.Providers;

namespace Localizer.Pipeline.Translation;

/// <summary>Which terms a segment is asked for again for.</summary>
internal enum TermScope
{
    /// <summary>Those that its translation lacks.</summary>
    Lacking,

    /// <summary>All, as if it lacked them: what it may come to.</summary>
    All,
}

/// <summary>
/// The segment with the terms that its translation lacks in the target's form, marked as words that stay: the service reads a sentence
/// all the same. Where it can be told what stands for a term, the term stays in its place and the form goes beside it.
/// </summary>
internal sealed record TermsInPlace(Dialect Dialect, KnownTerms Known, TermScope Scope = TermScope.Lacking) : AskingWay(Rungs.Terms, Dialect)
{
    /// <inheritdoc/>
    public override AskingWay AtMost => this with { Scope = TermScope.All };

    /// <inheritdoc/>
    public override ImmutableArray<Question> QuestionsFor(PendingTarget target)
    {
        var text = target.Text;
        if ((Dialect.Form == MarkupForm.Text && !text.Source.Codes.IsEmpty) || (Dialect.TellsForms && !IsTold(target)))
            return [];
        var replaced = Replaced(target);
        if (replaced.IsEmpty)
            return [];
        if (Dialect.TellsForms)
            return [new Question(text.Source, text.Context) { Terms = [.. Told(replaced, target)] }];
        var asked = Untranslated(target);
        return [new Question(asked.Source, text.Context) { Terms = asked.Untouchable }];
    }

    /// <inheritdoc/>
    public override WayReading? Read(PendingTarget target, ImmutableArray<ServiceText?> answers, KnownTerms known)
    {
        if (answers[0] is not { } answer)
            return null;
        var (source, asked) = (target.Text.Source, QuestionsFor(target)[0].Source);
        var reading = AnswerReader.Read(Dialect, asked, answer.Text, target.Locale, phrases: known.PhrasesIn(target.Locale));
        if (reading.Target is not { } given)
            return WayReading.Of(reading.Failure, Rung);
        return ProvenTarget.TryProveMachine(source, WithCapital(given.Text, target), target.Locale, out var proven, out var failure)
            ? WayReading.Of(proven, Rung)
            : WayReading.Of(failure, Rung);
    }

    /// <inheritdoc/>
    public override PendingText Untranslated(PendingTarget target) => ProtectableTerm.InPlace(target.Text, [.. PlacesIn(target).Where(place => place.Term.DoNotTranslate || IsReplaced(place, target))]);

    /// <inheritdoc/>
    public override TermRoute RouteOf(ProtectableTerm place, PendingTarget target) => IsReplaced(place, target)
        ? Dialect.TellsForms ? TermRoute.Native : TermRoute.Protected
        : base.RouteOf(place, target);

    // Azure's dictionary works from English and to it.
    private static bool IsTold(PendingTarget target) => target.Text.From.Language == "en" || target.Locale.Language == "en";

    private ImmutableArray<ProtectableTerm> PlacesIn(PendingTarget target) => ProtectableTerm.In(Known.Terms, target.Text.Source, target.Locale);

    private ImmutableArray<ProtectableTerm> Replaced(PendingTarget target) => [.. PlacesIn(target).Where(place => IsReplaced(place, target))];

    // Terms that stay as they are were marked so before. Where nothing marks it, a form that has the term's own word would be translated again:
    // rack is "tủ rack", and "tủ rack" would become "tủ tủ rack".
    private bool IsReplaced(ProtectableTerm place, PendingTarget target) => !place.Term.DoNotTranslate
        && (Dialect.WrapsTerms || !place.Form.Contains(place.Term.Source, StringComparison.OrdinalIgnoreCase))
        && (Scope == TermScope.All ? Grows(place, target.Text.Source) : target.Lacks(place.Term));

    private bool Grows(ProtectableTerm place, CodedText source)
    {
        var term = source.Text[place.Start..place.End];
        var asked = Dialect.TellsForms
            ? Dialect.Write(new CodedText(term), [new TermOccurrence("", 0, term.Length) { Form = place.Form }])
            : Dialect.Write(new CodedText(place.Form), [new TermOccurrence("", 0, place.Form.Length)]);
        return asked.Length >= Dialect.Write(new CodedText(term), []).Length;
    }

    private IEnumerable<TermOccurrence> Told(ImmutableArray<ProtectableTerm> replaced, PendingTarget target)
    {
        foreach (var place in PlacesIn(target))
        {
            if (replaced.Contains(place))
                yield return new TermOccurrence(place.Term.Source, place.Start, place.End - place.Start) { Form = place.Form };
            else if (place.Term.DoNotTranslate)
                yield return new TermOccurrence(place.Term.Source, place.Start, place.Form.Length);
        }
    }

    // What is left alone has no capital from its place.
    private CodedText WithCapital(CodedText given, PendingTarget target)
    {
        foreach (var place in Replaced(target))
        {
            var start = given.Text.Length - given.Text.AsSpan().TrimStart().Length;
            if (given.Text.AsSpan(start).StartsWith(place.Form, StringComparison.Ordinal))
                return given.Edited([new TextEdit(start, start + place.Form.Length, place.FormAfter(target.Text.Source.Text, ""))]);
        }

        return given;
    }
}
