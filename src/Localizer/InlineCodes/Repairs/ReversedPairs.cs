using Localizer.Model;

namespace Localizer.InlineCodes.Repairs;

/// <summary>
/// Drops the closing code of a pair that closes before it opens, as engines leave it that move a word and only one of its tags. Where the
/// pair ends is then for the rule of unclosed pairs to find.
/// </summary>
internal sealed class ReversedPairs() : PlaceRule("reversed-pairs")
{
    /// <inheritdoc/>
    public override bool Apply(Draft draft, RepairContext context)
    {
        var open = new HashSet<int>();
        var isChanged = false;
        for (var i = 0; i < draft.Codes.Count; i++)
        {
            var code = draft.Codes[i].Code;
            if (code.Kind == CodeKind.Opening)
                open.Add(code.Id);
            if (code.Kind != CodeKind.Closing || open.Contains(code.Id) || !context.Codes.Has(code with { Kind = CodeKind.Opening })
                || draft.IndexOf(code with { Kind = CodeKind.Opening }) < i)
                continue;
            draft.Codes.RemoveAt(i--);
            isChanged = true;
        }

        return isChanged;
    }
}
