using Localizer.Model;

namespace Localizer.InlineCodes.Repairs;

/// <summary>Nests pairs that cross where no text is between the codes that changed places: <c>&lt;1&gt;a&lt;2&gt;b&lt;/1&gt;&lt;/2&gt;</c>.</summary>
internal sealed class CrossedPairs() : PlaceRule("crossed-pairs")
{
    /// <inheritdoc/>
    public override bool Apply(Draft draft, RepairContext context)
    {
        var isChanged = false;
        for (var start = 0; start < draft.Codes.Count;)
        {
            var end = start + 1;
            while (end < draft.Codes.Count && draft.Codes[end].Offset == draft.Codes[start].Offset && draft.Codes[end].Code.Kind == draft.Codes[start].Code.Kind)
                end++;
            if (end - start > 1 && draft.Codes[start].Code.Kind != CodeKind.Standalone)
                isChanged |= Sort(draft, context, start, end);
            start = end;
        }

        return isChanged;
    }

    // What closes last opens first, as in the source where two close together; what opened last closes first. Half pairs keep their places.
    private static bool Sort(Draft draft, RepairContext context, int start, int end)
    {
        var run = draft.Codes.GetRange(start, end - start);
        var isOpening = run[0].Code.Kind == CodeKind.Opening;
        var partners = run.ConvertAll(placed => draft.IndexOf(placed.Code with { Kind = isOpening ? CodeKind.Closing : CodeKind.Opening }));
        if (partners.Contains(-1))
            return false;
        var indexes = Enumerable.Range(0, run.Count);
        var sorted = isOpening
            ? indexes.OrderByDescending(i => draft.Codes[partners[i]].Offset).ThenBy(i => context.Places.IndexOf(run[i].Code))
            : indexes.OrderByDescending(i => partners[i]);
        var (isChanged, place) = (false, start);
        foreach (var i in sorted.ToArray())
        {
            isChanged |= place - start != i;
            draft.Codes[place++] = run[i];
        }

        return isChanged;
    }
}
