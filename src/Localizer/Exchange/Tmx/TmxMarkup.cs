using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Localizer.Model;

namespace Localizer.Exchange.Tmx;

/// <summary>The content of a <c>seg</c> as XML, put together from tags and texts.</summary>
internal sealed class TmxMarkup
{
    private static readonly SearchValues<char> EscapedInText = SearchValues.Create("&<>\r");
    private static readonly SearchValues<char> EscapedInAttribute = SearchValues.Create("&<>\r\n\t\"");

    private readonly StringBuilder _xml = new();
    private int _afterStart = -1;

    /// <summary>Its length so far, in UTF-16 units.</summary>
    public int Length => _xml.Length;

    /// <summary>
    /// A text as we write it by ourselves: a pair of codes is <c>bpt</c> and <c>ept</c>, one half of a pair <c>it</c>, a code that stands
    /// alone <c>ph</c>, all without content; a code has its id as <c>x</c>, by which the languages of a unit have the same codes.
    /// </summary>
    public static string Of(CodedText text)
    {
        var markup = new TmxMarkup();
        // No character is replaced by more than one.
        var (clean, whole, position) = (XmlCharacters.Clean(text.Text), WholePairs(text), 0);
        foreach (var (offset, code) in text.Codes)
        {
            markup.Text(clean.AsSpan(position, offset - position));
            position = offset;
            var id = code.Id.ToString(CultureInfo.InvariantCulture);
            if (code.Kind == CodeKind.Standalone)
                markup.Code("ph", ("x", id));
            else if (!whole.Contains(code.Id))
                markup.Code("it", ("pos", code.Kind == CodeKind.Opening ? "begin" : "end"), ("x", id));
            else if (code.Kind == CodeKind.Opening)
                markup.Code("bpt", ("i", id), ("x", id));
            else
                markup.Code("ept", ("i", id));
        }

        markup.Text(clean.AsSpan(position));
        return markup.ToString();
    }

    /// <summary>Appends text, in which white space stays as it is.</summary>
    public void Text(ReadOnlySpan<char> text) => Append(text, EscapedInText);

    /// <summary>Appends the beginning of an element with its attributes.</summary>
    /// <param name="cursor">It stands on the element, and stays there.</param>
    public void Start(XmlCursor cursor)
    {
        _xml.Append('<').Append(cursor.Name);
        while (cursor.ReadAttribute(out var name, out var value))
        {
            if (TmxAttributes.IsKept(name))
                Attribute(name, value);
        }

        _xml.Append('>');
        _afterStart = _xml.Length;
    }

    /// <summary>Appends the end of an element.</summary>
    public void End(string name)
    {
        if (_xml.Length == _afterStart)
            _xml.Insert(_xml.Length - 1, '/');
        else
            _xml.Append("</").Append(name).Append('>');
    }

    /// <inheritdoc/>
    public override string ToString() => _xml.ToString();

    private void Code(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        _xml.Append('<').Append(name);
        foreach (var attribute in attributes)
            Attribute(attribute.Name, attribute.Value);
        _xml.Append("/>");
    }

    private void Attribute(string name, string value)
    {
        _xml.Append(' ').Append(name).Append("=\"");
        Append(value, EscapedInAttribute);
        _xml.Append('"');
    }

    private void Append(ReadOnlySpan<char> text, SearchValues<char> escaped)
    {
        for (int at; (at = text.IndexOfAny(escaped)) >= 0; text = text[(at + 1)..])
        {
            _xml.Append(text[..at]).Append(text[at] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\r' => "&#xD;",
                '\n' => "&#xA;",
                _ => "&#x9;",
            });
        }

        _xml.Append(text);
    }

    // The pairs that open and then close, once each.
    private static HashSet<int> WholePairs(CodedText text) =>
    [
        .. text.Codes.Where(placed => placed.Code.Kind != CodeKind.Standalone).GroupBy(placed => placed.Code.Id)
            .Where(pair => pair.Select(placed => placed.Code.Kind).SequenceEqual([CodeKind.Opening, CodeKind.Closing]))
            .Select(pair => pair.Key),
    ];
}
