namespace Localizer.Html;

/// <summary>Names of units that stand in attributes, such as <c>img@alt</c>: few in a page, and each made but once.</summary>
internal sealed class SiteNames
{
    private const int LongestKept = 64;

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>The name of an attribute's unit.</summary>
    /// <param name="element">The element's name.</param>
    /// <param name="attribute">The attribute's name in lower case.</param>
    public string Of(string element, ReadOnlySpan<char> attribute)
    {
        Span<char> buffer = stackalloc char[LongestKept];
        if (!buffer.TryWrite($"{element}@{attribute}", out var length))
            return $"{element}@{attribute}";
        var name = buffer[..length];
        var names = _names.GetAlternateLookup<ReadOnlySpan<char>>();
        if (names.TryGetValue(name, out var known))
            return known;
        known = name.ToString();
        _names.Add(known);
        return known;
    }
}
