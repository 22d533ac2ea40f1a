using System.Collections.Immutable;
using Localizer.Model;
using Localizer.Text;

namespace Localizer.Exchange.Tmx;

/// <summary>Reads the content of a <c>seg</c> element.</summary>
internal static class TmxSegmentReader
{
    /// <summary>
    /// The segment, or <see langword="null"/>, and a warning, when it holds an element that TMX does not have: whether that is a
    /// code or text cannot be known.
    /// </summary>
    public static TmxSegment? Read(XmlCursor cursor, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var builder = new TmxSegmentBuilder();
        var known = true;
        var codes = 0;
        if (cursor.IsEmptyElement)
            return builder.Build();
        var depth = cursor.Depth;
        while (cursor.Read() && cursor.Depth > depth)
        {
            if (cursor.IsText)
            {
                cursor.AppendText(builder.Append, builder.Length, TmxReader.MaxSegmentLength);
            }
            else if (cursor.IsElement)
            {
                if (++codes > TmxReader.MaxCodes)
                    throw TooLarge(cursor, $"The segment has more than {TmxReader.MaxCodes} codes.");
                known &= ReadCode(cursor, builder, known ? diagnostics : null);
                CheckLength(cursor, builder.Length);
            }
            else if (cursor.IsEndElement)
            {
                // Of all elements inside a segment only highlights are gone into.
                builder.CloseHighlight();
                builder.Markup.End("hi");
            }
        }

        return known ? builder.Build() : null;
    }

    // A segment that is left out is told of once.
    private static bool ReadCode(XmlCursor cursor, TmxSegmentBuilder builder, ImmutableArray<Diagnostic>.Builder? diagnostics)
    {
        var x = cursor.Attribute("x");
        switch (cursor.Name)
        {
            case "hi":
                ReadHighlight(cursor, builder, x);
                return true;
            case "bpt":
                if (!builder.TryOpenPair(PairOf(cursor), x))
                {
                    throw cursor.Refuse(
                        "pair-open", $"<bpt i=\"{PairOf(cursor)}\"> begins while another with the same i is still open.",
                        "Give each pair of a segment its own i.");
                }

                break;
            case "ept":
                builder.ClosePair(PairOf(cursor));
                break;
            case "ph":
                builder.AddSingle('p', x, CodeKind.Standalone);
                break;
            case "ut":
                builder.AddSingle('u', x, CodeKind.Standalone);
                break;
            case "it":
                AddIsolated(cursor, builder, x);
                break;
            default:
                diagnostics?.Add(cursor.Say(
                    Severity.Warning, "unknown-code", $"<{Words.Shown(cursor.NameInFile)}> is no element of TMX; the variant is left out.", cursor.Position,
                    "Export the memory again as TMX 1.4."));
                cursor.SkipElement();
                return false;
        }

        CopyCode(cursor, builder.Markup);
        return true;
    }

    private static void ReadHighlight(XmlCursor cursor, TmxSegmentBuilder builder, string? x)
    {
        builder.Markup.Start(cursor);
        builder.OpenHighlight(x);
        if (!cursor.IsEmptyElement)
            return;
        builder.CloseHighlight();
        builder.Markup.End("hi");
    }

    // What is inside of a code belongs to the format that the segment was made from, text to be translated (sub) included.
    private static void CopyCode(XmlCursor cursor, TmxMarkup markup)
    {
        var (depth, code, isEmpty) = (cursor.Depth, cursor.Name, cursor.IsEmptyElement);
        markup.Start(cursor);
        while (!isEmpty && cursor.Read() && cursor.Depth > depth)
        {
            if (cursor.IsText)
                cursor.AppendText(markup.Text, markup.Length, TmxReader.MaxSegmentLength);
            else if (cursor.IsElement)
                CopyStart(cursor, markup);
            else if (cursor.IsEndElement)
                markup.End(cursor.Name);
        }

        markup.End(code);
    }

    private static void CopyStart(XmlCursor cursor, TmxMarkup markup)
    {
        markup.Start(cursor);
        if (cursor.IsEmptyElement)
            markup.End(cursor.Name);
        CheckLength(cursor, markup.Length);
    }

    private static void CheckLength(XmlCursor cursor, int length)
    {
        if (length > TmxReader.MaxSegmentLength)
            throw TooLarge(cursor, $"The segment has more than {TmxReader.MaxSegmentLength} characters with its codes.");
    }

    private static BadInputException TooLarge(XmlCursor cursor, string message) => cursor.Refuse("segment-too-large", message, "Cut the unit into several.");

    private static void AddIsolated(XmlCursor cursor, TmxSegmentBuilder builder, string? x)
    {
        var (element, kind) = cursor.Attribute("pos")?.ToLowerInvariant() switch
        {
            "begin" => ('i', CodeKind.Opening),
            "end" => ('j', CodeKind.Closing),
            _ => ('s', CodeKind.Standalone),
        };
        // One half of a pair is the same code as the pair that another language has whole.
        builder.AddSingle(x is null || kind == CodeKind.Standalone ? element : 'b', x, kind);
    }

    private static string PairOf(XmlCursor cursor) => cursor.Attribute("i") ?? throw cursor.Refuse(
        "pair-unnumbered", $"<{cursor.NameInFile}> has no i, so its partner cannot be found.", "Give both codes of a pair the same i.");
}
