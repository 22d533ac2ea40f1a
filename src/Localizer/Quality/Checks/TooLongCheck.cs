using Localizer.Model;
using Localizer.Quality.Languages;

namespace Localizer.Quality.Checks;

/// <summary>Whether a translation is much longer than those between its languages are.</summary>
internal sealed class TooLongCheck : SegmentCheck
{
    private const double Usual = 1.9;

    // The length of a short text says little, unless it becomes a sentence.
    private const int FewestLetters = 10;
    private const int ManyLetters = 45;

    /// <inheritdoc/>
    public override CheckRule Rule { get; } = new(
        "too-long", Severity.Warning, CheckScope.Segment, "A translation that is much longer than usual probably says more than its source.", "Look whether it says what the source does not.")
    {
        Limit = new CheckLimit(Usual, "how many times as long as usual a translation may be; short ones may be longer in the same measure"),
        Bad = [new("vi", "The company will sell the new chips.", "Công ty sẽ bán các con chip mới này ở Trung Quốc từ cuối năm nay, theo lời giám đốc điều hành của công ty nói với các phóng viên hôm thứ Hai tại Đài Bắc.")],
        Good = [new("vi", "The company will sell the new chips.", "Công ty sẽ bán các con chip mới này."), new("de", "Go", "Losgehen und anfangen")],
    };

    /// <inheritdoc/>
    public override Fault? Find(CheckedPair pair)
    {
        if (pair.SourceVolume == 0 || (pair.SourceVolume < FewestLetters && (pair.SourceWords.Count < 2 || pair.TargetVolume - pair.SourceVolume < ManyLetters)))
            return null;
        var most = pair.SourceVolume switch { < 25 => 3.0, < 40 => 2.3, _ => Usual };
        return LengthModel.Ratio(pair) * Usual > most * pair.Limits.Of(Rule) ? new Fault("The translation is much longer than translations between these languages are.") : null;
    }
}
