using Localizer.Model;
using Localizer.Quality.Languages;

namespace Localizer.Quality.Checks;

/// <summary>Whether a translation stops before its end: it is short, and lacks the stop that its source has.</summary>
internal sealed class CutOffCheck : SegmentCheck
{
    /// <inheritdoc/>
    public override CheckRule Rule { get; } = new(
        "cut-off", Severity.Warning, CheckScope.Segment, "A translation that ends in the middle has lost its end.", "Look whether all of it is translated.")
    {
        Bad = [new("vi", "The company said on Monday that it will sell the new chips in China.", "Công ty cho biết hôm thứ"), new("es", "The company said on Monday that it will sell the new chips in China.", "La empresa dijo el lunes que va")],
        Good = [new("vi", "The company said on Monday that it will sell the new chips in China.", "Công ty cho biết hôm thứ Hai rằng họ sẽ bán các con chip mới ở Trung Quốc"), new("vi", "He said no.", "Không")],
    };

    /// <inheritdoc/>
    public override Fault? Find(CheckedPair pair) =>
        pair.SourceVolume >= 20 && pair.TargetVolume > 0 && Ends.HasStop(pair.Source) && !Ends.HasStop(pair.Target) && LengthModel.Ratio(pair) < 0.75
            ? new Fault($"The translation ends in “{pair.Target.AsSpan()[^Math.Min(20, pair.Target.Length)..]}”, without a stop, and is short.")
            : null;
}
