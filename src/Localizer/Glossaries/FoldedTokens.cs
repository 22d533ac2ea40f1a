namespace Localizer.Glossaries;

/// <summary>Numbers for tokens, whatever their case: a hash table over one array of folded letters.</summary>
internal sealed class FoldedTokens
{
    private const uint HashFactor = 16_777_619;

    // Another one in each process, so that no glossary can be made whose tokens all fall into one slot.
    private static readonly uint HashStart = (uint)HashCode.Combine(HashFactor);

    private int[] _slots = new int[256];
    private Entry[] _entries = new Entry[128];
    private char[] _letters = new char[1_024];
    private int _count;
    private int _used;

    /// <summary>The hash of a token.</summary>
    public static uint HashOf(ReadOnlySpan<char> token)
    {
        var hash = HashStart;
        foreach (var character in token)
            hash = (hash ^ Fold(character)) * HashFactor;
        return hash;
    }

    /// <summary>The hash of a token, and those of the same without its last one and two characters.</summary>
    public static uint HashOf(ReadOnlySpan<char> token, out uint withoutLast, out uint withoutLastTwo)
    {
        var hash = withoutLast = withoutLastTwo = HashStart;
        foreach (var character in token)
        {
            (withoutLastTwo, withoutLast) = (withoutLast, hash);
            hash = (hash ^ Fold(character)) * HashFactor;
        }

        return hash;
    }

    /// <summary>The number of a token, new if it has none yet.</summary>
    public int Add(ReadOnlySpan<char> token)
    {
        var hash = HashOf(token);
        if (NumberOf(token, hash) is var known && known != TokenTrie.None)
            return known;
        if (_count == _entries.Length)
            Array.Resize(ref _entries, _count * 2);
        while (_letters.Length - _used < token.Length)
            Array.Resize(ref _letters, _letters.Length * 2);
        for (var i = 0; i < token.Length; i++)
            _letters[_used + i] = Fold(token[i]);
        _entries[_count] = new Entry(hash, _used, token.Length);
        _used += token.Length;
        if (++_count * 2 > _slots.Length)
            Rehash(_slots.Length * 2);
        else
            Enter(_count - 1);
        return _count - 1;
    }

    /// <summary>The number of a token, or <see cref="TokenTrie.None"/>.</summary>
    /// <param name="token">The token in any case.</param>
    /// <param name="hash">Its hash.</param>
    public int NumberOf(ReadOnlySpan<char> token, uint hash)
    {
        for (var slot = SlotOf(hash); _slots[slot] != 0; slot = (slot + 1) & (_slots.Length - 1))
        {
            var number = _slots[slot] - 1;
            ref var entry = ref _entries[number];
            if (entry.Hash == hash && IsSame(_letters.AsSpan(entry.Start, entry.Length), token))
                return number;
        }

        return TokenTrie.None;
    }

    private static char Fold(char character) => character < '\u0080'
        ? char.IsAsciiLetterLower(character) ? (char)(character & ~0x20) : character
        : char.ToUpperInvariant(character);

    private static bool IsSame(ReadOnlySpan<char> folded, ReadOnlySpan<char> token)
    {
        if (folded.Length != token.Length)
            return false;
        for (var i = 0; i < folded.Length; i++)
        {
            if (folded[i] != Fold(token[i]))
                return false;
        }

        return true;
    }

    // The low bits of this hash are poor; a multiplication moves the good ones to the top.
    private int SlotOf(uint hash) => (int)((hash * 2_654_435_769u) >> (32 - System.Numerics.BitOperations.Log2((uint)_slots.Length)));

    private void Enter(int number)
    {
        var slot = SlotOf(_entries[number].Hash);
        while (_slots[slot] != 0)
            slot = (slot + 1) & (_slots.Length - 1);
        _slots[slot] = number + 1;
    }

    private void Rehash(int size)
    {
        _slots = new int[size];
        for (var number = 0; number < _count; number++)
            Enter(number);
    }

    private readonly record struct Entry(uint Hash, int Start, int Length);
}
