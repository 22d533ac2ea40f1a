using Localizer.Model;

namespace Localizer.Quality.Checks;

/// <summary>Whether a translation shows a character reference that its source does not show.</summary>
internal sealed class EntityRawCheck : SegmentCheck
{
    /// <inheritdoc/>
    public override CheckRule Rule { get; } = new(
        "entity-raw", Severity.Error, CheckScope.Segment, "A reader sees the code instead of the character.", "Write the character itself.")
    {
        Bad = [new("vi", "R and D", "R &amp; D"), new("es", "A “b” c", "A &#8220;b&quot; c")],
        Good = [new("vi", "R&D; and more", "R&D; và hơn nữa"), new("de", "Write &amp; here", "Hier &amp; schreiben")],
    };

    /// <inheritdoc/>
    public override Fault? Find(CheckedPair pair) => References.FirstStrange(pair, isTwice: false) is { } strange
        ? new Fault($"“{strange}” stands in the translation as it is.")
        : null;
}
