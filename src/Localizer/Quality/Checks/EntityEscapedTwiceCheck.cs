using Localizer.Model;

namespace Localizer.Quality.Checks;

/// <summary>Whether a translation shows a character reference that was escaped twice.</summary>
internal sealed class EntityEscapedTwiceCheck : SegmentCheck
{
    /// <inheritdoc/>
    public override CheckRule Rule { get; } = new(
        "entity-escaped-twice", Severity.Error, CheckScope.Segment, "A reader sees the code instead of the character.", "Write the character itself.")
    {
        Bad = [new("vi", "R and D", "R &amp;amp; D"), new("es", "A b", "A&amp;nbsp;b")],
        Good = [new("vi", "R and D", "R và D"), new("vi", "R &amp;amp; D", "R &amp;amp; D")],
    };

    /// <inheritdoc/>
    public override Fault? Find(CheckedPair pair) => References.FirstStrange(pair, isTwice: true) is { } strange
        ? new Fault($"“{strange}” stands in the translation: it was escaped twice.")
        : null;
}
