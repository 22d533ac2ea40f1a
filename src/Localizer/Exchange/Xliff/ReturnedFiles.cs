using Localizer.Model;

namespace Localizer.Exchange.Xliff;

/// <summary>Reads what came back from a translator, in either version of XLIFF.</summary>
internal static class ReturnedFiles
{
    private static readonly XmlFormat AnyFormat = new("xliff", XliffReader.MaxDepth, "Give an XLIFF file.");

    /// <summary>Reads a file.</summary>
    /// <param name="xliff">The file's bytes.</param>
    /// <param name="file">The file as the user named it.</param>
    /// <exception cref="BadInputException">It is no XLIFF 1.2, 2.0 or 2.1; with file, line, column and what to do.</exception>
    public static ReturnedFile Read(ReadOnlyMemory<byte> xliff, string file)
    {
        if (VersionOf(xliff, file) == "1.2")
            return Xliff12Reader.Read(xliff, file);
        var document = XliffReader.Read(xliff, file);
        return new ReturnedFile(
            document.From, document.To, document.Original, document.Skeleton,
            [
                .. document.Units.SelectMany(unit => unit.Segments.Select(segment =>
                    new ReturnedSegment(unit.Id, segment.Id, segment.Source, segment.Target, segment.State >= XliffState.Reviewed, segment.Position))),
            ]);
    }

    private static string? VersionOf(ReadOnlyMemory<byte> xliff, string file)
    {
        using var content = new MemoryStream(xliff.ToArray(), writable: false);
        using var cursor = XmlCursor.Open(content, AnyFormat, file);
        cursor.ReadRoot("xliff");
        return cursor.Attribute("version");
    }
}
