using Localizer.Model;
using Localizer.Text;
using Localizer.Text.Languages;

namespace Localizer.Quality.Checks;

/// <summary>Whether a heading or a title is left as it is, though it is more than a name. English writes its headings in capitals, which hides that.</summary>
internal sealed class HeadingUntranslatedCheck : SegmentCheck
{
    private const int ManyWords = 4;

    /// <inheritdoc/>
    public override CheckRule Rule { get; } = new(
        "heading-untranslated", Severity.Warning, CheckScope.Segment, "Readers, and search engines, judge a page by its headings.", "Translate it, or list its words in the glossary with dnt.")
    {
        Bad = [new("vi", "Chip Stocks Soar Again", "Chip Stocks Soar Again", Name: "h2"), new("es", "Sales of chips", "Sales of chips", Kind: UnitKind.Title)],
        Good = [new("vi", "Jensen Huang", "Jensen Huang", Name: "h1"), new("vi", "Chip Stocks Soar Again", "Cổ phiếu chip lại tăng vọt", Name: "h2"), new("vi", "Chip Stocks Soar Again", "Chip Stocks Soar Again")],
    };

    /// <summary>Whether a text is a heading.</summary>
    public static bool IsHeading(CheckedPair pair) => pair.Kind == UnitKind.Title || pair.Name is ['h', >= '1' and <= '6'];

    /// <inheritdoc/>
    public override Fault? Find(CheckedPair pair)
    {
        if (!IsHeading(pair) || pair.From.Language == pair.To.Language || !UntranslatedCheck.IsSame(pair.Source, pair.Target))
            return null;
        var left = pair.Kept.Aggregate(pair.Source, (text, kept) => text.Replace(kept, " ", StringComparison.OrdinalIgnoreCase));
        var words = Words.Of(left);
        var isMoreThanNames = words.Count >= ManyWords || StopWords.Count(left, words, pair.From.Language) > 0 || words.Count(word => char.IsLower(left[word.Start])) > 1;
        return isMoreThanNames ? new Fault($"“{Words.Shown(pair.Target)}” is left as it is in the source.") : null;
    }
}
