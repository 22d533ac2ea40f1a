using System.Text;
using System.Xml;
using Localizer.Model;

namespace Localizer.Exchange.Tmx;

/// <summary>An <see cref="XmlReader"/> that says what is wrong, where, and what to do.</summary>
internal sealed class TmxCursor(XmlReader xml, string file)
{
    private readonly char[] _buffer = new char[4_096];

    public bool IsElement => xml.NodeType == XmlNodeType.Element;

    public bool IsEmptyElement => xml.IsEmptyElement;

    public bool IsEndElement => xml.NodeType == XmlNodeType.EndElement;

    public bool IsText =>
        xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace;

    public string Name => xml.Name;

    public int Depth => xml.Depth;

    /// <summary>Where the current node begins; the reader counts an element from its name.</summary>
    public TextPosition Position =>
        xml is IXmlLineInfo place && place.HasLineInfo()
            ? new TextPosition(place.LineNumber, Math.Max(1, place.LinePosition - (IsElement ? 1 : 0)))
            : TextPosition.Start;

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

        if (xml.Depth > TmxReader.MaxDepth)
        {
            throw Refuse(
                "tmx-too-deep", $"More than {TmxReader.MaxDepth} elements stand inside one another.", "Export the memory again.");
        }

        if (xml.NodeType == XmlNodeType.DocumentType && xml.Value.Length > 0)
        {
            throw Refuse(
                "tmx-declarations", "The DOCTYPE declares entities or elements of its own, which are not read from memories.",
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
                yield return xml.Name;
        }
    }

    /// <summary>Goes to the end of the current element.</summary>
    public void SkipElement()
    {
        if (xml.IsEmptyElement)
            return;
        var depth = xml.Depth;
        while (Read() && xml.Depth > depth)
        {
        }
    }

    /// <summary>The text of the current element, elements inside it left out, and goes to its end.</summary>
    public string ReadText(int maxLength)
    {
        if (xml.IsEmptyElement)
            return "";
        var text = new StringBuilder();
        var depth = xml.Depth;
        while (Read() && xml.Depth > depth)
        {
            if (IsText)
                AppendText(run => text.Append(run), text.Length, maxLength);
        }

        return text.ToString();
    }

    /// <summary>Hands over the text of the current node in parts.</summary>
    public void AppendText(TextSink sink, int lengthBefore, int maxLength)
    {
        try
        {
            int count;
            while ((count = xml.ReadValueChunk(_buffer, 0, _buffer.Length)) > 0)
            {
                lengthBefore += count;
                if (lengthBefore > maxLength)
                    throw Refuse("tmx-segment-too-large", $"A text has more than {maxLength} characters.", "Cut the unit into several.");
                sink(_buffer.AsSpan(0, count));
            }
        }
        catch (XmlException exception)
        {
            throw NotWellFormed(exception);
        }
    }

    public Diagnostic Warn(string id, string message, TextPosition position, string hint) =>
        new(id, Severity.Warning, message, new Place(file, position), hint);

    public BadInputException Refuse(string id, string message, string hint) =>
        new(new Diagnostic(id, Severity.Error, message, new Place(file, Position), hint));

    private BadInputException NotWellFormed(XmlException exception)
    {
        // The message ends with its own place, which the diagnostic has already.
        var place = exception.Message.LastIndexOf(" Line ", StringComparison.Ordinal);
        var message = place > 0 ? exception.Message[..place] : exception.Message;
        var position = exception.LineNumber > 0 ? new TextPosition(exception.LineNumber, exception.LinePosition) : (TextPosition?)null;
        var hint = message.Contains("undeclared entity", StringComparison.Ordinal)
            ? "Write the character itself, or its number as in &#160;."
            : "Repair the file at this place, or export it again.";
        return new BadInputException(
            new Diagnostic(
                "tmx-not-well-formed", Severity.Error, $"The file is not well-formed XML: {message}", new Place(file, position), hint),
            exception);
    }

    /// <summary>Takes a part of a text.</summary>
    public delegate void TextSink(ReadOnlySpan<char> text);
}
