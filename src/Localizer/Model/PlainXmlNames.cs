namespace Localizer.Model;

/// <summary>The names of a file, each one object however often it stands there. Few: no format of ours has more.</summary>
internal sealed class PlainXmlNames
{
    private const int Most = 128;
    private const int Slots = 512;

    private readonly PlainXmlName?[] _slots = new PlainXmlName?[Slots];
    private int _count;

    /// <summary>A name.</summary>
    /// <param name="bytes">It, in ASCII; not empty.</param>
    /// <returns><see langword="null"/> when it is not well-formed, or one too many.</returns>
    public PlainXmlName? Find(ReadOnlySpan<byte> bytes)
    {
        // No more than a quarter of the slots is ever taken, so that a free one is near even where names were made to meet.
        for (var slot = SlotOf(bytes); ; slot = (slot + 1) % Slots)
        {
            if (_slots[slot] is not { } known)
                return _count < Most && PlainXmlName.Of(bytes) is { } name ? _slots[slot] = Counted(name) : null;
            if (bytes.SequenceEqual(known.Bytes))
                return known;
        }
    }

    private static int SlotOf(ReadOnlySpan<byte> name) => ((name.Length * 37) + (name[0] * 5) + (name[name.Length / 2] * 11) + (name[^1] * 3)) % Slots;

    private PlainXmlName Counted(PlainXmlName name)
    {
        _count++;
        return name;
    }
}
