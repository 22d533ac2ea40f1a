using Localizer.Model;
using Localizer.Text;

namespace Localizer.Quality.Checks;

/// <summary>Whether a text has a translation that says nothing.</summary>
internal sealed class EmptyCheck : SegmentCheck
{
    /// <inheritdoc/>
    public override CheckRule Rule { get; } = new(
        "empty", Severity.Error, CheckScope.Segment, "A reader finds nothing where the source has a text.", "Translate it.")
    {
        Bad = [new("vi", "The shares fell.", ""), new("ja", "Read more", " \u200B ")],
        Good = [new("vi", "The shares fell.", "Cổ phiếu giảm giá."), new("es", "* * *", "")],
    };

    /// <inheritdoc/>
    public override Fault? Find(CheckedPair pair) => pair.SourceVolume > 0 && pair.TargetVolume == 0
        ? new Fault($"“{Words.Shown(pair.Source)}” has a translation without a word.")
        : null;
}
