using System.IO.Hashing;
using System.Runtime.InteropServices;
using Localizer.Memory;
using Localizer.Model;

namespace Localizer.Pipeline.Records;

/// <summary>
/// Which sources a record has, as hashes, and whose targets: enough to know that it need not be read for another source. What it says of
/// a source that it has is read in the record itself.
/// </summary>
internal sealed class RecordKeys
{
    /// <summary>The bit of a source that a person wrote a target for, or accepted one.</summary>
    public const ulong Persons = 1;

    /// <summary>The bit of a source that a machine translated.</summary>
    public const ulong Machines = 2;

    /// <summary>The bits that a hash leaves free, its lowest ones.</summary>
    public const ulong AllBits = Persons | Machines;

    // Another build may see a person's hand elsewhere.
    private static readonly UInt128 Program = XxHash128.HashToUInt128(typeof(RecordKeys).Module.ModuleVersionId.ToByteArray());

    private readonly UInt128 _stamp;
    private readonly ulong[] _sources;

    private RecordKeys(UInt128 stamp, ulong[] sources) => (_stamp, _sources) = (stamp, sources);

    /// <summary>The hashes of its sources with the bits of their targets.</summary>
    public ReadOnlySpan<ulong> Marked => _sources;

    /// <summary>The hashes of its sources, each once.</summary>
    public IEnumerable<ulong> Sources => _sources.Select(source => source & ~AllBits);

    /// <summary>The hash of a source.</summary>
    /// <param name="key">The source, codes normalized.</param>
    public static ulong HashOf(CodedText key) => (ulong)MemoryHash.Of(key.Text, MemoryHash.Of(CodeBytes.Of(key))) & ~AllBits;

    /// <summary>Looks through a record.</summary>
    public static RecordKeys Of(PageRecord record)
    {
        var sources = record.Keys.Select(key => HashOf(key) | WhoseOf(record.Like(key))).GroupBy(source => source & ~AllBits);
        return new RecordKeys(record.Hash ^ Program, [.. sources.Select(alike => alike.Aggregate(alike.Key, (all, one) => all | one))]);
    }

    /// <summary>Whether it was made by this build of a record with these bytes.</summary>
    /// <param name="record">The hash of the record's bytes.</param>
    public bool IsOf(UInt128 record) => _stamp == (record ^ Program);

    /// <summary>It as it is kept.</summary>
    public byte[] ToBytes()
    {
        var numbers = new ulong[_sources.Length + 2];
        (numbers[0], numbers[1]) = ((ulong)(_stamp >> 64), (ulong)_stamp);
        _sources.CopyTo(numbers.AsSpan(2));
        return MemoryMarshal.AsBytes(numbers.AsSpan()).ToArray();
    }

    /// <summary>What was kept; <see langword="null"/> when it is none.</summary>
    public static RecordKeys? From(byte[] bytes)
    {
        if (bytes.Length < 2 * sizeof(ulong) || bytes.Length % sizeof(ulong) != 0)
            return null;
        var numbers = MemoryMarshal.Cast<byte, ulong>(bytes);
        return new RecordKeys(new UInt128(numbers[0], numbers[1]), numbers[2..].ToArray());
    }

    private static ulong WhoseOf(IReadOnlyList<RecordedSegment> alike)
    {
        var whose = 0UL;
        foreach (var segment in alike)
            whose |= segment.IsPersons ? Persons : segment.IsMachines ? Machines : 0;
        return whose;
    }
}
