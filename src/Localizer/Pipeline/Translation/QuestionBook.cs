using System.Collections.Immutable;
using System.Globalization;
using Localizer.Glossaries;
using Localizer.Model;
using Localizer.Providers;

namespace Localizer.Pipeline.Translation;

/// <summary>
/// What one way of asking needs to know for the texts of a window of pages: each question once, whoever needs its answer. Answers may
/// come from any thread; questions are entered by one.
/// </summary>
/// <param name="way">The way of asking.</param>
/// <param name="capabilities">What the service can do: what it makes use of around a text is part of the question.</param>
/// <param name="terms">The glossary.</param>
internal sealed class QuestionBook(AskingWay way, ServiceCapabilities capabilities, Termbase terms)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string From, CodedText Source, UInt128 Context, string Note, string Terms), PendingText> _texts = [];
    private readonly Dictionary<PendingTarget, ImmutableArray<PendingTarget>> _questions = [];
    private readonly Dictionary<PendingTarget, List<PendingTarget>> _askers = [];
    private readonly Dictionary<PendingTarget, ServiceText> _answers = [];

    /// <summary>The questions whose answers make a target; none when the way is of no use for it.</summary>
    /// <param name="target">The target. Where it is asked for as it is, it is the question itself.</param>
    public ImmutableArray<PendingTarget> Of(PendingTarget target)
    {
        if (_questions.TryGetValue(target, out var known))
            return known;
        var questions = way.QuestionsFor(target).Select(question => TargetOf(target, question)).ToImmutableArray();
        _questions.Add(target, questions);
        foreach (var question in questions.Distinct())
        {
            if (!_askers.TryGetValue(question, out var askers))
                _askers.Add(question, askers = []);
            askers.Add(target);
        }

        return questions;
    }

    /// <summary>Whether a question was answered.</summary>
    public bool IsAnswered(PendingTarget question)
    {
        lock (_lock)
            return _answers.ContainsKey(question);
    }

    /// <summary>Enters an answer.</summary>
    /// <returns>The targets that it completes.</returns>
    public IReadOnlyList<PendingTarget> Answer(PendingTarget question, ServiceText answer)
    {
        lock (_lock)
        {
            return _answers.TryAdd(question, answer)
                ? [.. _askers[question].Where(asker => _questions[asker].All(_answers.ContainsKey))]
                : [];
        }
    }

    /// <summary>The answers that are there for a target, by question.</summary>
    public ImmutableArray<ServiceText?> AnswersFor(PendingTarget target)
    {
        lock (_lock)
            return [.. _questions[target].Select(question => _answers.GetValueOrDefault(question))];
    }

    private PendingTarget TargetOf(PendingTarget target, Question question)
    {
        var context = capabilities.TakesContext ? question.Context.Identity : 0;
        var note = capabilities.TakesNotes ? question.Context.Note : "";
        var key = (target.Text.From.Tag, question.Source, context, note, NameOf(question.Terms));
        if (!_texts.TryGetValue(key, out var text))
        {
            text = ReferenceEquals(question.Source, target.Text.Source) && question.Terms is null
                ? target.Text
                : new PendingText(target.Text.From, question.Source, question.Terms ?? [.. terms.FindUntouchable(question.Source.Text)], question.Context);
            _texts.Add(key, text);
        }

        if (text.Targets.Find(other => other.Locale.Equals(target.Locale)) is { } known)
            return known;
        var added = new PendingTarget(text, target.Locale);
        text.Targets.Add(added);
        return added;
    }

    // The same words with other terms are another question.
    private static string NameOf(ImmutableArray<TermOccurrence>? terms) =>
        terms is { } told ? string.Join('\n', told.Select(term => string.Create(CultureInfo.InvariantCulture, $"{term.Start}+{term.Length}={term.Form}"))) : "";
}
