using System.Buffers;

namespace Localizer.Pipeline;

/// <summary>
/// Bytes being written, in an array from the shared pool: pages come out one after the other, and a new large array for each would
/// cost the collector more than the splice costs us.
/// </summary>
/// <param name="capacity">How many bytes to make room for at first.</param>
public sealed class PooledBuffer(int capacity) : IBufferWriter<byte>, IDisposable
{
    // The pool's arrays double in size, which a very large page should not pay for.
    private const int LargestPooled = 16 * 1024 * 1024;

    private byte[] _bytes = Rent(capacity);
    private int _length;

    /// <summary>What was written; valid until more is, or until the buffer is disposed.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    /// <summary>The same as memory.</summary>
    internal ReadOnlyMemory<byte> WrittenMemory => _bytes.AsMemory(0, _length);

    /// <inheritdoc/>
    public void Advance(int count) => _length += count;

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        MakeRoom(sizeHint);
        return _bytes.AsMemory(_length);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        MakeRoom(sizeHint);
        return _bytes.AsSpan(_length);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Return(_bytes);
        _bytes = [];
        _length = 0;
    }

    private static byte[] Rent(int length) => length > LargestPooled
        ? GC.AllocateUninitializedArray<byte>(length)
        : ArrayPool<byte>.Shared.Rent(Math.Max(length, 256));

    private static void Return(byte[] bytes)
    {
        if (bytes.Length is > 0 and <= LargestPooled)
            ArrayPool<byte>.Shared.Return(bytes);
    }

    private void MakeRoom(int sizeHint)
    {
        var needed = _length + Math.Max(sizeHint, 1);
        if (needed <= _bytes.Length)
            return;

        // A quarter more at a time: a localized page is seldom twice its source.
        var larger = Rent(Math.Max(needed, _bytes.Length + (_bytes.Length / 4)));
        Written.CopyTo(larger);
        Return(_bytes);
        _bytes = larger;
    }
}
