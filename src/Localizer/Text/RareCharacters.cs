using System.Buffers;

namespace Localizer.Text;

/// <summary>
/// Characters that hardly any text has. A range is looked for several times as fast as a set of characters beyond ASCII, so a text that
/// has none of the ranges around them, which are most, is not searched for the set.
/// </summary>
internal sealed class RareCharacters
{
    // Characters as near as this to each other share a range: each range costs a search of its own.
    private const int Near = 64;

    private readonly SearchValues<char> _set;
    private readonly (char First, char Last)[] _ranges;

    /// <summary>A set of them.</summary>
    /// <param name="characters">The characters, in any order.</param>
    public RareCharacters(string characters)
    {
        _set = SearchValues.Create(characters);
        var ranges = new List<(char First, char Last)>();
        foreach (var character in characters.Order())
        {
            if (ranges.Count > 0 && character - ranges[^1].Last <= Near)
                ranges[^1] = (ranges[^1].First, character);
            else
                ranges.Add((character, character));
        }

        _ranges = [.. ranges];
    }

    /// <summary>Whether a character is one of them.</summary>
    public bool Contains(char character) => _set.Contains(character);

    /// <summary>The place of the first one in a text, in UTF-16 units; -1 when it has none.</summary>
    public int IndexIn(ReadOnlySpan<char> text)
    {
        foreach (var (first, last) in _ranges)
        {
            if (text.ContainsAnyInRange(first, last))
                return text.IndexOfAny(_set);
        }

        return -1;
    }
}
