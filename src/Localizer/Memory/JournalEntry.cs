namespace Localizer.Memory;

/// <summary>Names a question to a provider: a hash over all that its answer depends on.</summary>
/// <param name="High">The first half.</param>
/// <param name="Low">The second half.</param>
public readonly record struct JournalKey(UInt128 High, UInt128 Low)
{
    /// <summary>The length of a key in bytes.</summary>
    public const int Length = 32;

    /// <summary>A key from the bytes of a hash.</summary>
    /// <param name="hash"><see cref="Length"/> bytes.</param>
    public static JournalKey From(ReadOnlySpan<byte> hash) => new(
        System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash),
        System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash[16..]));

    /// <summary>The key's bytes.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Length];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(bytes, High);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(bytes.AsSpan(16), Low);
        return bytes;
    }
}

/// <summary>An answer that was paid for.</summary>
/// <param name="Key">The question.</param>
/// <param name="UnitKey">The unit and segment that asked first, for people.</param>
/// <param name="Rung">The rung of the ladder that the question was asked on, from 0.</param>
/// <param name="Answer">The answer as it came.</param>
/// <param name="Billed">Its characters in the bill.</param>
public sealed record JournalEntry(JournalKey Key, string UnitKey, int Rung, string Answer, int Billed)
{
    /// <summary>The provider that was paid; <see langword="null"/> where it was not kept (rows of the first version).</summary>
    public string? Provider { get; init; }

    /// <summary>Its list price of a million characters at the time, or <see langword="null"/> when it was not known.</summary>
    public decimal? PricePerMillion { get; init; }

    /// <summary>The currency of <see cref="PricePerMillion"/>, or <see langword="null"/>.</summary>
    public string? Currency { get; init; }

    /// <summary>Its place in the books.</summary>
    /// <param name="time">When it came.</param>
    internal PaidAnswer PaidAt(DateTimeOffset time) => new(UnitKey, Billed, time) { Provider = Provider, PricePerMillion = PricePerMillion, Currency = Currency };
}
