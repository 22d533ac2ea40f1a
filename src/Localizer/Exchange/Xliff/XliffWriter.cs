using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using Localizer.Model;

namespace Localizer.Exchange.Xliff;

/// <summary>
/// Writes XLIFF 2.1 so that a diff shows just what changed, and so that version control merges what was changed at two places: an
/// element a line, a text whole on its line, no time, no count, nothing of the file that depends on several units.
/// </summary>
internal sealed class XliffWriter
{
    private readonly XmlText _xml;

    private XliffWriter(XmlText xml) => _xml = xml;

    /// <summary>Writes a file.</summary>
    /// <param name="document">The document, with at least one unit.</param>
    /// <returns>Its bytes, UTF-8 without a byte order mark, lines ended by LF.</returns>
    public static byte[] Write(XliffDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Write([document]);
    }

    /// <summary>Writes several pages into one file.</summary>
    /// <param name="documents">The pages, at least one, all of the same two locales, each with at least one unit.</param>
    /// <returns>Its bytes, UTF-8 without a byte order mark, lines ended by LF.</returns>
    public static byte[] Write(IReadOnlyList<XliffDocument> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        var bytes = new ArrayBufferWriter<byte>();
        new XliffWriter(new XmlText(bytes)).WriteDocuments(documents);
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>Writes a file.</summary>
    /// <param name="document">The document, with at least one unit.</param>
    /// <param name="output">Takes its bytes.</param>
    public static void Write(XliffDocument document, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(output);
        new XliffWriter(new XmlText(output)).WriteDocuments([document]);
    }

    private void WriteDocuments(IReadOnlyList<XliffDocument> documents)
    {
        _xml.Append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        _xml.Append("<xliff xmlns=\"").Append(XliffNames.Core).Append("\" xmlns:mda=\"").Append(XliffNames.Metadata);
        if (documents.Any(document => document.Units.Any(unit => unit.Segments.Any(segment => !segment.Hints.IsEmpty))))
            _xml.Append("\" xmlns:mtc=\"").Append(XliffNames.Matches);
        _xml.Append("\" version=\"2.1\"");
        Attribute("srcLang", documents[0].From.Tag);
        Attribute("trgLang", documents[0].To.Tag);
        _xml.Append(">\n");
        for (var i = 0; i < documents.Count; i++)
            WriteFile(documents[i], documents.Count == 1 ? "page" : string.Create(CultureInfo.InvariantCulture, $"page{i + 1}"));
        _xml.Append("</xliff>\n");
    }

    private void WriteFile(XliffDocument document, string id)
    {
        _xml.Append("  <file");
        Attribute("id", id);
        _xml.Append(" canResegment=\"no\" xml:space=\"preserve\"");
        Attribute("original", document.Original);
        _xml.Append(">\n");
        if (document.Skeleton is not null)
        {
            _xml.Append("    <skeleton");
            Attribute("href", document.Skeleton);
            _xml.Append("/>\n");
        }

        if (!document.Meta.IsEmpty)
        {
            _xml.Append("    <mda:metadata>\n");
            WriteFacts(XliffNames.HandOffGroup, appliesTo: null, document.Meta, "      ");
            _xml.Append("    </mda:metadata>\n");
        }

        foreach (var (unit, isEarlier) in document.InOrder())
        {
            if (isEarlier)
                WriteEarlier(unit);
            else
                WriteUnit(unit, "    ");
        }

        _xml.Append("  </file>\n");
    }

    // A group of its own: what the page had at two places is never on neighbouring lines.
    private void WriteEarlier(XliffUnit unit)
    {
        _xml.Append("    <group");
        Attribute("id", $"{XliffNames.EarlierGroup}-{unit.Id}");
        Attribute("translate", "no");
        _xml.Append(">\n");
        WriteUnit(unit, "      ");
        _xml.Append("    </group>\n");
    }

    private void WriteUnit(XliffUnit unit, string indent)
    {
        _xml.Append(indent).Append("<unit");
        Attribute("id", unit.Id);
        Attribute("name", unit.Name);
        Attribute("type", unit.Kind is null ? null : $"{XliffNames.Prefix}:{unit.Kind}");
        _xml.Append(">\n");
        WriteHints(unit, indent + "  ");
        WriteMetadata(unit, indent + "  ");
        WriteNotes(unit, indent + "  ");
        WriteData(unit, indent + "  ");
        var codes = new UnitCodes(unit);
        foreach (var part in unit.Parts)
            WritePart(part, codes, indent + "  ");
        _xml.Append(indent).Append("</unit>\n");
    }

    private void WriteHints(XliffUnit unit, string indent)
    {
        if (unit.Segments.All(segment => segment.Hints.IsEmpty))
            return;
        _xml.Append(indent).Append("<mtc:matches>\n");
        foreach (var segment in unit.Segments)
        {
            foreach (var hint in segment.Hints)
            {
                _xml.Append(indent).Append("  <mtc:match");
                Attribute("ref", $"#{segment.Id}");
                Attribute("matchQuality", hint.Score?.ToString(CultureInfo.InvariantCulture));
                Attribute("similarity", hint.Score?.ToString(CultureInfo.InvariantCulture));
                Attribute("origin", hint.Origin);
                Attribute("type", "tm");
                Attribute("subType", hint.Score is null ? $"{XliffNames.Prefix}:{XliffNames.Subsegment}" : null);
                _xml.Append("><source>");
                XliffText.AppendText(_xml, hint.Source);
                _xml.Append("</source><target>");
                XliffText.AppendText(_xml, hint.Target);
                _xml.Append("</target></mtc:match>\n");
            }
        }

        _xml.Append(indent).Append("</mtc:matches>\n");
    }

    // A group of three lines and more a segment: what two people change of two segments is never on neighbouring lines.
    private void WriteMetadata(XliffUnit unit, string indent)
    {
        if (unit.Markup is null && unit.Segments.All(segment => segment.Meta.IsEmpty))
            return;
        _xml.Append(indent).Append("<mda:metadata>\n");
        if (unit.Markup is not null)
        {
            _xml.Append(indent).Append("  <mda:metaGroup");
            Attribute("id", XliffNames.MarkupGroup);
            Attribute("category", XliffNames.Prefix);
            _xml.Append("><mda:meta");
            Attribute("type", XliffNames.MarkupGroup);
            _xml.Append('>');
            XliffText.AppendEscaped(_xml, unit.Markup);
            _xml.Append("</mda:meta></mda:metaGroup>\n");
        }

        foreach (var segment in unit.Segments.Where(segment => !segment.Meta.IsEmpty))
            WriteFacts(segment.Id, "target", segment.Meta, indent + "  ");
        _xml.Append(indent).Append("</mda:metadata>\n");
    }

    private void WriteFacts(string id, string? appliesTo, ImmutableArray<XliffMeta> facts, string indent)
    {
        _xml.Append(indent).Append("<mda:metaGroup");
        Attribute("id", id);
        Attribute("category", XliffNames.Prefix);
        Attribute("appliesTo", appliesTo);
        _xml.Append(">\n");
        foreach (var (name, value) in facts)
        {
            _xml.Append(indent).Append("  <mda:meta");
            Attribute("type", name);
            _xml.Append('>');
            XliffText.AppendEscaped(_xml, value);
            _xml.Append("</mda:meta>\n");
        }

        _xml.Append(indent).Append("</mda:metaGroup>\n");
    }

    private void WriteNotes(XliffUnit unit, string indent)
    {
        if (unit.Notes.IsEmpty)
            return;
        _xml.Append(indent).Append("<notes>\n");
        foreach (var note in unit.Notes)
        {
            _xml.Append(indent).Append("  <note");
            Attribute("id", note.Id);
            Attribute("category", note.Category);
            Attribute("appliesTo", note.AppliesTo);
            Attribute("priority", note.Priority?.ToString(CultureInfo.InvariantCulture));
            _xml.Append('>');
            XliffText.AppendEscaped(_xml, note.Text);
            _xml.Append("</note>\n");
        }

        _xml.Append(indent).Append("</notes>\n");
    }

    private void WriteData(XliffUnit unit, string indent)
    {
        if (unit.Data.IsEmpty)
            return;
        _xml.Append(indent).Append("<originalData>\n");
        foreach (var (code, markup) in unit.Data)
        {
            _xml.Append(indent).Append("  <data id=\"").Append(UnitCodes.DataIdOf(code)).Append("\">");
            XliffText.AppendText(_xml, markup);
            _xml.Append("</data>\n");
        }

        _xml.Append(indent).Append("</originalData>\n");
    }

    private void WritePart(XliffPart part, UnitCodes codes, string indent)
    {
        var element = part is XliffSegment ? "segment" : "ignorable";
        _xml.Append(indent).Append('<').Append(element);
        if (part is XliffSegment segment)
        {
            Attribute("id", segment.Id);
            Attribute("state", XliffText.NameOf(segment.State));
            Attribute("subState", segment.SubState);
        }

        _xml.Append(">\n").Append(indent).Append("  <source>");
        XliffText.Append(_xml, part.Source, codes.OfSource());
        _xml.Append("</source>\n");
        if (part.Target is not null)
        {
            _xml.Append(indent).Append("  <target>");
            XliffText.Append(_xml, part.Target, codes.OfTarget());
            _xml.Append("</target>\n");
        }

        _xml.Append(indent).Append("</").Append(element).Append(">\n");
    }

    private void Attribute(string name, string? value)
    {
        if (value is null)
            return;
        _xml.Append(' ').Append(name).Append("=\"");
        XliffText.AppendEscaped(_xml, value);
        _xml.Append('"');
    }
}
