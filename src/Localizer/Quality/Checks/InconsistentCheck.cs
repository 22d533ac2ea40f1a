using Localizer.Model;
using Localizer.Text;

namespace Localizer.Quality.Checks;

/// <summary>Whether the same text is translated in several ways on a page.</summary>
internal sealed class InconsistentCheck : PageCheck
{
    /// <inheritdoc/>
    public override CheckRule Rule { get; } = new(
        "inconsistent", Severity.Info, CheckScope.Page, "Readers take two translations of one text for two things.", "Use one of them everywhere.")
    {
        Bad = [new("vi", "Read more", "Xem thêm"), new("vi", "Read more", "Đọc tiếp")],
        Good = [new("vi", "Read more", "Xem thêm"), new("vi", "Read more", "xem thêm")],
    };

    /// <inheritdoc/>
    public override IEnumerable<(int Index, Fault Fault)> Find(IReadOnlyList<CheckedPair> pairs)
    {
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < pairs.Count; i++)
        {
            var (source, target) = (pairs[i].Source.Trim(), pairs[i].Target.Trim());
            if (source.Length > 0 && !first.TryAdd(source, target) && !first[source].Equals(target, StringComparison.OrdinalIgnoreCase))
                yield return (i, new Fault($"“{Words.Shown(source)}” is “{Words.Shown(target)}” here, and “{Words.Shown(first[source])}” before."));
        }
    }
}
