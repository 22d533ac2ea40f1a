using Localizer.Model;
using Localizer.Quality.Languages;

namespace Localizer.Quality.Checks;

/// <summary>Whether a translation is much shorter than those between its languages are.</summary>
internal sealed class TooShortCheck : SegmentCheck
{
    private const double Usual = 0.55;

    /// <inheritdoc/>
    public override CheckRule Rule { get; } = new(
        "too-short", Severity.Warning, CheckScope.Segment, "A translation that is much shorter than usual has probably lost something.", "Look whether all of it is translated.")
    {
        Limit = new CheckLimit(Usual, "which part of the usual length a translation must have; short ones may be shorter in the same measure"),
        Bad = [new("vi", "The company said on Monday that it will sell the new chips in China from the end of the year.", "Công ty bán chip."), new("zh", "The company said on Monday that it will sell the new chips in China from the end of the year.", "公司说。")],
        Good = [new("vi", "He said no.", "Không."), new("zh", "The company said on Monday that it will sell the new chips in China.", "该公司周一表示，将在中国销售新芯片。")],
    };

    /// <inheritdoc/>
    public override Fault? Find(CheckedPair pair)
    {
        if (pair.TargetVolume == 0 || pair.SourceVolume < 25)
            return null;
        var least = pair.SourceVolume < 60 ? 0.46 : Usual;
        return LengthModel.Ratio(pair) * Usual < least * pair.Limits.Of(Rule) ? new Fault("The translation is much shorter than translations between these languages are.") : null;
    }
}
