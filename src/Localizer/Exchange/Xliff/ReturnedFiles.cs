using System.Collections.Immutable;
using Localizer.Model;

namespace Localizer.Exchange.Xliff;

/// <summary>Reads what came back from a translator, in either version of XLIFF.</summary>
internal static class ReturnedFiles
{
    private static readonly XmlFormat AnyFormat = new("xliff", XliffReader.MaxDepth, "Give an XLIFF file.");

    /// <summary>Reads a file.</summary>
    /// <param name="xliff">The file's bytes.</param>
    /// <param name="file">The file as the user named it.</param>
    /// <returns>What came back of each page that the file is of.</returns>
    /// <exception cref="BadInputException">It is no XLIFF 1.2, 2.0 or 2.1; with file, line, column and what to do.</exception>
    public static ImmutableArray<ReturnedFile> Read(ReadOnlyMemory<byte> xliff, string file) => VersionOf(xliff, file) == "1.2"
        ? [.. Xliff12Reader.Read(xliff, file).Select(page => ReturnedOf(page, file))]
        : [.. XliffReader.ReadFiles(xliff, file).Select(ReturnedOf)];

    private static ReturnedFile ReturnedOf(XliffDocument document) => new(
        document.From, document.To, document.Original, document.Skeleton,
        [
            .. document.Units.SelectMany(unit => unit.Segments.Select(segment =>
                new ReturnedSegment(unit.Id, segment.Id, segment.Source, segment.Target, segment.State >= XliffState.Reviewed, segment.Position) { Notes = unit.Notes })),
        ])
    { Meta = document.Meta };

    // Its units are to be named by unit and segment, as ours are.
    private static ReturnedFile ReturnedOf(Xliff12File page, string file)
    {
        var to = page.To ?? throw Refuse("language", "<file> has no known target-language.", "Give it a BCP 47 tag such as vi or pt-BR.", file, page.Position);
        return new ReturnedFile(page.From, to, page.Original, page.Skeleton, [.. page.Units.Select(unit => ReturnedOf(unit, file))]) { Meta = page.Meta };
    }

    private static ReturnedSegment ReturnedOf(Xliff12Unit unit, string file)
    {
        var cut = unit.Id.LastIndexOf('.');
        return cut > 0
            ? new ReturnedSegment(unit.Id[..cut], unit.Id[(cut + 1)..], unit.Source, unit.Target, unit.IsSigned, unit.Position) { Notes = unit.Notes }
            : throw Refuse("id", $"The <trans-unit> '{unit.Id}' is none of ours.", "Give the file that 'localizer extract --xliff' wrote, translated.", file, unit.Position);
    }

    private static BadInputException Refuse(string id, string message, string hint, string file, TextPosition position) =>
        new(new Diagnostic($"{AnyFormat.Id}-{id}", Severity.Error, message, new Place(file, position), hint));

    /// <summary>The version that a file says it has, or <see langword="null"/>.</summary>
    /// <param name="xliff">The file's bytes.</param>
    /// <param name="file">The file as the user named it.</param>
    /// <exception cref="BadInputException">It is no XLIFF at all.</exception>
    public static string? VersionOf(ReadOnlyMemory<byte> xliff, string file)
    {
        using var content = XliffReader.Open(xliff, file);
        using var cursor = XmlCursor.Open(content, AnyFormat, file);
        cursor.ReadRoot("xliff");
        return cursor.Attribute("version");
    }
}
