using System.Buffers;
using System.Text;
using System.Text.Unicode;
using System.Xml;

namespace Localizer.Model;

/// <summary>What <see cref="PlainXmlReader"/> throws at the first byte that it leaves to the platform's reader.</summary>
internal sealed class NotPlainXmlException : Exception;

/// <summary>
/// Reads XML as we write it, several times as fast as the platform's reader, which reads any: UTF-8 without a byte order mark, namespaces
/// declared on the root alone, names in ASCII, no DOCTYPE, comment, instruction, CDATA section or carriage return. At anything else, and at
/// anything that is not well-formed, it gives up (<see cref="NotPlainXmlException"/>): who asked has the platform's reader begin anew, which
/// reads it or says what is wrong. Goes forward through elements and texts; attributes are asked for by name.
/// </summary>
internal sealed class PlainXmlReader : XmlReader, IXmlLineInfo
{
    private const string XmlPrefixSpace = "http://www.w3.org/XML/1998/namespace";

    // More attributes than any element of ours has, and a name longer than any.
    private const int MostAttributes = 32;
    private const int LongestName = 64;
    private const int MostBytes = 1 << 20;

    private static readonly SearchValues<byte> Forbidden = SearchValues.Create([.. Enumerable.Range(0, ' ').Where(code => code is not ('\t' or '\n')).Select(code => (byte)code)]);
    private static readonly SearchValues<byte> NameBytes = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_:"u8);
    private static readonly SearchValues<byte> SpaceBytes = SearchValues.Create(" \t\n"u8);

    private readonly ReadOnlyMemory<byte> _xml;
    private readonly Dictionary<string, string> _spaces = new(StringComparer.Ordinal) { ["xml"] = XmlPrefixSpace };
    private readonly PlainXmlNames _names = new();
    private readonly PlainXmlText _text = new();
    private readonly Stack<PlainXmlName> _open = new();
    private readonly (PlainXmlName Name, int Start, int Length)[] _attributes = new (PlainXmlName, int, int)[MostAttributes];
    private int _attributeCount;
    private int _textLength = -1;
    private int _textRead;
    private int _next;
    private int _start;
    private PlainXmlName _name = PlainXmlName.None;
    private XmlNodeType _type = XmlNodeType.None;
    private int _depth;
    private bool _isEmpty;
    private bool _hadRoot;
    private (int Offset, int Line, int LineStart) _line = (0, 1, 0);

    private PlainXmlReader(ReadOnlyMemory<byte> xml, int start) => (_xml, _next) = (xml, start);

    /// <summary>Begins with a file; <see langword="null"/> when it is seen at once that the file is not plain.</summary>
    /// <param name="xml">The file's bytes.</param>
    public static PlainXmlReader? TryOpen(ReadOnlyMemory<byte> xml)
    {
        var bytes = xml.Span;
        var declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"u8;
        if (!bytes.StartsWith(declaration) || bytes.ContainsAny(Forbidden) || !Utf8.IsValid(bytes))
            return null;
        // Two characters that XML has not.
        return bytes.IndexOf("\uFFFE"u8) >= 0 || bytes.IndexOf("\uFFFF"u8) >= 0 ? null : new PlainXmlReader(xml, declaration.Length);
    }

    /// <inheritdoc/>
    public override XmlNodeType NodeType => _type;

    /// <inheritdoc/>
    public override string LocalName => _name.Local;

    /// <inheritdoc/>
    public override string NamespaceURI => _name.Space;

    /// <inheritdoc/>
    public override string Prefix => _name.Prefix;

    /// <inheritdoc/>
    public override string Name => _name.Qualified;

    /// <inheritdoc/>
    public override int Depth => _depth;

    /// <inheritdoc/>
    public override bool IsEmptyElement => _isEmpty;

    /// <inheritdoc/>
    public override int AttributeCount => _attributeCount;

    /// <inheritdoc/>
    public override bool EOF => _type == XmlNodeType.None && _hadRoot;

    /// <inheritdoc/>
    public override ReadState ReadState => _type != XmlNodeType.None ? ReadState.Interactive : _hadRoot ? ReadState.EndOfFile : ReadState.Initial;

    /// <inheritdoc/>
    public override bool CanReadValueChunk => true;

    /// <inheritdoc/>
    public override string Value => _type is XmlNodeType.Text or XmlNodeType.Whitespace ? _text.Decode(_xml.Span[_start.._next]).ToString() : "";

    /// <inheritdoc/>
    public override string BaseURI => "";

    /// <inheritdoc/>
    public override XmlNameTable NameTable => throw new NotSupportedException();

    /// <inheritdoc/>
    public int LineNumber => Place().Line;

    /// <inheritdoc/>
    public int LinePosition => Place().Column;

    /// <inheritdoc/>
    public bool HasLineInfo() => true;

    /// <inheritdoc/>
    public override bool Read()
    {
        if (_type == XmlNodeType.Element && !_isEmpty)
            _open.Push(_name);
        (_isEmpty, _attributeCount, _textLength) = (false, 0, -1);
        var xml = _xml.Span;
        _start = _next;
        if (_next == xml.Length)
        {
            (_type, _name) = (XmlNodeType.None, PlainXmlName.None);
            return _open.Count == 0 && _hadRoot ? false : throw new NotPlainXmlException();
        }

        if (xml[_next] != '<')
            ReadText(xml);
        else if (At(xml, _next + 1) == '/')
            ReadEnd(xml);
        else
            ReadStart(xml);
        return true;
    }

    /// <inheritdoc/>
    public override string? GetAttribute(string name)
    {
        for (var i = 0; i < _attributeCount; i++)
        {
            if (_attributes[i].Name.Qualified == name)
                return _text.StringOf(ValueOf(i));
        }

        return null;
    }

    /// <inheritdoc/>
    public override string? GetAttribute(string name, string? namespaceURI)
    {
        for (var i = 0; i < _attributeCount; i++)
        {
            var attribute = _attributes[i].Name;
            // An attribute without a prefix is in no namespace.
            if (attribute.Local == name && (attribute.Prefix.Length == 0 ? "" : attribute.Space) == (namespaceURI ?? ""))
                return _text.Decode(ValueOf(i)).ToString();
        }

        return null;
    }

    /// <inheritdoc/>
    public override int ReadValueChunk(char[] buffer, int index, int count)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        if (_textLength < 0)
            (_textLength, _textRead) = (_text.Decode(_xml.Span[_start.._next]).Length, 0);
        var taken = Math.Min(count, _textLength - _textRead);
        _text.Latest.Slice(_textRead, taken).CopyTo(buffer.AsSpan(index));
        _textRead += taken;
        return taken;
    }

    /// <inheritdoc/>
    public override string? LookupNamespace(string prefix) => _spaces.GetValueOrDefault(prefix);

    /// <inheritdoc/>
    public override string GetAttribute(int i) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override bool MoveToAttribute(string name) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override bool MoveToAttribute(string name, string? ns) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override bool MoveToElement() => throw new NotSupportedException();

    /// <inheritdoc/>
    public override bool MoveToFirstAttribute() => throw new NotSupportedException();

    /// <inheritdoc/>
    public override bool MoveToNextAttribute() => throw new NotSupportedException();

    /// <inheritdoc/>
    public override bool ReadAttributeValue() => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void ResolveEntity() => throw new NotSupportedException();

    private static int At(ReadOnlySpan<byte> xml, int offset) => offset < xml.Length ? xml[offset] : -1;

    private void ReadText(ReadOnlySpan<byte> xml)
    {
        var length = xml[_next..].IndexOf((byte)'<');
        var text = length < 0 ? xml[_next..] : xml.Slice(_next, length);
        var isSpace = !text.ContainsAnyExcept(SpaceBytes);
        // Text outside of the root is none; "]]>" may not stand in one.
        if ((_open.Count == 0 && !isSpace) || text.Length > MostBytes || text.IndexOf("]]>"u8) >= 0)
            throw new NotPlainXmlException();
        if (text.Contains((byte)'&'))
            PlainXmlText.CheckReferences(text);
        _next += text.Length;
        (_type, _name, _depth) = (isSpace ? XmlNodeType.Whitespace : XmlNodeType.Text, PlainXmlName.None, _open.Count);
    }

    private void ReadEnd(ReadOnlySpan<byte> xml)
    {
        _next += 2;
        if (!_open.TryPop(out var open) || !xml[_next..].StartsWith(open.Bytes))
            throw new NotPlainXmlException();
        _next += open.Bytes.Length;
        SkipSpace(xml);
        if (At(xml, _next++) != '>')
            throw new NotPlainXmlException();
        (_type, _name, _depth) = (XmlNodeType.EndElement, open, _open.Count);
    }

    private void ReadStart(ReadOnlySpan<byte> xml)
    {
        if (_open.Count == 0 && _hadRoot)
            throw new NotPlainXmlException();
        _next++;
        var name = ReadName(xml);
        while (true)
        {
            var hasSpace = SkipSpace(xml);
            var next = At(xml, _next);
            if (next == '>' || (next == '/' && At(xml, _next + 1) == '>'))
                break;
            if (!hasSpace)
                throw new NotPlainXmlException();
            ReadAttribute(xml);
        }

        _isEmpty = xml[_next] == '/';
        _next += _isEmpty ? 2 : 1;
        if (_hadRoot ? HasDeclarations() : !Declare())
            throw new NotPlainXmlException();
        _hadRoot = true;
        // What prefixes stand for is known with the root's attributes.
        name.Resolve(_spaces);
        for (var i = 0; i < _attributeCount; i++)
            _attributes[i].Name.Resolve(_spaces);
        (_type, _name, _depth) = (XmlNodeType.Element, name, _open.Count);
    }

    private void ReadAttribute(ReadOnlySpan<byte> xml)
    {
        var name = ReadName(xml);
        var quote = At(xml, _next + 1);
        if (At(xml, _next) != '=' || quote is not ('"' or '\'') || _attributeCount == MostAttributes)
            throw new NotPlainXmlException();
        _next += 2;
        var length = xml[_next..].IndexOf((byte)quote);
        var value = length < 0 ? [] : xml.Slice(_next, length);
        if (length < 0 || length > MostBytes || value.IndexOfAny((byte)'<', (byte)'\t', (byte)'\n') >= 0)
            throw new NotPlainXmlException();
        // The one attribute whose values XML itself lists.
        if (name.Prefix == "xml" && (name.Local != "space" || !(value.SequenceEqual("preserve"u8) || value.SequenceEqual("default"u8))))
            throw new NotPlainXmlException();
        if (value.Contains((byte)'&'))
            PlainXmlText.CheckReferences(value);
        for (var i = 0; i < _attributeCount; i++)
        {
            if (ReferenceEquals(_attributes[i].Name, name))
                throw new NotPlainXmlException();
        }

        _attributes[_attributeCount++] = (name, _next, length);
        _next += length + 1;
    }

    // The same name is the same object.
    private PlainXmlName ReadName(ReadOnlySpan<byte> xml)
    {
        var length = xml[_next..].IndexOfAnyExcept(NameBytes);
        if (length is <= 0 or > LongestName || !char.IsAsciiLetter((char)xml[_next]))
            throw new NotPlainXmlException();
        var bytes = xml.Slice(_next, length);
        _next += length;
        return _names.Find(bytes) ?? throw new NotPlainXmlException();
    }

    private ReadOnlySpan<byte> ValueOf(int attribute) => _xml.Span.Slice(_attributes[attribute].Start, _attributes[attribute].Length);

    private bool HasDeclarations()
    {
        for (var i = 0; i < _attributeCount; i++)
        {
            if (_attributes[i].Name.IsDeclaration)
                return true;
        }

        return false;
    }

    private bool Declare()
    {
        for (var i = 0; i < _attributeCount; i++)
        {
            var (name, _, length) = _attributes[i];
            if (!name.IsDeclaration)
                continue;
            var prefix = name.Prefix.Length == 0 ? "" : name.Local;
            if (length == 0 || prefix is "xml" or "xmlns" || _text.Decode(ValueOf(i)) is var space && (space.SequenceEqual(XmlPrefixSpace) || space.StartsWith("http://www.w3.org/2000/xmlns")))
                return false;
            _spaces[prefix] = space.ToString();
        }

        return true;
    }

    private bool SkipSpace(ReadOnlySpan<byte> xml)
    {
        var before = _next;
        while (_next < xml.Length && xml[_next] is (byte)' ' or (byte)'\t' or (byte)'\n')
            _next++;
        return _next > before;
    }

    // The platform's reader counts an element from its name.
    private (int Line, int Column) Place()
    {
        var xml = _xml.Span;
        var offset = _start + (_type switch { XmlNodeType.Element => 1, XmlNodeType.EndElement => 2, _ => 0 });
        var passed = xml[_line.Offset..offset];
        if (passed.LastIndexOf((byte)'\n') is var last and >= 0)
            _line = (offset, _line.Line + passed.Count((byte)'\n'), _line.Offset + last + 1);
        else
            _line = _line with { Offset = offset };
        return (_line.Line, Encoding.UTF8.GetCharCount(xml[_line.LineStart..offset]) + 1);
    }
}
