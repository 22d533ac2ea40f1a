using System.Globalization;
using Localizer.Model;
using Localizer.Text;

namespace Localizer.Quality.Checks;

/// <summary>Whether a title, a description or an alternative text is longer than is shown.</summary>
internal sealed class AttributeLengthCheck : SegmentCheck
{
    private const int TitleLimit = 70;
    private const int DescriptionLimit = 170;
    private const int AttributeLimit = 150;

    /// <inheritdoc/>
    public override CheckRule Rule { get; } = new(
        "attribute-length", Severity.Info, CheckScope.Segment, "Search engines cut long titles and descriptions, and screen readers cannot skip within an alternative text.", "Shorten it.")
    {
        Limit = new CheckLimit(TitleLimit, "how many characters of a title are shown; of descriptions and alternative texts more in the same measure"),
        Bad = [new("vi", "Chips are sold again", "Chip " + new string('a', 70), Kind: UnitKind.Title), new("es", "A chip", "Un chip " + new string('a', 150), Kind: UnitKind.Attribute)],
        Good = [new("vi", "Chips are sold again", "Chip được bán trở lại", Kind: UnitKind.Title), new("es", "A chip", "Un chip " + new string('a', 150))],
    };

    /// <inheritdoc/>
    public override Fault? Find(CheckedPair pair)
    {
        var limit = pair.Kind switch
        {
            UnitKind.Title => TitleLimit,
            UnitKind.Meta => DescriptionLimit,
            UnitKind.Attribute => AttributeLimit,
            _ => int.MaxValue,
        };
        if (limit < int.MaxValue)
            limit = (int)Math.Round(limit * pair.Limits.Of(Rule) / TitleLimit);
        var width = WidthOf(pair.Target);
        return width > limit && WidthOf(pair.Source) <= limit
            ? new Fault(string.Create(CultureInfo.InvariantCulture, $"It is {width} characters wide, and about {limit} are shown."))
            : null;
    }

    // An ideograph is as wide as two letters.
    private static int WidthOf(string text)
    {
        var width = 0;
        foreach (var character in text)
            width += WordEdges.IsIdeographic(character) ? 2 : 1;
        return width;
    }
}
