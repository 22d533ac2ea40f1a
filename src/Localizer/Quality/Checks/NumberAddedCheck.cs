using Localizer.Model;

namespace Localizer.Quality.Checks;

/// <summary>Whether a translation has a number that its source has not.</summary>
internal sealed class NumberAddedCheck : SegmentCheck
{
    /// <inheritdoc/>
    public override CheckRule Rule { get; } = new(
        "number-added", Severity.Warning, CheckScope.Segment, "A number that the source does not have was made up.", "Take it out, or put the source's in.")
    {
        Lesser = "a number that a word of the source may stand for",
        Bad = [new("vi", "Sales rose in May.", "Doanh số tăng 37% trong tháng 5."), new("es", "It has 250 shops.", "Tiene 2500 tiendas.")],
        Good = [new("vi", "Sales rose in May.", "Doanh số tăng trong tháng 5."), new("zh", "Two dozen people", "24人"), new("ja", "Four hundred people", "400人")],
    };

    /// <inheritdoc/>
    public override Fault? Find(CheckedPair pair)
    {
        if (pair.Numbers.Added.Count == 0)
            return null;
        var added = pair.Numbers.Added.FirstOrDefault(number => !number.MayBeSaid);
        if (added.Text is not null)
            return new Fault($"“{added.Text}” does not stand in the source.");
        return new Fault($"“{pair.Numbers.Added[0].Text}” does not stand in the source, unless a word stands for it.", Severity.Info);
    }
}
