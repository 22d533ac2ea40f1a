using System.Xml;

namespace Localizer.Exchange.Tbx;

/// <summary>How data categories are written.</summary>
internal enum TbxStyle
{
    /// <summary>As attributes: <c>&lt;termNote type="partOfSpeech"&gt;</c>.</summary>
    Dca,

    /// <summary>As elements: <c>&lt;min:partOfSpeech&gt;</c>.</summary>
    Dct,
}

/// <summary>Writes TBX, version 3: TBX-Basic where there is a definition, else TBX-Min.</summary>
internal sealed class TbxWriter
{
    private const string Min = TbxNames.CategoryNamespace + "min";
    private const string Basic = TbxNames.CategoryNamespace + "basic";

    private readonly XmlWriter _xml;
    private readonly TbxStyle _style;

    private TbxWriter(XmlWriter xml, TbxStyle style) => (_xml, _style) = (xml, style);

    /// <summary>Writes a termbase.</summary>
    /// <param name="document">The termbase.</param>
    /// <param name="style">How data categories are written.</param>
    /// <param name="output">Takes the bytes, UTF-8.</param>
    public static void Write(TbxDocument document, TbxStyle style, Stream output)
    {
        using var xml = XmlWriter.Create(output, new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new System.Text.UTF8Encoding(false) });
        new TbxWriter(xml, style).WriteDocument(document);
    }

    private void WriteDocument(TbxDocument document)
    {
        var isBasic = document.Concepts.Any(concept => concept.Definition is not null);
        _xml.WriteStartElement("tbx", TbxNames.Namespace);
        _xml.WriteAttributeString("type", isBasic ? "TBX-Basic" : "TBX-Min");
        _xml.WriteAttributeString("style", _style == TbxStyle.Dca ? "dca" : "dct");
        _xml.WriteAttributeString("xml", "lang", null, document.Locale.Tag);
        if (_style == TbxStyle.Dct)
        {
            _xml.WriteAttributeString("xmlns", "min", null, Min);
            if (isBasic)
                _xml.WriteAttributeString("xmlns", "basic", null, Basic);
        }

        Start("tbxHeader");
        Start("fileDesc");
        Start("sourceDesc");
        Element("p", "Exported by Localizer");
        _xml.WriteEndElement();
        _xml.WriteEndElement();
        _xml.WriteEndElement();
        Start("text");
        Start("body");
        for (var i = 0; i < document.Concepts.Length; i++)
            WriteConcept(document.Concepts[i], i + 1);
        _xml.WriteEndDocument();
    }

    private void WriteConcept(TbxConcept concept, int number)
    {
        Start("conceptEntry");
        _xml.WriteAttributeString("id", concept.Id.Length > 0 ? concept.Id : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"c{number}"));
        Category("descrip", "min", Min, "subjectField", concept.SubjectField);
        Category("descrip", "basic", Basic, "definition", concept.Definition);
        foreach (var language in concept.Languages)
        {
            Start("langSec");
            _xml.WriteAttributeString("xml", "lang", null, language.Locale.Tag);
            foreach (var term in language.Terms)
                WriteTerm(term);
            _xml.WriteEndElement();
        }

        _xml.WriteEndElement();
    }

    private void WriteTerm(TbxTerm term)
    {
        Start("termSec");
        Element("term", term.Text);
        Category("termNote", "min", Min, "partOfSpeech", term.PartOfSpeech);
        Category("termNote", "min", Min, "administrativeStatus", TbxNames.ValueOf(term.Status));
        if (term.Note is { } note)
            Element("note", note);
        _xml.WriteEndElement();
    }

    private void Start(string name) => _xml.WriteStartElement(name, TbxNames.Namespace);

    private void Element(string name, string value) => _xml.WriteElementString(name, TbxNames.Namespace, value);

    private void Category(string element, string prefix, string space, string category, string? value)
    {
        if (value is null)
            return;
        if (_style == TbxStyle.Dct)
        {
            _xml.WriteElementString(prefix, category, space, value);
            return;
        }

        Start(element);
        _xml.WriteAttributeString("type", category);
        _xml.WriteString(value);
        _xml.WriteEndElement();
    }
}
