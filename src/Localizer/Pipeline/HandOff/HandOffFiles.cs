using System.Globalization;
using Localizer.Exchange.Xliff;
using Localizer.Model;
using Localizer.Pipeline.Records;

namespace Localizer.Pipeline.HandOff;

/// <summary>Writes files for translators, and never over what one of them wrote and nobody has merged yet.</summary>
/// <param name="options">The records, and whether what stands in the way is written over.</param>
/// <param name="output">Where the files go.</param>
internal sealed class HandOffFiles(PipelineOptions options, OutputFolder output)
{
    private readonly Dictionary<(string Path, string Locale), Dictionary<(CodedText Source, CodedText Target), bool>> _known = [];
    private readonly List<Diagnostic> _refused = [];
    private readonly List<Diagnostic> _noted = [];

    /// <summary>The files that were left as they are.</summary>
    public IReadOnlyList<Diagnostic> Refused => _refused;

    /// <summary>The files that were written over, each with its backup.</summary>
    public IReadOnlyList<Diagnostic> Noted => _noted;

    /// <summary>Notes which translations of a page are not lost with a file: those of its record, and what goes out now.</summary>
    /// <param name="document">The page's segments as they stand now.</param>
    /// <param name="record">Its record.</param>
    public void Know(XliffDocument document, PageRecord record)
    {
        var known = KnownOf(record);
        foreach (var segment in document.Units.SelectMany(unit => unit.Segments).Where(RecordedSegment.HasText))
            known.TryAdd((segment.Source, segment.Target!), false);
        _known[(document.Original, document.To.Tag)] = known;
    }

    /// <summary>Writes a file, unless a translator's work is in the way.</summary>
    /// <param name="file">The file.</param>
    /// <param name="documents">Its pages; one for XLIFF 1.2.</param>
    /// <param name="version">The version of XLIFF.</param>
    /// <returns>Whether it was written.</returns>
    /// <exception cref="BadInputException">It cannot be written.</exception>
    public bool Write(string file, IReadOnlyList<XliffDocument> documents, XliffVersion version)
    {
        if (!MayReplace(file))
            return false;
        var written = ReturnedFiles.Read(BytesOf(documents, version), output.Shown(file));
        output.Write(file, BytesOf([.. documents.Zip(written, HandOffStamp.Put)], version));
        return true;
    }

    /// <summary>Removes a file that there is nothing to put into any longer, unless a translator's work is in it.</summary>
    /// <exception cref="BadInputException">It cannot be removed.</exception>
    public void Remove(string file)
    {
        if (File.Exists(file) && MayReplace(file))
            output.Remove(file);
    }

    private static byte[] BytesOf(IReadOnlyList<XliffDocument> documents, XliffVersion version) =>
        version == XliffVersion.Xliff12 ? Xliff12Writer.Write(documents[0]) : XliffWriter.Write(documents);

    private bool MayReplace(string file)
    {
        if (!File.Exists(file) || WhatIsLostWith(file) is not { } lost)
            return true;
        if (options.Force)
        {
            var backup = output.Shown(output.Backup(file));
            _noted.Add(new Diagnostic("handoff-overwritten", Severity.Warning, $"'{output.Shown(file)}' {lost}, and is written over; as it was it is '{backup}'."));
            return true;
        }

        _refused.Add(new Diagnostic(
            "handoff-in-the-way", Severity.Error, $"'{output.Shown(file)}' {lost}; it was left as it is.",
            Hint: $"Run 'localizer merge {output.Shown(file)}' first, or extract with --force, which keeps a backup beside it."));
        return false;
    }

    private string? WhatIsLostWith(string file)
    {
        try
        {
            var lost = ReturnedFiles.Read(InputFile.Read(file, output.Shown(file)), output.Shown(file))
                .Where(page => !HandOffStamp.IsUntouched(page)).SelectMany(LostOf).ToList();
            return lost.Count == 0 ? null : string.Create(
                CultureInfo.InvariantCulture, $"holds {lost.Count} translations that were not merged yet, the first in unit {lost[0].Unit}, segment {lost[0].Segment}");
        }
        catch (BadInputException)
        {
            return "is not what was written there, and cannot be read as XLIFF";
        }
    }

    private IEnumerable<ReturnedSegment> LostOf(ReturnedFile page)
    {
        var known = _known.GetValueOrDefault((page.Original, page.To.Tag)) ?? KnownOf(options.Records?.Read(page.Original, page.To) ?? PageRecord.None);
        return page.Segments.Where(segment => HandOffStamp.HasOwnTarget(segment)
            && !(known.TryGetValue((segment.Source, segment.Target!), out var isPersons) && (isPersons || !segment.IsSigned)));
    }

    private static Dictionary<(CodedText Source, CodedText Target), bool> KnownOf(PageRecord record)
    {
        var known = new Dictionary<(CodedText, CodedText), bool>();
        foreach (var recorded in record.Segments.Concat(record.Earlier).Where(recorded => recorded.HasTarget))
        {
            var pair = (recorded.Segment.Source, recorded.Segment.Target!);
            known[pair] = recorded.IsPersons || known.GetValueOrDefault(pair);
        }

        return known;
    }
}
