using Localizer.Model;

namespace Localizer.Quality.Checks;

/// <summary>Whether each URL of the source stands in the translation; its locale may differ.</summary>
internal sealed class UrlLostCheck : SegmentCheck
{
    /// <inheritdoc/>
    public override CheckRule Rule { get; } = new(
        "url-lost", Severity.Error, CheckScope.Segment, "A link that reads otherwise leads elsewhere.", "Write the URL as the source does.")
    {
        Bad = [new("vi", "See https://example.com/a.html now.", "Xem https://example.com/b.html ngay."), new("ja", "See www.example.com.", "こちらをご覧ください。")],
        Good = [new("vi", "See https://example.com/a.html.", "Xem https://example.com/a.html nhé."), new("vi", "See https://example.com/en/a.", "Xem https://example.com/vi/a."), new("ja", "See www.example.com.", "www.example.comをご覧ください。")],
    };

    /// <inheritdoc/>
    public override Fault? Find(CheckedPair pair) =>
        WebAddresses.FirstMissing(pair.Source, pair.Target) is { } lost ? new Fault($"“{lost}” does not stand in the translation.") : null;
}
