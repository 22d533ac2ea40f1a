namespace Localizer.Model;

/// <summary>Where each code of a text stands.</summary>
internal readonly struct CodePlaces
{
    private readonly Dictionary<InlineCode, (int Offset, int Index)> _places;

    /// <summary>Looks through a text's codes; of a code that is there more than once, the first counts.</summary>
    /// <param name="text">The text.</param>
    public CodePlaces(CodedText text)
    {
        _places = new Dictionary<InlineCode, (int, int)>(text.Codes.Length);
        for (var i = 0; i < text.Codes.Length; i++)
            _places.TryAdd(text.Codes[i].Code, (text.Codes[i].Offset, i));
    }

    /// <summary>A code's offset, or -1 when it is not there.</summary>
    /// <param name="code">The code.</param>
    public int Of(InlineCode code) => _places.TryGetValue(code, out var place) ? place.Offset : -1;

    /// <summary>A code's place among the codes, or -1 when it is not there.</summary>
    /// <param name="code">The code.</param>
    public int IndexOf(InlineCode code) => _places.TryGetValue(code, out var place) ? place.Index : -1;

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
