using Localizer.Model;

namespace Localizer.Quality.Checks;

/// <summary>Whether a translation trails off where its source does, and only there.</summary>
internal sealed class EllipsisCheck : SegmentCheck
{
    private const string Closing = " \t\n\u00A0\u200B\"'”’“‘»›«)]}」』）】》";

    /// <inheritdoc/>
    public override CheckRule Rule { get; } = new(
        "ellipsis", Severity.Warning, CheckScope.Segment, "A translation that trails off where its source does not was often cut off.", "Look whether all of it is translated, and end it as the source ends.")
    {
        Lesser = "a translation that does not trail off where its source does",
        Bad = [new("vi", "The company will sell the chips again.", "Công ty sẽ bán lại…"), new("es", "Who knows…", "Quién sabe."), new("zh", "He waited...", "他等了。")],
        Good = [new("vi", "Who knows...", "Ai mà biết…"), new("zh", "He waited…", "他等了……"), new("ja", "He waited.", "彼は待った。"), new("es", "“It fell…”", "«Cayó...»")],
    };

    /// <inheritdoc/>
    public override Fault? Find(CheckedPair pair)
    {
        var (source, target) = (TrailsOff(pair.Source), TrailsOff(pair.Target));
        if (source == target || pair.TargetVolume == 0)
            return null;

        // What the source only hints at a translation may say out; the other way round the end is missing.
        return source ? new Fault("The source trails off, and the translation does not.", Severity.Info) : new Fault("The translation trails off, and the source does not.");
    }

    private static bool TrailsOff(ReadOnlySpan<char> text) => text.TrimEnd(Closing) switch
    {
        [.., '…' or '⋯'] or [.., '.', '.', '.'] or [.., '。', '。', '。'] or [.., '.', ' ', '.', ' ', '.'] => true,
        _ => false,
    };
}
