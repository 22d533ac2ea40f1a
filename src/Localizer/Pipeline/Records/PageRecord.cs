using System.Collections.Immutable;
using System.IO.Hashing;
using Localizer.Exchange.Xliff;
using Localizer.Model;

namespace Localizer.Pipeline.Records;

/// <summary>The record of a page in a locale as a run finds it.</summary>
internal sealed class PageRecord
{
    private readonly Dictionary<CodedText, List<RecordedSegment>> _byKey = [];

    /// <summary>A page without a record.</summary>
    public static PageRecord None { get; } = new(null, 0);

    /// <summary>Takes a record.</summary>
    /// <param name="document">Its content, or <see langword="null"/> when there is none.</param>
    /// <param name="hash">The hash of its bytes.</param>
    public PageRecord(XliffDocument? document, UInt128 hash)
    {
        (Document, Hash) = (document, hash);
        if (document is null)
            return;
        Segments = Listed(document.Units);
        Earlier = Listed(document.Earlier);
        foreach (var segment in Segments.Concat(Earlier.Where(segment => segment.HasTarget)))
        {
            if (!_byKey.TryGetValue(segment.Key, out var alike))
                _byKey.Add(segment.Key, alike = []);
            alike.Add(segment);
        }
    }

    /// <summary>Its content, or <see langword="null"/> when there is none.</summary>
    public XliffDocument? Document { get; }

    /// <summary>The hash of its bytes; 0 when there is none.</summary>
    public UInt128 Hash { get; }

    /// <summary>The segments of the page as it was, in its order.</summary>
    public ImmutableArray<RecordedSegment> Segments { get; } = [];

    /// <summary>What persons wrote for segments that the page had earlier.</summary>
    public ImmutableArray<RecordedSegment> Earlier { get; } = [];

    /// <summary>The sources that it has targets for.</summary>
    public IEnumerable<CodedText> Keys => _byKey.Keys;

    /// <summary>The segments whose source reads like a text, the page's first, in their order.</summary>
    public IReadOnlyList<RecordedSegment> Like(CodedText key) => _byKey.GetValueOrDefault(key) ?? [];

    /// <summary>Reads a record.</summary>
    /// <param name="bytes">The file's bytes.</param>
    /// <param name="shownAs">The file as messages name it.</param>
    /// <param name="to">The locale that it must be for.</param>
    /// <exception cref="BadInputException">It cannot be read as one.</exception>
    public static PageRecord Read(ReadOnlyMemory<byte> bytes, string shownAs, Locale to)
    {
        var document = XliffReader.Read(bytes, shownAs);
        if (!document.To.Equals(to))
        {
            throw new BadInputException(new Diagnostic(
                "record-locale", Severity.Error, $"The record is for '{document.To}' and lies where those for '{to}' do.", new Place(shownAs), "Move it to its locale's folder."));
        }

        return new PageRecord(document, XxHash128.HashToUInt128(bytes.Span));
    }

    /// <summary>The same record with other units; its hash stays that of the file.</summary>
    public PageRecord With(ImmutableArray<XliffUnit> units) => new(Document! with { Units = units }, Hash);

    private static ImmutableArray<RecordedSegment> Listed(ImmutableArray<XliffUnit> units)
    {
        var all = units.SelectMany(unit => unit.Segments.Select(segment => (unit, segment))).ToList();
        return [.. all.Select((pair, index) => new RecordedSegment(
            pair.unit, pair.segment, index > 0 ? all[index - 1].segment.Source.Text : "", index + 1 < all.Count ? all[index + 1].segment.Source.Text : ""))];
    }
}
