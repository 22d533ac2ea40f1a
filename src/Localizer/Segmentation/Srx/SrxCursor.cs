using System.Text;
using System.Xml;
using Localizer.Model;

namespace Localizer.Segmentation.Srx;

/// <summary>An <see cref="XmlReader"/> that says what is wrong, where, and what to do.</summary>
internal sealed class SrxCursor(XmlReader xml, string file)
{
    /// <summary>Whether it stands on an element's beginning.</summary>
    public bool IsElement => xml.NodeType == XmlNodeType.Element;

    /// <summary>The element's name without prefix; one of another format's namespace has none.</summary>
    public string Name => xml.NamespaceURI.Length == 0 || xml.NamespaceURI.Contains("/srx", StringComparison.Ordinal) ? xml.LocalName : "";

    /// <summary>Where the current node begins; the reader counts an element from its name.</summary>
    public TextPosition Position =>
        xml is IXmlLineInfo place && place.HasLineInfo() && place.LineNumber > 0
            ? new TextPosition(place.LineNumber, Math.Max(1, place.LinePosition - (IsElement ? 1 : 0)))
            : TextPosition.Start;

    /// <summary>An attribute's value, or <see langword="null"/>.</summary>
    public string? Attribute(string name) => xml.GetAttribute(name);

    /// <summary>Goes to the next node.</summary>
    /// <returns>False at the end of the file.</returns>
    public bool Read()
    {
        try
        {
            if (!xml.Read())
                return false;
        }
        catch (XmlException exception)
        {
            throw NotWellFormed(exception);
        }

        if (xml.Depth > SrxReader.MaxDepth)
            throw Refuse("srx-too-deep", $"More than {SrxReader.MaxDepth} elements stand inside one another.", "Give an SRX file.");
        if (xml.NodeType == XmlNodeType.DocumentType && xml.Value.Length > 0)
        {
            throw Refuse(
                "srx-declarations", "The DOCTYPE declares entities or elements of its own, which are not read from rules.",
                "Remove everything between [ and ] of the DOCTYPE, and write entities out.");
        }

        return true;
    }

    /// <summary>The names of the elements right inside the current one, the cursor on each in turn; each must be read to its end.</summary>
    public IEnumerable<string> Children()
    {
        if (xml.IsEmptyElement)
            yield break;
        var depth = xml.Depth;
        while (Read() && xml.Depth > depth)
        {
            if (IsElement)
                yield return Name;
        }
    }

    /// <summary>Goes to the end of the current element.</summary>
    public void SkipElement()
    {
        if (!IsElement || xml.IsEmptyElement)
            return;
        var depth = xml.Depth;
        while (Read() && xml.Depth > depth)
        {
        }
    }

    /// <summary>The text of the current element, and goes to its end.</summary>
    public string ReadText()
    {
        if (xml.IsEmptyElement)
            return "";
        var text = new StringBuilder();
        var depth = xml.Depth;
        while (Read() && xml.Depth > depth)
        {
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
                text.Append(xml.Value);
        }

        return text.ToString();
    }

    /// <summary>What is to be said about a place of the file.</summary>
    public Diagnostic Say(Severity severity, string id, string message, TextPosition position, string hint) =>
        new(id, severity, message, new Place(file, position), hint);

    /// <summary>Why the file is refused at the current place.</summary>
    public BadInputException Refuse(string id, string message, string hint) => new(Say(Severity.Error, id, message, Position, hint));

    private BadInputException NotWellFormed(XmlException exception)
    {
        // The message ends with its own place, which the diagnostic has already.
        var place = exception.Message.LastIndexOf(" Line ", StringComparison.Ordinal);
        var message = place > 0 ? exception.Message[..place] : exception.Message;
        var position = exception.LineNumber > 0 ? new TextPosition(exception.LineNumber, exception.LinePosition) : TextPosition.Start;
        return new BadInputException(
            Say(Severity.Error, "srx-not-well-formed", $"The file is not well-formed XML: {message}", position, "Repair the file at this place, or export it again."),
            exception);
    }
}
