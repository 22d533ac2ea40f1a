using System.Collections.Immutable;
using System.Globalization;
using Localizer.Model;

namespace Localizer.Exchange.Tmx;

/// <summary>
/// Reads translation memories in TMX 1.4b, and 1.1 to 1.3, one unit at a time: memory does not grow with the file. Nothing is ever
/// fetched: a DOCTYPE that only names its DTD is skipped; one that declares anything, and an entity that XML itself does not have,
/// are refused.
/// </summary>
/// <remarks>
/// An inline element becomes one code: <c>bpt</c> and <c>it pos="begin"</c> open, <c>ept</c> and <c>it pos="end"</c> close,
/// <c>ph</c> and <c>ut</c> stand alone, <c>hi</c> is a pair around its text. What is inside a code, <c>sub</c> included, belongs to
/// the format that the memory was made from and is left out.
/// </remarks>
public static class TmxReader
{
    /// <summary>The longest text of a segment, in UTF-16 units.</summary>
    public const int MaxSegmentLength = 1 << 20;

    /// <summary>The most elements that may stand inside one another.</summary>
    public const int MaxDepth = 256;

    /// <summary>The most variants, properties and notes of one unit.</summary>
    public const int MaxParts = 1_000;

    /// <summary>The most inline codes of one segment.</summary>
    public const int MaxCodes = 10_000;

    private static readonly XmlFormat Format = new("tmx", MaxDepth, "Give a TMX file, or export the memory again.");

    /// <summary>The units of a TMX file in their order. The stream is read while units are asked for, and is not closed.</summary>
    /// <param name="tmx">The file's bytes: UTF-8, UTF-16 with a byte order mark, or what its XML declaration names.</param>
    /// <param name="file">The file as the user named it, for messages.</param>
    /// <exception cref="BadInputException">
    /// While reading: what is not well-formed, is no TMX, declares entities, opens a pair of codes twice or is past a limit; with
    /// file, line, column and what to do. Units before that place have been given.
    /// </exception>
    public static IEnumerable<TmxUnit> Read(Stream tmx, string file)
    {
        ArgumentNullException.ThrowIfNull(tmx);
        ArgumentNullException.ThrowIfNull(file);
        return Units(tmx, file);
    }

    private static IEnumerable<TmxUnit> Units(Stream tmx, string file)
    {
        using var cursor = XmlCursor.Open(tmx, Format, file);
        ReadRoot(cursor);
        var source = default(Locale);
        var index = 0;
        while (cursor.Read())
        {
            if (!cursor.IsElement)
                continue;
            switch (cursor.Name)
            {
                case "header":
                    source = LocaleOf(cursor.Attribute("srclang"));
                    cursor.SkipElement();
                    break;
                case "body":
                    break;
                case "tu":
                    yield return ReadUnit(cursor, source, ++index);
                    break;
                default:
                    cursor.SkipElement();
                    break;
            }
        }
    }

    private static void ReadRoot(XmlCursor cursor)
    {
        cursor.ReadRoot("tmx");
        if (cursor.Attribute("version") is { } version && !version.StartsWith("1.", StringComparison.Ordinal))
        {
            throw cursor.Refuse(
                "version", $"TMX version '{version}' is not known.", "Export the memory as TMX 1.4.");
        }
    }

    private static TmxUnit ReadUnit(XmlCursor cursor, Locale? headerSource, int index)
    {
        var source = cursor.Attribute("srclang") is { } named ? LocaleOf(named) : headerSource;
        var unit = new TmxUnit
        {
            Id = cursor.Attribute("tuid"),
            Index = index,
            Source = source,
            Provenance = ProvenanceOf(cursor),
            Position = cursor.Position,
        };
        var parts = new UnitParts();
        foreach (var element in cursor.Children())
        {
            if (parts.Count >= MaxParts)
                throw cursor.Refuse("unit-too-large", $"The unit has more than {MaxParts} parts.", "Cut the unit into several.");
            if (element == "tuv")
                ReadVariant(cursor, parts);
            else
                ReadMetadata(cursor, element, parts);
        }

        return unit with
        {
            Properties = parts.Properties.DrainToImmutable(),
            Notes = parts.Notes.DrainToImmutable(),
            Variants = Number(parts.Variants, source),
            Diagnostics = parts.Diagnostics.DrainToImmutable(),
        };
    }

    private static void ReadMetadata(XmlCursor cursor, string element, UnitParts parts)
    {
        if (element == "note")
            parts.Notes.Add(cursor.ReadText(MaxSegmentLength));
        else if (element == "prop")
            parts.Properties.Add(new TmxProperty(cursor.Attribute("type") ?? "", cursor.ReadText(MaxSegmentLength)));
        else
            cursor.SkipElement();
    }

    private static void ReadVariant(XmlCursor cursor, UnitParts parts)
    {
        var position = cursor.Position;
        var tag = cursor.Attribute("xml:lang") ?? cursor.Attribute("lang");
        var provenance = ProvenanceOf(cursor);
        if (!Locale.TryParse(tag, out var locale))
        {
            var message = tag is null ? "The variant names no language; it is left out." : $"'{tag}' is not a known locale; the variant is left out.";
            parts.Diagnostics.Add(cursor.Say(Severity.Warning, "language", message, position, "Give xml:lang a BCP 47 tag such as vi or pt-BR."));
            cursor.SkipElement();
            return;
        }

        var segment = default(TmxSegment);
        var seen = false;
        foreach (var element in cursor.Children())
        {
            if (element == "seg" && !seen)
            {
                seen = true;
                segment = TmxSegmentReader.Read(cursor, parts.Diagnostics);
            }
            else
            {
                ReadMetadata(cursor, element, parts);
            }
        }

        if (segment is not null)
            parts.Variants.Add(new ReadVariantParts(locale, segment, provenance, position));
        else if (!seen)
            parts.Diagnostics.Add(cursor.Say(Severity.Warning, "no-segment", "The variant has no <seg>; it is left out.", position, "Remove the variant."));
    }

    // Numbers follow the source variant; codes that only other variants have come after its own.
    private static ImmutableArray<TmxVariant> Number(List<ReadVariantParts> variants, Locale? source)
    {
        var numbers = new Dictionary<TmxCodeKey, int>();
        var first = source is null ? null : variants.Find(variant => variant.Locale.Equals(source))
            ?? variants.Find(variant => variant.Locale.Language == source.Language);
        first?.Segment.Number(numbers);
        return
        [
            .. variants.Select(variant =>
                new TmxVariant(variant.Locale, variant.Segment.Number(numbers), variant.Provenance, variant.Position)),
        ];
    }

    private static Locale? LocaleOf(string? tag) => Locale.TryParse(tag, out var locale) ? locale : null;

    private static TmxProvenance ProvenanceOf(XmlCursor cursor) => new(
        cursor.Attribute("creationid"), DateOf(cursor.Attribute("creationdate")),
        cursor.Attribute("changeid"), DateOf(cursor.Attribute("changedate")));

    // TMX 1.4b, "creationdate": YYYYMMDDThhmmssZ. Some tools write the long form of ISO 8601.
    private static DateTimeOffset? DateOf(string? date) => DateTimeOffset.TryParseExact(
        date, ["yyyyMMdd'T'HHmmss'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:sszzz"], CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var read) ? read : null;

    private sealed record ReadVariantParts(Locale Locale, TmxSegment Segment, TmxProvenance Provenance, TextPosition Position);

    private sealed class UnitParts
    {
        public ImmutableArray<TmxProperty>.Builder Properties { get; } = ImmutableArray.CreateBuilder<TmxProperty>();

        public ImmutableArray<string>.Builder Notes { get; } = ImmutableArray.CreateBuilder<string>();

        public List<ReadVariantParts> Variants { get; } = [];

        public ImmutableArray<Diagnostic>.Builder Diagnostics { get; } = ImmutableArray.CreateBuilder<Diagnostic>();

        public int Count => Properties.Count + Notes.Count + Variants.Count + Diagnostics.Count;
    }
}
