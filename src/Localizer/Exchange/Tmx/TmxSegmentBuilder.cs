using System.Collections.Immutable;
using System.Text;
using Localizer.Model;

namespace Localizer.Exchange.Tmx;

/// <summary>Puts a segment together from its runs of text and its inline elements (TMX 1.4b, "Content Markup").</summary>
internal sealed class TmxSegmentBuilder
{
    private readonly StringBuilder _text = new();
    private readonly ImmutableArray<TmxCode>.Builder _codes = ImmutableArray.CreateBuilder<TmxCode>();
    private readonly Dictionary<(char Element, string Number), int> _occurrences = [];
    private readonly Dictionary<string, TmxCodeKey> _openPairs = new(StringComparer.Ordinal);
    private readonly Stack<TmxCodeKey> _highlights = new();
    private TmxMarkup? _markup;

    /// <summary>Length of the segment so far, in UTF-16 units: of its text, or with codes of its XML.</summary>
    public int Length => _markup?.Length ?? _text.Length;

    /// <summary>The segment as XML; text alone has none before it is asked for.</summary>
    public TmxMarkup Markup
    {
        get
        {
            if (_markup is null)
            {
                _markup = new TmxMarkup();
                _markup.Text(_text.ToString());
            }

            return _markup;
        }
    }

    public void Append(ReadOnlySpan<char> text)
    {
        _text.Append(text);
        _markup?.Text(text);
    }

    /// <summary>A <c>bpt</c>.</summary>
    /// <returns>False when a pair with the same <c>i</c> is still open, so that no closing code could tell them apart.</returns>
    public bool TryOpenPair(string i, string? x)
    {
        var key = KeyOf('b', x ?? i);
        if (!_openPairs.TryAdd(i, key))
            return false;
        Add(key, CodeKind.Opening);
        return true;
    }

    /// <summary>An <c>ept</c>: closes its pair; one without a pair closes a pair of another segment.</summary>
    public void ClosePair(string i)
    {
        if (!_openPairs.Remove(i, out var key))
            key = KeyOf('e', i);
        Add(key, CodeKind.Closing);
    }

    /// <summary>A code of one element: <c>ph</c>, <c>ut</c> and <c>it</c>.</summary>
    public void AddSingle(char element, string? x, CodeKind kind) => Add(KeyOf(element, x ?? ""), kind);

    /// <summary>A <c>hi</c> begins: a highlight is a pair around its text.</summary>
    public void OpenHighlight(string? x)
    {
        var key = KeyOf('h', x ?? "");
        _highlights.Push(key);
        Add(key, CodeKind.Opening);
    }

    /// <summary>The highlight that began last ends.</summary>
    public void CloseHighlight() => Add(_highlights.Pop(), CodeKind.Closing);

    public TmxSegment Build() => new(_text.ToString(), _codes.DrainToImmutable(), _markup?.ToString());

    private void Add(TmxCodeKey key, CodeKind kind) => _codes.Add(new TmxCode(_text.Length, key, kind));

    private TmxCodeKey KeyOf(char element, string number)
    {
        var occurrence = _occurrences.GetValueOrDefault((element, number));
        _occurrences[(element, number)] = occurrence + 1;
        return new TmxCodeKey(element, number, occurrence);
    }
}
