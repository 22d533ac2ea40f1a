using Localizer.Model;

namespace Localizer.Quality.Checks;

/// <summary>Whether a translation has a URL that its source has not.</summary>
internal sealed class UrlAddedCheck : SegmentCheck
{
    /// <inheritdoc/>
    public override CheckRule Rule { get; } = new(
        "url-added", Severity.Error, CheckScope.Segment, "An address that the source does not have was made up.", "Take it out.")
    {
        Bad = [new("vi", "See the report.", "Xem báo cáo tại https://example.com/report.")],
        Good = [new("vi", "See https://example.com/en/a.", "Xem https://example.com/vi/a."), new("es", "See the report.", "Vea el informe.")],
    };

    /// <inheritdoc/>
    public override Fault? Find(CheckedPair pair) =>
        WebAddresses.FirstMissing(pair.Target, pair.Source) is { } added ? new Fault($"“{added}” does not stand in the source.") : null;
}
