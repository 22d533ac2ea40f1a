using System.Buffers;
using System.Text;
using Localizer.Model;
using Localizer.Text;

namespace Localizer.Html;

/// <summary>
/// A page as it was read: its bytes, its encoding, and the markup that the tokenizer works on. Where the encoding is a superset of
/// ASCII the markup is the page's own bytes; a UTF-16 page is transcoded to UTF-8, with a map back to its own offsets.
/// </summary>
public sealed class SourcePage
{
    /// <summary>The largest page that is read, in bytes.</summary>
    public const int MaximumLength = 512 * 1024 * 1024;

    // A checkpoint every so many bytes of transcoded markup: what lies between is decoded again when an offset is asked for.
    private const int CheckpointDistance = 1024;

    private readonly List<(int Markup, int Source)> _checkpoints = [];

    // Of a page in an attribute: for each byte of its markup, and for its end, the byte of the other page's markup.
    private readonly int[] _containerOffsets = [];

    private SourcePage(string path, ReadOnlyMemory<byte> bytes, PageEncoding encoding, EncodingDecision decision)
    {
        var byteOrderMarkLength = decision.ByteOrderMarkLength;
        DeclaresEncoding = decision.Evidence is not (EncodingEvidence.Utf8Content or EncodingEvidence.Default);
        Path = path;
        Bytes = bytes;
        Encoding = encoding;
        if (encoding.IsAsciiSuperset)
        {
            Markup = bytes;
            MarkupEncoding = encoding;
            MarkupStart = byteOrderMarkLength;
        }
        else
        {
            MarkupEncoding = PageEncoding.Utf8;
            Markup = Transcode(byteOrderMarkLength);
        }
    }

    private SourcePage(SourcePage container, ReadOnlyMemory<byte> bytes, int[] containerOffsets)
    {
        Path = container.Path;
        Container = container;
        Encoding = PageEncoding.Utf8;
        MarkupEncoding = PageEncoding.Utf8;
        DeclaresEncoding = true;
        Bytes = bytes;
        Markup = bytes;
        _containerOffsets = containerOffsets;
    }

    /// <summary>The page as the user knows it, for messages.</summary>
    public string Path { get; }

    /// <summary>The page's own bytes, byte order mark included.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The page's encoding: by its byte order mark, its declaration, else its bytes.</summary>
    public PageEncoding Encoding { get; }

    /// <summary>Whether the page itself says its encoding, by a byte order mark or a declaration.</summary>
    public bool DeclaresEncoding { get; }

    /// <summary>The bytes that all ranges of the page count in: <see cref="Bytes"/>, or their transcoding.</summary>
    internal ReadOnlyMemory<byte> Markup { get; }

    /// <summary>How <see cref="Markup"/> is encoded.</summary>
    internal PageEncoding MarkupEncoding { get; }

    /// <summary>The first byte of <see cref="Markup"/> after a byte order mark.</summary>
    internal int MarkupStart { get; }

    /// <summary>The page in whose attribute this one stands (<c>srcdoc</c>), or <see langword="null"/>.</summary>
    internal SourcePage? Container { get; }

    /// <summary>Reads a page that stands in an attribute of another one, as UTF-8, whatever the other one's encoding.</summary>
    /// <param name="container">The other page.</param>
    /// <param name="value">The attribute's value in its markup.</param>
    internal static SourcePage Embedded(SourcePage container, ByteRange value)
    {
        var buffer = new CharacterBuffer();
        buffer.Decode(container.Markup.Span, value, ReferenceSyntax.Attribute, container.MarkupEncoding);
        var bytes = new byte[System.Text.Encoding.UTF8.GetMaxByteCount(buffer.Length)];
        var offsets = new int[bytes.Length + 1];
        var length = 0;
        for (var i = 0; i < buffer.Length;)
        {
            var units = char.IsHighSurrogate(buffer.Characters[i]) && i + 1 < buffer.Length ? 2 : 1;
            var written = System.Text.Encoding.UTF8.GetBytes(buffer.Characters.Slice(i, units), bytes.AsSpan(length));
            offsets.AsSpan(length, written).Fill(buffer.Sites[i].Start);
            length += written;
            i += units;
        }

        offsets[length] = value.End;
        return new SourcePage(container, bytes.AsMemory(0, length), offsets[..(length + 1)]);
    }

    /// <summary>The offset in the markup of <see cref="Container"/> of an offset in <see cref="Markup"/>.</summary>
    /// <param name="markupOffset">An offset at which a character begins or the markup ends.</param>
    internal int ContainerOffset(int markupOffset) => _containerOffsets[markupOffset];

    /// <summary>Reads a page.</summary>
    /// <param name="path">The page as the user knows it, for messages.</param>
    /// <param name="bytes">The page's bytes; they are kept, not copied, and must not change.</param>
    /// <exception cref="BadInputException">The page is too large, or in an encoding that cannot be spliced.</exception>
    public static SourcePage Read(string path, ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > MaximumLength)
        {
            throw new BadInputException(new Diagnostic(
                "page-too-large", Severity.Error, $"'{path}' has more than 512 MB.", new Place(path), "Split it, or leave it out."));
        }

        var decision = EncodingSniffer.Sniff(bytes.Span);
        if (decision.Encoding is not { IsSupported: true } encoding)
        {
            throw new BadInputException(new Diagnostic(
                "encoding-unsupported",
                Severity.Error,
                $"'{path}' is in {decision.Encoding?.Name ?? decision.Label}, whose bytes change their meaning along the page.",
                new Place(path),
                "Save the page as UTF-8 and run again."));
        }

        return new SourcePage(path, bytes, encoding, decision);
    }

    /// <summary>Some of the page's markup as text.</summary>
    /// <param name="range">The bytes in <see cref="Markup"/>.</param>
    internal string MarkupOf(ByteRange range)
    {
        var text = new StringBuilder(range.Length);
        var bytes = range.Of(Markup.Span);
        Span<char> characters = stackalloc char[PageEncoding.MaximumCharacters];
        while (!bytes.IsEmpty)
        {
            bytes = bytes[MarkupEncoding.ReadCharacter(bytes, characters, out var written)..];
            text.Append(characters[..written]);
        }

        return text.ToString();
    }

    /// <summary>The offset in <see cref="Bytes"/> of an offset in <see cref="Markup"/>.</summary>
    /// <param name="markupOffset">An offset at which a character begins or the markup ends.</param>
    public int SourceOffset(int markupOffset)
    {
        if (_checkpoints.Count == 0)
            return markupOffset;
        var index = _checkpoints.BinarySearch((markupOffset, int.MaxValue));
        var (markup, source) = _checkpoints[(index < 0 ? ~index : index) - 1];
        Span<char> characters = stackalloc char[PageEncoding.MaximumCharacters];
        while (markup < markupOffset)
        {
            source += Encoding.ReadCharacter(Bytes.Span[source..], characters, out var written);
            markup += System.Text.Encoding.UTF8.GetByteCount(characters[..written]);
        }

        return source;
    }

    private ReadOnlyMemory<byte> Transcode(int start)
    {
        var output = new ArrayBufferWriter<byte>(Bytes.Length + 16);
        var source = Bytes.Span;
        Span<char> characters = stackalloc char[PageEncoding.MaximumCharacters];
        var next = 0;
        while (start < source.Length)
        {
            if (output.WrittenCount >= next)
            {
                _checkpoints.Add((output.WrittenCount, start));
                next = output.WrittenCount + CheckpointDistance;
            }

            start += Encoding.ReadCharacter(source[start..], characters, out var written);
            output.Advance(System.Text.Encoding.UTF8.GetBytes(characters[..written], output.GetSpan(8)));
        }

        if (_checkpoints.Count == 0)
            _checkpoints.Add((0, start));
        return output.WrittenMemory;
    }
}
