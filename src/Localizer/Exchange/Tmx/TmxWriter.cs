using System.Collections.Immutable;
using System.Text;
using System.Xml;
using Localizer.Model;

namespace Localizer.Exchange.Tmx;

/// <summary>
/// Writes translation memories in TMX 1.4b, Level 2, one unit at a time: memory does not grow with the file. A segment that came with
/// markup of its own goes with it; the codes of others are written as <see cref="TmxMarkup.Of"/> says.
/// </summary>
internal sealed class TmxWriter : IDisposable
{
    private const string XmlPrefix = "xml:";

    private readonly XmlWriter _xml;
    private readonly Locale? _source;
    private bool _isEnded;

    /// <summary>Begins a file, which <see cref="End"/> ends.</summary>
    /// <param name="output">Takes the bytes, UTF-8; not closed.</param>
    /// <param name="source">The source language of units that name no other, or <see langword="null"/> when they have none in common.</param>
    /// <param name="tool">The tool and its version that the file says it is by.</param>
    public TmxWriter(Stream output, Locale? source, (string Name, string Version) tool)
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
            ("creationtool", tool.Name), ("creationtoolversion", tool.Version), ("segtype", "sentence"), ("o-tmf", tool.Name), ("adminlang", "en"),
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
        Write(unit.Provenance, unit.Attributes);
        Write(unit.Notes, unit.Properties, 3);
        foreach (var variant in unit.Variants)
        {
            Line(3);
            _xml.WriteStartElement("tuv");
            _xml.WriteAttributeString("xml", "lang", null, variant.Locale.Tag);
            Write(variant.Provenance, variant.Attributes);
            if (Write(variant.Notes, variant.Properties, 4))
                Line(4);
            _xml.WriteStartElement("seg");
            if (variant.Markup is null && variant.Text.Codes.IsEmpty)
                _xml.WriteString(Clean(variant.Text.Text));
            else
                _xml.WriteRaw(variant.Markup ?? TmxMarkup.Of(variant.Text));
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

    private bool Write(ImmutableArray<TmxNote> notes, ImmutableArray<TmxProperty> properties, int depth)
    {
        foreach (var note in notes)
            Write("note", null, note.Attributes, note.Text, depth);
        foreach (var property in properties)
            Write("prop", property.Type, property.Attributes, property.Value, depth);
        return !notes.IsEmpty || !properties.IsEmpty;
    }

    private void Write(string element, string? type, ImmutableArray<TmxAttributeValue> attributes, string text, int depth)
    {
        Line(depth);
        _xml.WriteStartElement(element);
        Attribute("type", type);
        Write(attributes);
        _xml.WriteString(Clean(text));
        _xml.WriteEndElement();
    }

    // A date in a form of its own goes in that.
    private void Write(TmxProvenance provenance, ImmutableArray<TmxAttributeValue> others)
    {
        if (!IsThere(others, "creationdate"))
            Attribute("creationdate", DateOf(provenance.CreationDate));
        Attribute("creationid", provenance.CreationId);
        if (!IsThere(others, "changedate"))
            Attribute("changedate", DateOf(provenance.ChangeDate));
        Attribute("changeid", provenance.ChangeId);
        Write(others);
    }

    private void Write(ImmutableArray<TmxAttributeValue> attributes)
    {
        foreach (var (name, value) in attributes)
        {
            if (name.StartsWith(XmlPrefix, StringComparison.Ordinal))
                _xml.WriteAttributeString("xml", name[XmlPrefix.Length..], null, Clean(value));
            else
                Attribute(name, value);
        }
    }

    private static bool IsThere(ImmutableArray<TmxAttributeValue> attributes, string name)
    {
        foreach (var attribute in attributes)
        {
            if (attribute.Name == name)
                return true;
        }

        return false;
    }

    private void Attribute(string name, string? value)
    {
        if (value is not null)
            _xml.WriteAttributeString(name, Clean(value));
    }

    private static string? DateOf(DateTimeOffset? date) => date is { } known ? TmxDate.Write(known) : null;

    private void Line(int depth) => _xml.WriteWhitespace("\n" + new string(' ', depth * 2));

    private static string Clean(string text) => XmlCharacters.Clean(text);
}
