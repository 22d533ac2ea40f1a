using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml;
using Localizer.Model;

namespace Localizer.Exchange.Xliff;

/// <summary>
/// Writes XLIFF 1.2 for translators' tools: a <c>trans-unit</c> a segment, its id that of its unit and its own with a dot between. A pair
/// of codes that nests is <c>g</c>, a code that stands alone <c>x</c>, others <c>bx</c> and <c>ex</c>. A segment without a target has its
/// source as one: OmegaT and others work on targets alone.
/// </summary>
internal static class Xliff12Writer
{
    /// <summary>The namespace of XLIFF 1.2.</summary>
    public const string Namespace = "urn:oasis:names:tc:xliff:document:1.2";

    /// <summary>Who a note is from that has no category.</summary>
    public const string Translator = "translator";

    /// <summary>What stands between name and value of a fact of the file, which is a note of its header.</summary>
    public const string FactSeparator = ": ";

    /// <summary>Writes a file.</summary>
    /// <param name="document">The document.</param>
    /// <returns>Its bytes, UTF-8 without a byte order mark.</returns>
    public static byte[] Write(XliffDocument document)
    {
        using var output = new MemoryStream();
        // Lines are ours: inside of a text each would be part of it.
        using (var xml = XmlWriter.Create(output, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CheckCharacters = false, NewLineHandling = NewLineHandling.Entitize }))
            WriteDocument(xml, document);
        return output.ToArray();
    }

    private static void WriteDocument(XmlWriter xml, XliffDocument document)
    {
        xml.WriteStartDocument();
        Line(xml, 0);
        xml.WriteStartElement("xliff", Namespace);
        xml.WriteAttributeString("version", "1.2");
        Line(xml, 1);
        xml.WriteStartElement("file", Namespace);
        Attribute(xml, "original", document.Original);
        Attribute(xml, "source-language", document.From.Tag);
        Attribute(xml, "target-language", document.To.Tag);
        Attribute(xml, "datatype", "html");
        xml.WriteAttributeString("xml", "space", null, "preserve");
        if (document.Skeleton is { } skeleton)
            WriteHeader(xml, skeleton, document.Meta);
        Line(xml, 2);
        xml.WriteStartElement("body", Namespace);
        foreach (var unit in document.Units)
        {
            foreach (var segment in unit.Segments)
                WriteSegment(xml, unit, segment, document.To);
        }

        Line(xml, 2);
        xml.WriteEndElement();
        Line(xml, 1);
        xml.WriteEndElement();
        Line(xml, 0);
        xml.WriteEndElement();
        xml.WriteWhitespace("\n");
    }

    private static void WriteHeader(XmlWriter xml, string skeleton, ImmutableArray<XliffMeta> facts)
    {
        Line(xml, 2);
        xml.WriteStartElement("header", Namespace);
        Line(xml, 3);
        xml.WriteStartElement("skl", Namespace);
        xml.WriteStartElement("external-file", Namespace);
        Attribute(xml, "href", skeleton);
        xml.WriteEndElement();
        xml.WriteEndElement();
        foreach (var (name, value) in facts)
        {
            Line(xml, 3);
            xml.WriteStartElement("note", Namespace);
            Attribute(xml, "from", XliffNames.Prefix);
            xml.WriteString(Clean($"{name}{FactSeparator}{value}"));
            xml.WriteEndElement();
        }

        Line(xml, 2);
        xml.WriteEndElement();
    }

    private static void WriteSegment(XmlWriter xml, XliffUnit unit, XliffSegment segment, Locale to)
    {
        Line(xml, 3);
        xml.WriteStartElement("trans-unit", Namespace);
        Attribute(xml, "id", $"{unit.Id}.{segment.Id}");
        if (unit.Name is { } name)
            Attribute(xml, "resname", name);
        Line(xml, 4);
        xml.WriteStartElement("source", Namespace);
        WriteText(xml, segment.Source);
        xml.WriteEndElement();
        Line(xml, 4);
        xml.WriteStartElement("target", Namespace);
        Attribute(xml, "state", StateOf(segment));
        WriteText(xml, segment.Target ?? segment.Source);
        xml.WriteEndElement();

        foreach (var hint in segment.Hints)
        {
            Line(xml, 4);
            xml.WriteStartElement("alt-trans", Namespace);
            if (hint.Score is { } score)
                Attribute(xml, "match-quality", string.Create(CultureInfo.InvariantCulture, $"{score}%"));
            else
                Attribute(xml, "extradata", XliffNames.Subsegment);
            Attribute(xml, "origin", hint.Origin);
            xml.WriteElementString("source", Namespace, Clean(hint.Source));
            xml.WriteStartElement("target", Namespace);
            xml.WriteAttributeString("xml", "lang", null, to.Tag);
            xml.WriteString(Clean(hint.Target));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        foreach (var note in unit.Notes)
        {
            Line(xml, 4);
            xml.WriteStartElement("note", Namespace);
            Attribute(xml, "from", note.Category ?? Translator);
            if (note.Priority is { } priority)
                Attribute(xml, "priority", priority.ToString(CultureInfo.InvariantCulture));
            xml.WriteString(Clean(note.Text));
            xml.WriteEndElement();
        }

        Line(xml, 3);
        xml.WriteEndElement();
    }

    private static string StateOf(XliffSegment segment) => segment switch
    {
        { SubState: not null } => "needs-review-translation",
        { State: XliffState.Final } => "final",
        { State: XliffState.Reviewed } => "signed-off",
        { State: XliffState.Translated, Target: not null } => "translated",
        _ => "needs-translation",
    };

    private static void WriteText(XmlWriter xml, CodedText text)
    {
        var nested = text.NestedPairs();
        var closed = text.Codes.Where(placed => placed.Code.Kind == CodeKind.Closing).Select(placed => placed.Code.Id).ToHashSet();
        var whole = text.Codes.Where(placed => placed.Code.Kind == CodeKind.Opening && closed.Contains(placed.Code.Id)).Select(placed => placed.Code.Id).ToHashSet();
        var position = 0;
        foreach (var (offset, code) in text.Codes)
        {
            xml.WriteString(Clean(text.Text[position..offset]));
            position = offset;
            var id = code.Id.ToString(CultureInfo.InvariantCulture);
            switch (code.Kind)
            {
                case CodeKind.Opening when nested.Contains(code.Id):
                    xml.WriteStartElement("g", Namespace);
                    Attribute(xml, "id", id);
                    break;
                case CodeKind.Closing when nested.Contains(code.Id):
                    xml.WriteFullEndElement();
                    break;
                case CodeKind.Standalone:
                    WriteCode(xml, "x", id, rid: null);
                    break;
                default:
                    // Half a pair that is alone in its text refers to no other.
                    var element = code.Kind == CodeKind.Opening ? "bx" : "ex";
                    if (whole.Contains(code.Id))
                        WriteCode(xml, element, code.Kind == CodeKind.Opening ? id : id + "e", id);
                    else
                        WriteCode(xml, element, id, rid: null);
                    break;
            }
        }

        xml.WriteString(Clean(text.Text[position..]));
    }

    private static void WriteCode(XmlWriter xml, string element, string id, string? rid)
    {
        xml.WriteStartElement(element, Namespace);
        Attribute(xml, "id", id);
        if (rid is not null)
            Attribute(xml, "rid", rid);
        xml.WriteEndElement();
    }

    private static void Attribute(XmlWriter xml, string name, string value) => xml.WriteAttributeString(name, Clean(value));

    private static void Line(XmlWriter xml, int depth) => xml.WriteWhitespace("\n" + new string(' ', depth * 2));

    private static string Clean(string text) => XmlCharacters.Clean(text);
}
