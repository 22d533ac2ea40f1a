namespace Localizer.Memory;

/// <summary>
/// The number of insertions, deletions and substitutions between a sequence and others, 64 columns at a time (Myers 1999, in Hyyrö's
/// form of 2003 for distances between whole sequences). Not for two threads at a time.
/// </summary>
internal sealed class EditDistance
{
    private const int Bits = 64;
    private const int SmallSymbols = 256;

    private readonly int _length;
    private readonly int _blocks;
    private readonly ulong[] _small;
    private readonly Dictionary<uint, ulong[]> _large = [];
    private readonly ulong[] _none;
    private readonly ulong[] _positive;
    private readonly ulong[] _negative;

    /// <summary>Makes a sequence ready.</summary>
    /// <param name="pattern">The sequence.</param>
    public EditDistance(ReadOnlySpan<uint> pattern)
    {
        _length = pattern.Length;
        _blocks = Math.Max(1, (_length + Bits - 1) / Bits);
        _small = new ulong[SmallSymbols * _blocks];
        (_none, _positive, _negative) = (new ulong[_blocks], new ulong[_blocks], new ulong[_blocks]);
        for (var i = 0; i < pattern.Length; i++)
            MasksOf(pattern[i], isNew: true)[i / Bits] |= 1UL << (i % Bits);
    }

    /// <summary>The distance to another sequence.</summary>
    /// <param name="text">The other sequence.</param>
    public int To(ReadOnlySpan<uint> text)
    {
        if (_length == 0)
            return text.Length;
        Array.Fill(_positive, ulong.MaxValue);
        Array.Clear(_negative);
        var distance = _length;
        var last = 1UL << ((_length - 1) % Bits);
        foreach (var symbol in text)
        {
            var masks = MasksOf(symbol, isNew: false);
            var (positiveCarry, negativeCarry) = (1UL, 0UL);
            for (var block = 0; block < _blocks; block++)
            {
                var (positive, negative) = (_positive[block], _negative[block]);
                var equal = masks[block] | negativeCarry;
                var diagonal = (((equal & positive) + positive) ^ positive) | equal | negative;
                var horizontalUp = negative | ~(diagonal | positive);
                var horizontalDown = diagonal & positive;
                if (block == _blocks - 1)
                {
                    distance += (horizontalUp & last) != 0 ? 1 : 0;
                    distance -= (horizontalDown & last) != 0 ? 1 : 0;
                }

                var (up, down) = ((horizontalUp << 1) | positiveCarry, (horizontalDown << 1) | negativeCarry);
                (positiveCarry, negativeCarry) = (horizontalUp >> (Bits - 1), horizontalDown >> (Bits - 1));
                _positive[block] = down | ~(diagonal | up);
                _negative[block] = up & diagonal;
            }
        }

        return distance;
    }

    private Span<ulong> MasksOf(uint symbol, bool isNew)
    {
        if (symbol < SmallSymbols)
            return _small.AsSpan((int)symbol * _blocks, _blocks);
        if (_large.TryGetValue(symbol, out var masks))
            return masks;
        if (!isNew)
            return _none;
        _large.Add(symbol, masks = new ulong[_blocks]);
        return masks;
    }
}
