using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Localizer.Model;

namespace Localizer.Exchange.Xliff;

/// <summary>
/// Reads the content of <c>source</c> and <c>target</c> in one unit. A code of a target stands for the one of the source with its id,
/// or that it is a copy of, or that has the same data; a code that stands for none gets a number that no source has.
/// </summary>
internal sealed class XliffTextReader
{
    private const int MaxCodes = 10_000;

    private readonly XmlCursor _cursor;

    // The texts of a unit are read in the same places, one after the other.
    private readonly StringBuilder _text = new();
    private readonly ImmutableArray<PlacedCode>.Builder _codes = ImmutableArray.CreateBuilder<PlacedCode>();
    private readonly Stack<int?> _open = [];
    private readonly XmlCursor.TextSink _append;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _numbersByData = new(StringComparer.Ordinal);
    private readonly Dictionary<int, CodeTraits> _traits = [];
    private int _unknown = 1_000_000;

    /// <summary>Begins with a unit.</summary>
    /// <param name="cursor">The file.</param>
    public XliffTextReader(XmlCursor cursor) => (_cursor, _append) = (cursor, run => _text.Append(run));

    /// <summary>What may be done with the codes of the sources that were read, where that is not everything.</summary>
    public IReadOnlyDictionary<int, CodeTraits> Traits => _traits;

    /// <summary>Reads the current element, and goes to its end.</summary>
    /// <param name="isSource">Whether its codes are those that targets refer to.</param>
    public CodedText Read(bool isSource)
    {
        if (_cursor.IsEmptyElement)
            return CodedText.Empty;
        var (text, codes, open) = (_text.Clear(), _codes, _open);
        codes.Clear();
        open.Clear();
        var depth = _cursor.Depth;
        while (_cursor.Read() && _cursor.Depth > depth)
        {
            if (_cursor.IsText)
                _cursor.AppendText(_append, text.Length, XliffReader.MaxSegmentLength);
            else if (_cursor.IsElement)
                ReadElement(isSource, text, codes, open);
            else if (_cursor.IsEndElement && open.TryPop(out var pair) && pair is { } number)
                codes.Add(new PlacedCode(text.Length, new InlineCode(number, CodeKind.Closing)));
            if (codes.Count > MaxCodes)
                throw _cursor.Refuse("segment-too-large", $"The segment has more than {MaxCodes} codes.", "Cut the unit into several.");
        }

        return new CodedText(text.ToString(), codes.ToImmutable());
    }

    private void ReadElement(bool isSource, StringBuilder text, ImmutableArray<PlacedCode>.Builder codes, Stack<int?> open)
    {
        var isEmpty = _cursor.IsEmptyElement;
        var pair = default(int?);
        switch (_cursor.Name)
        {
            case "pc":
                pair = NumberOf(isSource, "dataRefStart");
                codes.Add(new PlacedCode(text.Length, new InlineCode(pair.Value, CodeKind.Opening)));
                if (isEmpty)
                    codes.Add(new PlacedCode(text.Length, new InlineCode(pair.Value, CodeKind.Closing)));
                break;
            case "sc":
                codes.Add(new PlacedCode(text.Length, new InlineCode(NumberOf(isSource, "dataRef"), CodeKind.Opening)));
                break;
            case "ec":
                codes.Add(new PlacedCode(text.Length, new InlineCode(NumberOf(isSource, "dataRef"), CodeKind.Closing)));
                break;
            case "ph":
                codes.Add(new PlacedCode(text.Length, new InlineCode(NumberOf(isSource, "dataRef"), CodeKind.Standalone)));
                break;
            case "cp":
                text.Append(CharacterOf(_cursor.Attribute("hex")));
                break;
        }

        if (!isEmpty)
            open.Push(pair);
    }

    private int NumberOf(bool isSource, string dataRef)
    {
        var id = _cursor.Attribute("startRef") ?? _cursor.Attribute("id") ?? "";
        var data = _cursor.Attribute(dataRef);
        if (_numbers.TryGetValue(id, out var number))
            return number;
        if (!isSource && _cursor.Attribute("copyOf") is { } original && _numbers.TryGetValue(original, out number))
            return number;
        if (!isSource && data is not null && _numbersByData.TryGetValue(data, out number))
            return number;
        if (!isSource)
            return ++_unknown;
        number = int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var plain) && plain is > 0 and < 1_000_000 ? plain : ++_unknown;
        _numbers.Add(id, number);
        if (new CodeTraits(_cursor.Attribute("canDelete") != "no", _cursor.Attribute("canCopy") != "no") is var traits && traits != CodeTraits.OfFormatting)
            _traits.TryAdd(number, traits);
        if (data is not null)
            _numbersByData.TryAdd(data, number);
        return number;
    }

    private string CharacterOf(string? hex)
    {
        if (int.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 0x10FFFF)
            return value <= char.MaxValue ? ((char)value).ToString() : char.ConvertFromUtf32(value);
        throw _cursor.Refuse("character", $"<cp hex=\"{hex}\"/> is no character.", "Give the number of a character, such as 001F.");
    }
}
