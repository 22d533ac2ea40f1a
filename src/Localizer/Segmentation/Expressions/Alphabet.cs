namespace Localizer.Segmentation.Expressions;

/// <summary>What a character is for the conditions on places.</summary>
internal enum NeighborKind
{
    /// <summary>None: the text's edge.</summary>
    Edge,

    /// <summary>It ends a line.</summary>
    LineEnd,

    /// <summary>It belongs to a word.</summary>
    Word,

    /// <summary>Any other.</summary>
    Other,
}

/// <summary>
/// The code points sorted into letters: two that no set of a rule set tells apart are one letter, so that a state's table is short.
/// </summary>
internal sealed class Alphabet
{
    private readonly ushort[] _basic = new ushort[0x10000];
    private readonly int[] _starts;
    private readonly ushort[] _letters;
    private readonly NeighborKind[] _kinds;
    private readonly int[] _examples;

    /// <summary>Sorts the code points.</summary>
    /// <param name="sets">All sets that must tell code points apart.</param>
    public Alphabet(IEnumerable<CharacterSet> sets)
    {
        // Every border of a range begins an interval; a letter is the list of sets that an interval is in.
        var all = sets.Append(CharacterSet.Word).Append(CharacterSet.LineEnds).Distinct().ToArray();
        var borders = all.SelectMany((set, number) => set.Ranges.SelectMany(range => new[] { (At: range.First, number), (At: range.Last + 1, number) }))
            .OrderBy(border => border.At).ToArray();
        var (starts, letters, examples) = (new List<int> { 0 }, new List<ushort>(), new List<int>());
        var inside = new bool[all.Length];
        var numbers = new Dictionary<string, ushort>(StringComparer.Ordinal);
        for (var i = 0; i < borders.Length;)
        {
            if (borders[i].At > starts[^1])
            {
                letters.Add(LetterOf(starts[^1]));
                starts.Add(borders[i].At);
            }

            for (var at = borders[i].At; i < borders.Length && borders[i].At == at; i++)
                inside[borders[i].number] ^= true;
        }

        letters.Add(LetterOf(starts[^1]));
        (_starts, _letters, _examples) = ([.. starts], [.. letters], [.. examples]);
        _kinds = [.. _examples.Select(KindOf)];
        for (var i = 0; i < _starts.Length && _starts[i] < _basic.Length; i++)
            _basic.AsSpan(_starts[i], Math.Min(_basic.Length, i + 1 < _starts.Length ? _starts[i + 1] : _basic.Length) - _starts[i]).Fill(_letters[i]);

        ushort LetterOf(int codePoint)
        {
            var signature = string.Create(inside.Length, inside, static (span, flags) =>
            {
                for (var i = 0; i < flags.Length; i++)
                    span[i] = flags[i] ? '1' : '0';
            });
            if (!numbers.TryGetValue(signature, out var letter))
            {
                numbers.Add(signature, letter = checked((ushort)numbers.Count));
                examples.Add(codePoint);
            }

            return letter;
        }
    }

    /// <summary>How many letters there are.</summary>
    public int Count => _examples.Length;

    /// <summary>The letter of each UTF-16 unit; a surrogate's is its own.</summary>
    public ReadOnlySpan<ushort> Basic => _basic;

    /// <summary>The letter of a code point.</summary>
    public ushort LetterOf(int codePoint)
    {
        if (codePoint < _basic.Length)
            return _basic[codePoint];
        var at = Array.BinarySearch(_starts, codePoint);
        return _letters[at < 0 ? ~at - 1 : at];
    }

    /// <summary>What a letter is for the conditions on places.</summary>
    public NeighborKind KindOf(ushort letter) => _kinds[letter];

    /// <summary>For each letter whether it is in a set, which must be one that the alphabet was made of.</summary>
    public bool[] MembersOf(CharacterSet set) => [.. _examples.Select(codePoint => IsIn(set, codePoint))];

    private static NeighborKind KindOf(int codePoint) => IsIn(CharacterSet.LineEnds, codePoint) ? NeighborKind.LineEnd
        : IsIn(CharacterSet.Word, codePoint) ? NeighborKind.Word : NeighborKind.Other;

    private static bool IsIn(CharacterSet set, int codePoint)
    {
        var (low, high) = (0, set.Ranges.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (codePoint < set.Ranges[middle].First)
                high = middle - 1;
            else if (codePoint > set.Ranges[middle].Last)
                low = middle + 1;
            else
                return true;
        }

        return false;
    }
}
