using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Runtime.InteropServices;
using System.Text;
using Localizer.Model;

namespace Localizer.Html;

/// <summary>Gives each element name of a page a number, whatever its case: the known ones theirs, the others one of the page's own.</summary>
internal sealed class TagNames
{
    private const int LongestKnown = 16;
    private const int LongestPacked = 8;

    private static readonly FrozenDictionary<string, HtmlTag> Known = Enum.GetValues<HtmlTag>()
        .Where(tag => tag is > HtmlTag.None and < HtmlTag.FirstOther)
        .ToFrozenDictionary(NameOfKnown, StringComparer.Ordinal);

    // Names of up to eight letters, packed into a number: nearly all tags of a page are found by it in a table that is mostly empty,
    // a name at the slot of its hash or soon after it. Of 60,000 random multipliers this one leaves the fewest names, two, without a
    // slot of their own.
    private const ulong Multiplier = 0x8A2A70579B7D630D;
    private const int SlotBits = 10;
    private static readonly (ulong Name, HtmlTag Tag)[] KnownShort = BuildKnownShort();

    private static readonly FrozenDictionary<string, HtmlTag>.AlternateLookup<ReadOnlySpan<char>> KnownByChars =
        Known.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly string[] KnownNames = BuildKnownNames();

    // A short name is its packed form; a page may have thousands that nobody asks for.
    private readonly List<(ulong Packed, string? Name)> _others = [];

    // The short ones as the known ones are kept, in a table that grows when it is half full.
    private (ulong Name, HtmlTag Tag)[] _otherShort = new (ulong Name, HtmlTag Tag)[16];
    private int _otherShortCount;
    private readonly Dictionary<string, HtmlTag> _otherLong = new(StringComparer.Ordinal);

    /// <summary>The number of a name; names that differ in the case of ASCII letters alone are one.</summary>
    /// <param name="markup">The whole markup.</param>
    /// <param name="range">The name's bytes in it.</param>
    public HtmlTag Intern(ReadOnlySpan<byte> markup, ByteRange range)
    {
        if (range.Length > LongestPacked)
            return InternLong(range.Of(markup));
        var packed = Pack(markup, range);
        var known = KnownShort;
        for (var slot = SlotOf(packed); known[slot].Name != 0; slot = (slot + 1) & (known.Length - 1))
        {
            if (known[slot].Name == packed)
                return known[slot].Tag;
        }

        return InternOtherShort(packed);
    }

    private HtmlTag InternOtherShort(ulong packed)
    {
        ref var slot = ref SlotOfOther(packed);
        if (slot.Name == packed)
            return slot.Tag;
        if (++_otherShortCount > _otherShort.Length / 2)
        {
            var smaller = _otherShort;
            _otherShort = new (ulong Name, HtmlTag Tag)[smaller.Length * 2];
            foreach (var (name, tag) in smaller)
            {
                if (name != 0)
                    SlotOfOther(name) = (name, tag);
            }

            slot = ref SlotOfOther(packed);
        }

        slot = (packed, Add(packed, null));
        return slot.Tag;
    }

    // The slot of a name, or the empty one that it would have. The hash is seeded: a page of names that share a slot, which would take
    // quadratic time, cannot be made beforehand.
    private ref (ulong Name, HtmlTag Tag) SlotOfOther(ulong packed)
    {
        var last = _otherShort.Length - 1;
        var slot = HashCode.Combine((uint)packed, (uint)(packed >> 32)) & last;
        while (_otherShort[slot].Name != 0 && _otherShort[slot].Name != packed)
            slot = (slot + 1) & last;
        return ref _otherShort[slot];
    }

    private HtmlTag InternLong(ReadOnlySpan<byte> name)
    {
        if (name.Length <= LongestKnown)
        {
            Span<char> characters = stackalloc char[LongestKnown];
            Lower(name, characters);
            if (KnownByChars.TryGetValue(characters[..name.Length], out var known))
                return known;
        }

        var other = string.Create(name.Length, name, static (characters, bytes) => Lower(bytes, characters));
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_otherLong, other, out var isKnown);
        return isKnown ? number : number = Add(0, other);
    }

    private static void Lower(ReadOnlySpan<byte> name, Span<char> characters)
    {
        for (var i = 0; i < name.Length; i++)
            characters[i] = (char)(name[i] is >= (byte)'A' and <= (byte)'Z' ? name[i] | 0x20 : name[i]);
    }

    private HtmlTag Add(ulong packed, string? name)
    {
        _others.Add((packed, name));
        return HtmlTag.FirstOther + _others.Count - 1;
    }

    /// <summary>The number of a name that all pages have, in lower case.</summary>
    public static bool TryGetKnown(string name, out HtmlTag tag) => Known.TryGetValue(name, out tag);

    private static int SlotOf(ulong packed) => (int)((packed * Multiplier) >> (64 - SlotBits));

    private static ulong Pack(ReadOnlySpan<byte> markup, ByteRange range)
    {
        // One read of eight bytes, and what follows the name shifted out: possible everywhere but at the page's end.
        var packed = 0UL;
        if (!range.IsEmpty && range.Start + LongestPacked <= markup.Length)
            packed = BinaryPrimitives.ReadUInt64BigEndian(markup[range.Start..]) >> (8 * (LongestPacked - range.Length));
        else
        {
            foreach (var value in range.Of(markup))
                packed = (packed << 8) | value;
        }

        // The capitals A to Z made small, all eight bytes at once: the sums carry into a byte's top bit from 'A' on, and past 'Z'.
        var low = packed & 0x7F7F7F7F7F7F7F7F;
        var fromA = low + (0x0101010101010101 * (0x80 - 'A'));
        var pastZ = low + (0x0101010101010101 * (0x7F - 'Z'));
        return packed | (((fromA ^ pastZ) & ~packed & 0x8080808080808080) >> 2);
    }

    private static (ulong Name, HtmlTag Tag)[] BuildKnownShort()
    {
        var slots = new (ulong Name, HtmlTag Tag)[1 << SlotBits];
        foreach (var (name, tag) in Known)
        {
            if (name.Length > LongestPacked)
                continue;
            var packed = Pack(Encoding.Latin1.GetBytes(name), new ByteRange(0, name.Length));
            var slot = SlotOf(packed);
            while (slots[slot].Name != 0)
                slot = (slot + 1) & (slots.Length - 1);
            slots[slot] = (packed, tag);
        }

        return slots;
    }

    /// <summary>The name of a number that this page knows, in lower case.</summary>
    /// <param name="tag">A number that <see cref="Intern"/> gave, or a known one.</param>
    public string NameOf(HtmlTag tag)
    {
        if (tag < HtmlTag.FirstOther)
            return KnownNames[(int)tag];
        ref var other = ref CollectionsMarshal.AsSpan(_others)[tag - HtmlTag.FirstOther];
        return other.Name ??= Unpack(other.Packed);
    }

    private static string Unpack(ulong packed)
    {
        Span<byte> bytes = stackalloc byte[LongestPacked];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, packed);
        return Encoding.Latin1.GetString(bytes.TrimStart((byte)0));
    }

    private static string NameOfKnown(HtmlTag tag) => tag.ToString().ToLowerInvariant().Replace('_', '-');

    private static string[] BuildKnownNames()
    {
        var names = new string[Known.Values.Max(tag => (int)tag) + 1];
        Array.Fill(names, "");
        foreach (var (name, tag) in Known)
            names[(int)tag] = name;
        return names;
    }
}
