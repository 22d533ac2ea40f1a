using System.Collections.Frozen;
using System.Collections.Immutable;
using Localizer.InlineCodes.Dialects;
using Localizer.InlineCodes.Repairs;
using Localizer.Model;

namespace Localizer.InlineCodes;

/// <summary>What became of an answer.</summary>
/// <param name="Target">The proven target, or <see langword="null"/> when the next rung has to be asked.</param>
/// <param name="Failure">Why there is none.</param>
/// <param name="Repairs">The names of the rules that changed something, in order.</param>
internal sealed record AnswerReading(ProvenTarget? Target, ProofFailure? Failure, ImmutableArray<string> Repairs);

/// <summary>Reads a service's answer: as it is if it can be proven so (rung 1), else repaired by rules (rung 2).</summary>
internal static class AnswerReader
{
    private static readonly FrozenDictionary<int, string> NoOwnTexts = FrozenDictionary<int, string>.Empty;

    /// <summary>Reads an answer.</summary>
    /// <param name="dialect">The dialect that the segment was written in.</param>
    /// <param name="source">The segment's source.</param>
    /// <param name="answer">The answer as it came.</param>
    /// <param name="to">The target's locale.</param>
    /// <param name="ownTexts">What the service makes of codes' own words alone, by code id, if it was asked.</param>
    /// <param name="phrases">What phrases are known to be in the target's language, if anything is.</param>
    /// <param name="termsIn">Finds the glossary's terms in a translation: no rule puts a code inside one.</param>
    public static AnswerReading Read(
        Dialect dialect, CodedText source, string answer, Locale to, IReadOnlyDictionary<int, string>? ownTexts = null, Phrasebook? phrases = null,
        Func<string, ImmutableArray<TermOccurrence>>? termsIn = null)
    {
        var repairs = ImmutableArray.CreateBuilder<string>();
        var context = new RepairContext(source, dialect, to, ownTexts ?? NoOwnTexts, phrases);
        answer = Repair(answer, context, RepairRules.ForWrappings, repairs);
        var tokens = dialect.Read(answer, source);
        if (Draft.Of(tokens) is { } plain && ProvenTarget.TryProveMachine(source, plain.ToCodedText(), to, out var proven, out _))
            return new AnswerReading(proven, null, repairs.ToImmutable());

        tokens = RepairTags(answer, tokens, context, repairs);
        var faults = AnswerLook.At(tokens, context);
        foreach (var rule in RepairRules.ForTokens)
        {
            if ((rule.Concerns & faults) == AnswerFaults.None || !rule.Apply(tokens, context))
                continue;
            repairs.Add(rule.Name);
            faults = AnswerLook.At(tokens, context);
        }

        if (Draft.Of(tokens) is not { } draft)
            return new AnswerReading(null, ProofFailure.StrangeMarkup, repairs.ToImmutable());
        var isChanged = repairs.Count > 0;
        var next = 0;
        var cutBefore = CodesInTerms(draft, termsIn);
        while (true)
        {
            // What can be proven needs no further rule.
            if (isChanged && ProvenTarget.TryProveMachine(source, draft.ToCodedText(), to, out proven, out _))
            {
                if (next > 0 && !CodesInTerms(draft, termsIn).IsSubsetOf(cutBefore))
                    return new AnswerReading(null, ProofFailure.PairMisplaced, repairs.ToImmutable());
                return new AnswerReading(proven, null, repairs.ToImmutable());
            }

            if (next == RepairRules.ForPlaces.Length)
                break;
            var rule = RepairRules.ForPlaces[next++];
            isChanged = rule.Apply(draft, context);
            if (isChanged)
                repairs.Add(rule.Name);
        }

        ProvenTarget.TryProveMachine(source, draft.ToCodedText(), to, out _, out var failure);
        return new AnswerReading(null, failure, repairs.ToImmutable());
    }

    private static HashSet<InlineCode> CodesInTerms(Draft draft, Func<string, ImmutableArray<TermOccurrence>>? termsIn)
    {
        var codes = new HashSet<InlineCode>();
        foreach (var term in termsIn?.Invoke(draft.Text) ?? [])
        {
            foreach (var (offset, code) in draft.Codes)
            {
                if (term.Start < offset && offset < term.Start + term.Length)
                    codes.Add(code);
            }
        }

        return codes;
    }

    private static List<AnswerToken> RepairTags(string answer, List<AnswerToken> tokens, RepairContext context, ImmutableArray<string>.Builder repairs)
    {
        var repaired = Repair(answer, context, RepairRules.ForAnswers, repairs);
        if (!ReferenceEquals(repaired, answer))
            tokens = context.Dialect.Read(repaired, context.Source);
        answer = repaired;
        var flaws = AnswerLook.FlawsOf(tokens, context);
        foreach (var rule in flaws == TagFlaws.None ? [] : RepairRules.ForTags)
        {
            if ((rule.Flaw & flaws) == TagFlaws.None)
                continue;
            repaired = rule.Apply(answer, context);
            if (!ReferenceEquals(repaired, answer) && repaired != answer)
                repairs.Add(rule.Name);
            answer = repaired;
        }

        if (flaws != TagFlaws.None)
            tokens = context.Dialect.Read(answer, context.Source);
        if (!AnswerLook.LacksCodes(tokens, context))
            return tokens;
        repaired = Repair(answer, context, RepairRules.ForMissingTags, repairs);
        return ReferenceEquals(repaired, answer) ? tokens : context.Dialect.Read(repaired, context.Source);
    }

    private static string Repair(string answer, RepairContext context, ImmutableArray<AnswerRule> rules, ImmutableArray<string>.Builder repairs)
    {
        foreach (var rule in rules)
        {
            var repaired = rule.Apply(answer, context);
            if (!ReferenceEquals(repaired, answer) && repaired != answer)
                repairs.Add(rule.Name);
            answer = repaired;
        }

        return answer;
    }
}
