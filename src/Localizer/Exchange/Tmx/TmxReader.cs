using System.Collections.Immutable;
using Localizer.Model;
using Localizer.Text;

namespace Localizer.Exchange.Tmx;

/// <summary>
/// Reads translation memories in TMX 1.4b, and 1.1 to 1.3, one unit at a time: memory does not grow with the file. Nothing is ever
/// fetched: a DOCTYPE that only names its DTD is skipped; one that declares anything, and an entity that XML itself does not have,
/// are refused.
/// </summary>
/// <remarks>
/// An inline element becomes one code: <c>bpt</c> and <c>it pos="begin"</c> open, <c>ept</c> and <c>it pos="end"</c> close,
/// <c>ph</c> and <c>ut</c> stand alone, <c>hi</c> is a pair around its text. What is inside a code, <c>sub</c> included, belongs to
/// the format that the memory was made from: it is no text, and is kept as XML (<see cref="TmxVariant.Markup"/>).
/// </remarks>
public static class TmxReader
{
    /// <summary>The longest text of a segment, in UTF-16 units.</summary>
    public const int MaxSegmentLength = 1 << 20;

    /// <summary>The most elements that may stand inside one another.</summary>
    public const int MaxDepth = 256;

    /// <summary>The most variants, properties and notes of one unit.</summary>
    public const int MaxParts = 1_000;

    /// <summary>The longest unit: its texts, notes, properties and attributes, in UTF-16 units.</summary>
    public const int MaxUnitLength = 1 << 23;

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
        var own = new TmxElement(cursor);
        var source = own.SourceLanguage is { } named ? LocaleOf(named) : headerSource;
        var (metadata, parts) = (new TmxMetadata(), new UnitParts());
        parts.CountLength(cursor, own.Length);
        foreach (var element in cursor.Children())
        {
            if (element == "tuv")
                ReadVariant(cursor, parts);
            else
                parts.Count(cursor, metadata.Read(cursor, element));
        }

        return new TmxUnit
        {
            Id = own.Id,
            Index = index,
            Source = source,
            Provenance = own.Provenance,
            Attributes = own.Attributes,
            Properties = metadata.Properties,
            Notes = metadata.Notes,
            Variants = Number(parts.Variants, source),
            Diagnostics = parts.Diagnostics.DrainToImmutable(),
            Position = own.Position,
        };
    }

    private static void ReadVariant(XmlCursor cursor, UnitParts parts)
    {
        var own = new TmxElement(cursor);
        parts.CountLength(cursor, own.Length);
        if (!Locale.TryParse(own.Language, out var locale))
        {
            // The messages of a unit are kept, and a name may be as long as a file.
            var message = own.Language is null ? "The variant names no language; it is left out." : $"'{Words.Shown(own.Language)}' is not a known locale; the variant is left out.";
            parts.Diagnostics.Add(cursor.Say(Severity.Warning, "language", message, own.Position, "Give xml:lang a BCP 47 tag such as vi or pt-BR."));
            parts.Count(cursor, 0);
            cursor.SkipElement();
            return;
        }

        var (metadata, segment, seen) = (new TmxMetadata(), default(TmxSegment), false);
        foreach (var element in cursor.Children())
        {
            if (element != "seg" || seen)
            {
                parts.Count(cursor, metadata.Read(cursor, element));
                continue;
            }

            seen = true;
            segment = TmxSegmentReader.Read(cursor, parts.Diagnostics);
            parts.Count(cursor, segment?.Length ?? 0);
        }

        if (segment is not null)
            parts.Variants.Add(new ReadVariantParts(locale, segment, own, metadata));
        else if (!seen)
            parts.Diagnostics.Add(cursor.Say(Severity.Warning, "no-segment", "The variant has no <seg>; it is left out.", own.Position, "Remove the variant."));
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
            .. variants.Select(variant => new TmxVariant(variant.Locale, variant.Segment.Number(numbers), variant.Own.Provenance, variant.Own.Position)
            {
                Markup = variant.Segment.Markup,
                Attributes = variant.Own.Attributes,
                Properties = variant.Metadata.Properties,
                Notes = variant.Metadata.Notes,
            }),
        ];
    }

    private static Locale? LocaleOf(string? tag) => Locale.TryParse(tag, out var locale) ? locale : null;

    private sealed record ReadVariantParts(Locale Locale, TmxSegment Segment, TmxElement Own, TmxMetadata Metadata);

    private sealed class UnitParts
    {
        private int _count;
        private long _length;

        public List<ReadVariantParts> Variants { get; } = [];

        public ImmutableArray<Diagnostic>.Builder Diagnostics { get; } = ImmutableArray.CreateBuilder<Diagnostic>();

        public void Count(XmlCursor cursor, long length)
        {
            if (++_count > MaxParts)
                throw cursor.Refuse("unit-too-large", $"The unit has more than {MaxParts} parts.", "Cut the unit into several.");
            CountLength(cursor, length);
        }

        public void CountLength(XmlCursor cursor, long length)
        {
            _length += length;
            if (_length > MaxUnitLength)
                throw cursor.Refuse("unit-too-large", $"The unit has more than {MaxUnitLength} characters.", "Cut the unit into several.");
        }
    }
}
