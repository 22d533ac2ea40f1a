using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Localizer.Model;

/// <summary>The proof for what a person wrote: safety alone.</summary>
public sealed partial class ProvenTarget
{
    /// <summary>
    /// Proves a person's target: its codes are codes of the source, pairs are whole and nest, codes whose partner is in another segment are
    /// just the source's, and no character is one that a page may not hold. What else a person does with codes is a finding.
    /// </summary>
    /// <param name="source">The segment's source.</param>
    /// <param name="target">The person's target.</param>
    /// <param name="proven">The target, when the answer is true.</param>
    /// <param name="failure">The reason, when the answer is false.</param>
    /// <param name="findings">Codes that are missing or copied and may not be, in the source's order.</param>
    /// <param name="traitsOf">What may be done with a code; without it nothing may.</param>
    internal static bool TryProvePerson(
        CodedText source, CodedText target, [NotNullWhen(true)] out ProvenTarget? proven, out ProofFailure failure, out ImmutableArray<CodeFinding> findings,
        Func<InlineCode, CodeTraits>? traitsOf = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        (proven, failure, findings) = (null, default, []);
        var counts = source.Codes.Select(placed => placed.Code).Distinct().ToDictionary(code => code, _ => 0);
        foreach (var (_, code) in target.Codes)
        {
            if (!counts.TryGetValue(code, out var count))
            {
                failure = ProofFailure.CodesDiffer;
                return false;
            }

            counts[code] = count + 1;
        }

        var whole = WholePairs(source);
        if (!Loose(source, whole).SequenceEqual(Loose(target, whole)) || !Enclosed(target, whole).IsSubsetOf(Enclosed(source, whole)))
            failure = ProofFailure.CodesDiffer;
        else if (!Nests(target, whole) && (Nests(source, whole) || !HaveSameOrder(source, target)))
            failure = ProofFailure.CodesCross;
        else if (HasForbiddenCharacter(target.Text))
            failure = ProofFailure.ForbiddenCharacter;
        else
            proven = new ProvenTarget(target);
        if (proven is null)
            return false;
        findings =
        [
            .. counts.Where(entry => entry.Value != 1 && (entry.Key.Kind != CodeKind.Closing || !whole.Contains(entry.Key.Id)))
                .Select(entry => new CodeFinding(entry.Key, entry.Value == 0 ? CodeChange.Removed : CodeChange.Copied))
                .Where(finding => traitsOf?.Invoke(finding.Code).Allow(finding.Change) != true),
        ];
        return true;
    }
}
