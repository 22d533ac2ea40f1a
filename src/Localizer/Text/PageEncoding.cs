using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;

namespace Localizer.Text;

/// <summary>
/// An encoding of the WHATWG Encoding Standard, read and written a character at a time. Its decoders and encoders are the standard's,
/// but for one thing: what would not be read back as the same character is not encoded (in Shift_JIS and EUC-JP the yen sign, the
/// overline and the minus sign, which the standard turns into others; in gb18030 eighteen private-use characters). Safe for
/// concurrent use.
/// </summary>
public abstract class PageEncoding
{
    /// <summary>The most bytes that a character can have, in any encoding.</summary>
    public const int MaximumBytes = 4;

    /// <summary>The most UTF-16 units that <see cref="ReadCharacter"/> writes at once.</summary>
    public const int MaximumCharacters = 2;

    // Stands for bytes that mean no character.
    private protected const char Replacement = '\uFFFD';

    private protected PageEncoding(string name) => Name = name;

    /// <summary>All encodings that the standard names, in its order.</summary>
    public static ImmutableArray<PageEncoding> All => Registry.All;

    /// <summary>UTF-8.</summary>
    public static PageEncoding Utf8 => Registry.Utf8;

    /// <summary>windows-1252: what the standard falls back to for pages that declare nothing.</summary>
    public static PageEncoding Windows1252 => Registry.Windows1252;

    /// <summary>UTF-16, low byte first.</summary>
    public static PageEncoding Utf16LittleEndian => Registry.Utf16LittleEndian;

    /// <summary>UTF-16, high byte first.</summary>
    public static PageEncoding Utf16BigEndian => Registry.Utf16BigEndian;

    /// <summary>The standard's name, such as <c>UTF-8</c>, <c>windows-1252</c>, <c>Shift_JIS</c> or <c>UTF-16LE</c>.</summary>
    public string Name { get; }

    /// <summary>
    /// Whether a byte below 0x40 always means the ASCII character of that number, so that markup can be found in the bytes as they
    /// are. The only bytes below 0x40 inside longer characters are the digits in gb18030's and GBK's characters of four bytes. False
    /// for UTF-16, and for what is not supported.
    /// </summary>
    public virtual bool IsAsciiSuperset => true;

    /// <summary>
    /// Whether characters can be read and written. False for ISO-2022-JP, in which a byte's meaning depends on all before it, and for
    /// <c>replacement</c>, the name of encodings that no browser reads any more (ISO-2022-KR, HZ …): a page in one must be refused.
    /// </summary>
    public virtual bool IsSupported => true;

    /// <summary>The encoding of a label, by the standard's section 4.2: <c>latin1</c> means windows-1252, <c>gb2312</c> GBK.</summary>
    /// <param name="label">A label as pages declare it, in any case, with or without white space around it; may be empty.</param>
    /// <returns>The encoding, supported or not; <see langword="null"/> when the standard does not know the label.</returns>
    public static PageEncoding? FromLabel(ReadOnlySpan<char> label) =>
        EncodingLabels.NameOf(label) is { } name ? Registry.ByName[name] : null;

    /// <summary>
    /// Reads the one character, or the one malformed sequence, that <paramref name="bytes"/> begin with, as the standard's decoder
    /// does at the end of its input: bytes that stop short are malformed.
    /// </summary>
    /// <param name="bytes">The rest of the page from a character's first byte on; not empty.</param>
    /// <param name="characters">
    /// Room for <see cref="MaximumCharacters"/> units; gets one, or two for a surrogate pair and for the four letters of Big5 that
    /// are a base and a combining mark. A malformed sequence gives one U+FFFD.
    /// </param>
    /// <param name="written">The number of units written, 1 or 2.</param>
    /// <returns>
    /// The number of bytes read, from 1. A lead byte before an ASCII byte that cannot follow it is malformed alone, so that it swallows
    /// no markup.
    /// </returns>
    /// <exception cref="ArgumentException">No bytes, or less room than needed.</exception>
    /// <exception cref="NotSupportedException">The encoding is not supported.</exception>
    public int ReadCharacter(ReadOnlySpan<byte> bytes, Span<char> characters, out int written)
    {
        if (bytes.IsEmpty)
            throw new ArgumentException("There must be at least one byte to read.", nameof(bytes));
        if (characters.Length < MaximumCharacters)
            throw new ArgumentException("There must be room for two characters.", nameof(characters));
        return Read(bytes, characters, out written);
    }

    /// <summary>Encodes one character.</summary>
    /// <param name="scalar">The character.</param>
    /// <param name="bytes">Room for <see cref="MaximumBytes"/> bytes.</param>
    /// <param name="written">The number of bytes written; 0 when the answer is false.</param>
    /// <returns>Whether the encoding has the character; nothing similar and no <c>?</c> is ever put in its place.</returns>
    /// <exception cref="ArgumentException">Less room than needed.</exception>
    /// <exception cref="NotSupportedException">The encoding is not supported.</exception>
    public bool TryEncode(Rune scalar, Span<byte> bytes, out int written)
    {
        if (bytes.Length < MaximumBytes)
            throw new ArgumentException("There must be room for four bytes.", nameof(bytes));
        written = Write(scalar.Value, bytes);
        return written > 0;
    }

    /// <summary>The encoding's name.</summary>
    public override string ToString() => Name;

    /// <summary>Does what <see cref="ReadCharacter"/> says, with its arguments checked.</summary>
    private protected abstract int Read(ReadOnlySpan<byte> bytes, Span<char> characters, out int written);

    /// <summary>Writes the character's bytes, and gives their number; 0 when the encoding lacks it.</summary>
    private protected abstract int Write(int scalar, Span<byte> bytes);

    // Apart, so that the instances are made after this class, which they derive from, is ready.
    private static class Registry
    {
        public static readonly ImmutableArray<PageEncoding> All = [.. EncodingLabels.All.Select(encoding => Create(encoding.Name))];

        public static readonly FrozenDictionary<string, PageEncoding> ByName =
            All.ToFrozenDictionary(encoding => encoding.Name, StringComparer.Ordinal);

        public static readonly PageEncoding Utf8 = ByName["UTF-8"];
        public static readonly PageEncoding Windows1252 = ByName["windows-1252"];
        public static readonly PageEncoding Utf16LittleEndian = ByName["UTF-16LE"];
        public static readonly PageEncoding Utf16BigEndian = ByName["UTF-16BE"];

        private static PageEncoding Create(string name) => name switch
        {
            "UTF-8" => new Utf8PageEncoding(),
            "UTF-16LE" => new Utf16PageEncoding(name, bigEndian: false),
            "UTF-16BE" => new Utf16PageEncoding(name, bigEndian: true),
            "GBK" => new Gb18030PageEncoding(name, hasFourBytes: false),
            "gb18030" => new Gb18030PageEncoding(name, hasFourBytes: true),
            "Big5" => new Big5PageEncoding(),
            "EUC-JP" => new EucJpPageEncoding(),
            "Shift_JIS" => new ShiftJisPageEncoding(),
            "EUC-KR" => new EucKrPageEncoding(),
            "ISO-2022-JP" or "replacement" => new UnsupportedPageEncoding(name),
            _ => new SingleBytePageEncoding(name),
        };
    }
}
