using Localizer.Model;
using Localizer.Text;

namespace Localizer.Quality.Checks;

/// <summary>Whether texts that say different things are translated alike on a page.</summary>
internal sealed class SameTargetCheck : PageCheck
{
    private const int FewestWords = 3;

    /// <inheritdoc/>
    public override CheckRule Rule { get; } = new(
        "same-target", Severity.Info, CheckScope.Page, "Where two texts become one, one of them was probably translated by the other's.", "Look whether both say what their sources say.")
    {
        Bad = [new("vi", "Sales of chips rose", "Doanh số chip tăng"), new("vi", "Sales of chips fell", "Doanh số chip tăng")],
        Good = [new("vi", "Sales of chips rose", "Doanh số chip tăng"), new("vi", "SALES OF CHIPS ROSE.", "Doanh số chip tăng"), new("vi", "Read on", "Đọc tiếp"), new("vi", "More", "Đọc tiếp")],
    };

    /// <inheritdoc/>
    public override IEnumerable<(int Index, Fault Fault)> Find(IReadOnlyList<CheckedPair> pairs)
    {
        var first = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < pairs.Count; i++)
        {
            var target = pairs[i].Target.Trim();
            if (target.Length == 0 || pairs[i].SourceWords.Count < FewestWords || first.TryAdd(target, i))
                continue;
            var other = pairs[first[target]];
            if (!SaysTheSame(pairs[i], other))
                yield return (i, new Fault($"“{Words.Shown(pairs[i].Source)}” has the translation of “{Words.Shown(other.Source)}”."));
        }
    }

    // But for case, marks and spaces.
    private static bool SaysTheSame(CheckedPair one, CheckedPair other) =>
        one.SourceWords.Count == other.SourceWords.Count
        && one.SourceWords.Zip(other.SourceWords).All(pair => pair.First.In(one.Source).Equals(pair.Second.In(other.Source), StringComparison.OrdinalIgnoreCase));
}
