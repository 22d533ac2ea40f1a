using System.Globalization;
using System.Text;
using System.Xml;
using Localizer.Model;

namespace Localizer.Exchange.Tmx;

/// <summary>
/// Writes translation memories in TMX 1.4b, Level 2, one unit at a time: memory does not grow with the file. A pair of codes is
/// <c>bpt</c> and <c>ept</c>, one half of a pair <c>it</c>, a code that stands alone <c>ph</c>; a code has its id as <c>x</c>, by which
/// the languages of a unit have the same codes.
/// </summary>
internal sealed class TmxWriter : IDisposable
{
    private readonly XmlWriter _xml;
    private readonly Locale? _source;
    private bool _isEnded;

    /// <summary>Begins a file, which <see cref="End"/> ends.</summary>
    /// <param name="output">Takes the bytes, UTF-8; not closed.</param>
    /// <param name="source">The source language of units that name no other, or <see langword="null"/> when they have none in common.</param>
    /// <param name="version">The version of the program.</param>
    public TmxWriter(Stream output, Locale? source, string version)
    {
        _source = source;
        // Lines are ours: inside of a segment each would be text.
        _xml = XmlWriter.Create(output, new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(false),
            NewLineHandling = NewLineHandling.Entitize,
            CheckCharacters = false,
        });
        _xml.WriteStartDocument();
        _xml.WriteWhitespace("\n");
        _xml.WriteDocType("tmx", null, "tmx14.dtd", null);
        Line(0);
        _xml.WriteStartElement("tmx");
        _xml.WriteAttributeString("version", "1.4");
        Line(1);
        _xml.WriteStartElement("header");
        foreach (var (name, value) in ((string, string)[])[
            ("creationtool", "Localizer"), ("creationtoolversion", version), ("segtype", "sentence"), ("o-tmf", "Localizer"), ("adminlang", "en"),
            ("srclang", source?.Tag ?? "*all*"), ("datatype", "html")])
            _xml.WriteAttributeString(name, value);
        _xml.WriteEndElement();
        Line(1);
        _xml.WriteStartElement("body");
    }

    /// <summary>Writes a unit.</summary>
    public void Write(TmxUnit unit)
    {
        Line(2);
        _xml.WriteStartElement("tu");
        Attribute("tuid", unit.Id);
        if (unit.Source is { } source && !source.Equals(_source))
            Attribute("srclang", source.Tag);
        Write(unit.Provenance);
        foreach (var note in unit.Notes)
        {
            Line(3);
            _xml.WriteElementString("note", Clean(note));
        }

        foreach (var property in unit.Properties)
        {
            Line(3);
            _xml.WriteStartElement("prop");
            Attribute("type", property.Type);
            _xml.WriteString(Clean(property.Value));
            _xml.WriteEndElement();
        }

        foreach (var variant in unit.Variants)
        {
            Line(3);
            _xml.WriteStartElement("tuv");
            _xml.WriteAttributeString("xml", "lang", null, variant.Locale.Tag);
            Write(variant.Provenance);
            _xml.WriteStartElement("seg");
            WriteSegment(variant.Text);
            _xml.WriteEndElement();
            _xml.WriteEndElement();
        }

        Line(2);
        _xml.WriteEndElement();
    }

    /// <summary>Ends the file, once all units are written.</summary>
    public void End()
    {
        Line(1);
        _xml.WriteEndElement();
        Line(0);
        _xml.WriteEndElement();
        _xml.WriteWhitespace("\n");
        _xml.Flush();
        _isEnded = true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // One that was not ended failed: closing it would try to end it, and fail once more over what it failed over before.
        if (_isEnded)
            _xml.Dispose();
    }

    private void WriteSegment(CodedText text)
    {
        var whole = WholePairs(text);
        var position = 0;
        foreach (var (offset, code) in text.Codes)
        {
            _xml.WriteString(Clean(text.Text[position..offset]));
            position = offset;
            var id = code.Id.ToString(CultureInfo.InvariantCulture);
            if (code.Kind == CodeKind.Standalone)
                WriteCode("ph", ("x", id));
            else if (!whole.Contains(code.Id))
                WriteCode("it", ("pos", code.Kind == CodeKind.Opening ? "begin" : "end"), ("x", id));
            else if (code.Kind == CodeKind.Opening)
                WriteCode("bpt", ("i", id), ("x", id));
            else
                WriteCode("ept", ("i", id));
        }

        _xml.WriteString(Clean(text.Text[position..]));
    }

    // The pairs that open and then close, once each.
    private static HashSet<int> WholePairs(CodedText text) =>
    [
        .. text.Codes.Where(placed => placed.Code.Kind != CodeKind.Standalone).GroupBy(placed => placed.Code.Id)
            .Where(pair => pair.Select(placed => placed.Code.Kind).SequenceEqual([CodeKind.Opening, CodeKind.Closing]))
            .Select(pair => pair.Key),
    ];

    private void WriteCode(string element, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        _xml.WriteStartElement(element);
        foreach (var (name, value) in attributes)
            _xml.WriteAttributeString(name, value);
        _xml.WriteEndElement();
    }

    private void Write(TmxProvenance provenance)
    {
        Attribute("creationdate", DateOf(provenance.CreationDate));
        Attribute("creationid", provenance.CreationId);
        Attribute("changedate", DateOf(provenance.ChangeDate));
        Attribute("changeid", provenance.ChangeId);
    }

    private void Attribute(string name, string? value)
    {
        if (value is not null)
            _xml.WriteAttributeString(name, Clean(value));
    }

    private static string? DateOf(DateTimeOffset? date) => date?.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private void Line(int depth) => _xml.WriteWhitespace("\n" + new string(' ', depth * 2));

    private static string Clean(string text) => XmlCharacters.Clean(text);
}
