using Localizer.Model;
using Localizer.Text;

namespace Localizer.Quality.Checks;

/// <summary>Whether links inside a page lead where they led on its source.</summary>
internal sealed class AnchorCheck : WholePageCheck
{
    /// <inheritdoc/>
    public override CheckRule Rule { get; } = new(
        "anchor-broken", Severity.Error, CheckScope.Page, "A link to a place that the page no longer has does nothing.", "Give the place the id that it has in the source.")
    {
        Bad = [new("vi", "<a href=#chips>Chips</a><h2 id=chips>Chips</h2>", "<a href=#chips>Chip</a><h2 id=con-chip>Chip</h2>")],
        Good = [new("vi", "<a href=#chips>Chips</a><h2 id=chips>Chips</h2>", "<a href=#chips>Chip</a><h2 id=chips>Chip</h2>"), new("vi", "<a href=#none>Chips</a>", "<a href=#none>Chip</a>")],
    };

    /// <inheritdoc/>
    public override IEnumerable<Fault> Find(PagePair pair)
    {
        var led = pair.Source.Fragments.Where(pair.Source.Anchors.Contains).ToHashSet(StringComparer.Ordinal);
        foreach (var fragment in pair.Target.Fragments.Distinct(StringComparer.Ordinal))
        {
            if (!pair.Target.Anchors.Contains(fragment) && (led.Contains(fragment) || !pair.Source.Fragments.Contains(fragment, StringComparer.Ordinal)))
                yield return new Fault($"A link leads to '#{Words.Shown(fragment)}', which the page does not have.");
        }
    }
}
