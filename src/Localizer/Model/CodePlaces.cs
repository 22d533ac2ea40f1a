using System.Collections.Immutable;

namespace Localizer.Model;

/// <summary>Where each code of a text stands.</summary>
internal readonly struct CodePlaces
{
    // Up to here looking through all of them is faster than a table.
    private const int Few = 12;

    private readonly ImmutableArray<PlacedCode> _codes;
    private readonly Dictionary<InlineCode, int>? _indexes;

    /// <summary>Looks through a text's codes; of a code that is there more than once, the first counts.</summary>
    /// <param name="text">The text.</param>
    public CodePlaces(CodedText text)
    {
        _codes = text.Codes;
        if (_codes.Length <= Few)
            return;
        _indexes = new Dictionary<InlineCode, int>(_codes.Length);
        for (var i = 0; i < _codes.Length; i++)
            _indexes.TryAdd(_codes[i].Code, i);
    }

    /// <summary>A code's offset, or -1 when it is not there.</summary>
    /// <param name="code">The code.</param>
    public int Of(InlineCode code) => IndexOf(code) is >= 0 and var index ? _codes[index].Offset : -1;

    /// <summary>A code's place among the codes, or -1 when it is not there.</summary>
    /// <param name="code">The code.</param>
    public int IndexOf(InlineCode code)
    {
        if (_indexes is not null)
            return _indexes.TryGetValue(code, out var index) ? index : -1;
        for (var i = 0; i < _codes.Length; i++)
        {
            if (_codes[i].Code == code)
                return i;
        }

        return -1;
    }

    /// <summary>The text that a pair encloses.</summary>
    /// <param name="text">The text that was looked through.</param>
    /// <param name="id">The pair's number.</param>
    /// <param name="span">What stands between its codes, when the answer is true.</param>
    public bool TryGetSpan(CodedText text, int id, out ReadOnlySpan<char> span)
    {
        span = default;
        var (start, end) = (Of(new InlineCode(id, CodeKind.Opening)), Of(new InlineCode(id, CodeKind.Closing)));
        if (start < 0 || end < start)
            return false;
        span = text.Text.AsSpan(start, end - start);
        return true;
    }
}
