using System.Text;
using System.Xml;

namespace Localizer.Model;

/// <summary>A format of XML files, as <see cref="XmlCursor"/> has to know it.</summary>
/// <param name="Id">What the ids of its diagnostics begin with, such as <c>tmx</c>.</param>
/// <param name="MaxDepth">The most elements that may stand inside one another.</param>
/// <param name="Remedy">What to do about a file that is none, as one sentence.</param>
internal sealed record XmlFormat(string Id, int MaxDepth, string Remedy)
{
    /// <summary>The name of an element by its namespace and local name; empty for one that the format does not have.</summary>
    public Func<string, string, string> NameOf { get; init; } = (_, localName) => localName;
}

/// <summary>
/// Goes through an XML file of a stranger once, and says what is wrong, where, and what to do. Nothing is ever fetched: a DOCTYPE that
/// only names its DTD is skipped; one that declares anything, and an entity that XML itself does not have, are refused. No element is
/// deeper, and no name, attribute or declaration longer, than the format's limits.
/// </summary>
internal sealed class XmlCursor : IDisposable
{
    private static readonly XmlReaderSettings Settings = new()
    {
        // Parsing a DOCTYPE is what shows its internal subset. Without a resolver nothing outside is read, and a DOCTYPE that holds
        // declarations is refused before an entity of it could be used.
        DtdProcessing = DtdProcessing.Parse,
        XmlResolver = null,
        MaxCharactersFromEntities = 1_024,
        MaxCharactersInDocument = 4L << 30,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = false,
    };

    private readonly char[] _buffer = new char[4_096];
    private readonly StringBuilder _read = new();
    private readonly XmlReader _xml;
    private readonly XmlFormat _format;
    private readonly string _file;

    private readonly TextSink _append;

    private XmlCursor(XmlReader xml, XmlFormat format, string file) => (_xml, _format, _file, _append) = (xml, format, file, run => _read.Append(run));

    /// <summary>Takes a part of a text.</summary>
    public delegate void TextSink(ReadOnlySpan<char> text);

    /// <summary>Whether it stands on an element's beginning.</summary>
    public bool IsElement => _xml.NodeType == XmlNodeType.Element;

    /// <summary>Whether the element that it stands on has neither content nor an end of its own.</summary>
    public bool IsEmptyElement => _xml.IsEmptyElement;

    /// <summary>Whether it stands on an element's end.</summary>
    public bool IsEndElement => _xml.NodeType == XmlNodeType.EndElement;

    /// <summary>Whether it stands on text.</summary>
    public bool IsText =>
        _xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace;

    /// <summary>The element's name as the format has it; empty when it does not have it.</summary>
    public string Name => _format.NameOf(_xml.NamespaceURI, _xml.LocalName);

    /// <summary>The element's name as the file has it.</summary>
    public string NameInFile => _xml.Name;

    /// <summary>How many elements stand around the current node.</summary>
    public int Depth => _xml.Depth;

    /// <summary>Where the current node begins; the reader counts an element from its name.</summary>
    public TextPosition Position =>
        _xml is IXmlLineInfo place && place.HasLineInfo() && place.LineNumber > 0
            ? new TextPosition(place.LineNumber, Math.Max(1, place.LinePosition - (IsElement ? 1 : 0)))
            : TextPosition.Start;

    /// <summary>Begins with a file.</summary>
    /// <param name="content">The file's bytes: UTF-8, UTF-16 with a byte order mark, or what its XML declaration names; read on demand and not closed.</param>
    /// <param name="format">What it should be.</param>
    /// <param name="file">The file as the user named it, for messages.</param>
    public static XmlCursor Open(Stream content, XmlFormat format, string file) =>
        new(XmlReader.Create(new BoundedMarkupStream(content, format, file), Settings), format, file);

    /// <summary>Begins with a file that may be plain (<see cref="PlainXmlReader"/>), as most are that we wrote.</summary>
    /// <param name="content">The file's bytes.</param>
    /// <param name="format">What it should be.</param>
    /// <param name="file">The file as the user named it, for messages.</param>
    /// <returns>
    /// A cursor that throws <see cref="NotPlainXmlException"/> where the file is not plain; <see langword="null"/> when that is seen at once.
    /// </returns>
    public static XmlCursor? TryOpenPlain(ReadOnlyMemory<byte> content, XmlFormat format, string file) =>
        PlainXmlReader.TryOpen(content) is { } reader ? new XmlCursor(reader, format, file) : null;

    /// <summary>An attribute's value, or <see langword="null"/>.</summary>
    public string? Attribute(string name) => _xml.GetAttribute(name);

    /// <summary>The value of an attribute of a namespace, or <see langword="null"/>.</summary>
    public string? Attribute(string localName, string space) => _xml.GetAttribute(localName, space);

    /// <summary>Goes to the next attribute of the element, after the last one back to the element.</summary>
    /// <param name="name">Its name as the file has it.</param>
    /// <param name="value">Its value.</param>
    /// <returns>False when there is no other.</returns>
    public bool ReadAttribute(out string name, out string value)
    {
        if (_xml.MoveToNextAttribute())
        {
            (name, value) = (_xml.Name, _xml.Value);
            return true;
        }

        _xml.MoveToElement();
        (name, value) = ("", "");
        return false;
    }

    /// <summary>Goes to the next node.</summary>
    /// <returns>False at the end of the file.</returns>
    public bool Read()
    {
        try
        {
            if (!_xml.Read())
                return false;
        }
        catch (XmlException exception)
        {
            throw NotWellFormed(exception);
        }

        if (_xml.Depth > _format.MaxDepth)
            throw Refuse("too-deep", $"More than {_format.MaxDepth} elements stand inside one another.", _format.Remedy);
        if (_xml.NodeType == XmlNodeType.DocumentType && _xml.Value.Length > 0)
        {
            throw Refuse(
                "declarations", "The DOCTYPE declares entities or elements of its own, which are not read.",
                "Remove everything between [ and ] of the DOCTYPE, and write entities out.");
        }

        return true;
    }

    /// <summary>Goes to the file's outermost element.</summary>
    /// <param name="name">The name that it must have.</param>
    public void ReadRoot(string name)
    {
        while (Read() && !IsElement)
        {
        }

        if (Name != name)
            throw Refuse("root", $"The file's root is <{NameInFile}>, not <{name}>.", _format.Remedy);
    }

    /// <summary>The names of the elements right inside the current one, the cursor on each in turn; each must be read to its end.</summary>
    public IEnumerable<string> Children()
    {
        if (IsEmptyElement)
            yield break;
        var depth = Depth;
        while (Read() && Depth > depth)
        {
            if (IsElement)
                yield return Name;
        }
    }

    /// <summary>Goes to the end of the current element.</summary>
    public void SkipElement()
    {
        if (!IsElement || IsEmptyElement)
            return;
        var depth = Depth;
        while (Read() && Depth > depth)
        {
        }
    }

    /// <summary>The text of the current element, that of elements inside it included, and goes to its end.</summary>
    /// <param name="maxLength">The longest text, in UTF-16 units.</param>
    public string ReadText(int maxLength)
    {
        if (IsEmptyElement)
            return "";
        var depth = Depth;
        _read.Clear();
        while (Read() && Depth > depth)
        {
            if (IsText)
                AppendText(_append, _read.Length, maxLength);
        }

        return _read.ToString();
    }

    /// <summary>Hands over the text of the current node in parts.</summary>
    /// <param name="sink">Takes the parts.</param>
    /// <param name="lengthBefore">The length of what came before in the same text.</param>
    /// <param name="maxLength">The longest text, in UTF-16 units.</param>
    public void AppendText(TextSink sink, int lengthBefore, int maxLength)
    {
        try
        {
            int count;
            while ((count = _xml.ReadValueChunk(_buffer, 0, _buffer.Length)) > 0)
            {
                lengthBefore += count;
                if (lengthBefore > maxLength)
                    throw Refuse("segment-too-large", $"A text has more than {maxLength} characters.", "Cut it into several.");
                sink(_buffer.AsSpan(0, count));
            }
        }
        catch (XmlException exception)
        {
            throw NotWellFormed(exception);
        }
    }

    /// <summary>What is to be said about a place of the file.</summary>
    /// <param name="severity">How much it weighs.</param>
    /// <param name="id">The diagnostic's id after that of the format.</param>
    /// <param name="message">What.</param>
    /// <param name="position">Where.</param>
    /// <param name="hint">What to do.</param>
    public Diagnostic Say(Severity severity, string id, string message, TextPosition position, string hint) =>
        new($"{_format.Id}-{id}", severity, message, new Place(_file, position), hint);

    /// <summary>Why the file is refused at the current place.</summary>
    public BadInputException Refuse(string id, string message, string hint) => new(Say(Severity.Error, id, message, Position, hint));

    /// <inheritdoc/>
    public void Dispose() => _xml.Dispose();

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
                $"{_format.Id}-not-well-formed", Severity.Error, $"The file is not well-formed XML: {message}", new Place(_file, position), hint),
            exception);
    }
}
