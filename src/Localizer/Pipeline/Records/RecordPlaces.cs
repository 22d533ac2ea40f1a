using Localizer.Exchange.Xliff;
using Localizer.Model;
using Localizer.Reports;

namespace Localizer.Pipeline.Records;

/// <summary>Finds where the text of a finding stands in its page's record. A record is read when the first finding of its page is asked for.</summary>
/// <param name="currentFolder">The folder that a report's paths are relative to.</param>
public sealed class RecordPlaces(string currentFolder)
{
    private readonly Dictionary<string, Dictionary<(string Unit, string Segment), TextPosition>> _records = new(StringComparer.Ordinal);

    /// <summary>The place, or <see langword="null"/> when there is no record, or it does not have the text.</summary>
    /// <param name="page">The page's row of a report.</param>
    /// <param name="finding">A finding of it.</param>
    public Place? Of(PageReport page, Finding finding)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(finding);
        if (page.Record is not { } record || finding.Unit is null || finding.Segment is null)
            return null;
        if (!_records.TryGetValue(record, out var places))
            _records.Add(record, places = Read(record));
        return places.TryGetValue((finding.Unit, finding.Segment), out var position) ? new Place(record, position) : null;
    }

    private Dictionary<(string Unit, string Segment), TextPosition> Read(string record)
    {
        var file = Path.GetFullPath(Path.Combine(currentFolder, record));
        if (!File.Exists(file))
            return [];
        return XliffReader.Read(InputFile.Read(file, record), record).Units
            .SelectMany(unit => unit.Segments, (unit, segment) => (Key: (unit.Id, segment.Id), segment.Position))
            .DistinctBy(segment => segment.Key)
            .ToDictionary(segment => segment.Key, segment => segment.Position);
    }
}
