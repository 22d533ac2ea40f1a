using System.Text;
using CsCheck;
using Localizer.Text;

namespace Localizer.Tests.Text;

public sealed class PageEncodingTests
{
    // Each row: a label, bytes, and what the standard's decoder makes of them, with | between the steps of reading.
    [Theory]
    [InlineData("utf-8", "41 C3 A9 E2 82 AC F0 9F 98 80", "A|é|€|😀")]
    [InlineData("utf-8", "C0 AF 41", "�|�|A")]
    [InlineData("utf-8", "E0 80 80", "�|�|�")]
    [InlineData("utf-8", "ED A0 80", "�|�|�")]
    [InlineData("utf-8", "F0 9F 98 3C", "�|<")]
    [InlineData("utf-8", "F0 80 80 41", "�|�|�|A")]
    [InlineData("utf-8", "F4 90 80 80", "�|�|�|�")]
    [InlineData("utf-8", "E2 82", "�")]
    [InlineData("utf-8", "FF 80", "�|�")]
    [InlineData("utf-8", "EF BB BF", "\uFEFF")]
    [InlineData("utf-16le", "41 00 3D D8 00 DE", "A|😀")]
    [InlineData("utf-16be", "00 41 D8 3D DE 00", "A|😀")]
    [InlineData("utf-16be", "D8 3D 00 41", "�|A")]
    [InlineData("utf-16be", "D8 3D D8 3D DE 00", "�|😀")]
    [InlineData("utf-16be", "DE 00 00 41", "�|A")]
    [InlineData("utf-16be", "00 41 00", "A|�")]
    [InlineData("utf-16be", "D8 3D 00", "�")]
    [InlineData("utf-16be", "D8 3D", "�")]
    [InlineData("windows-1252", "41 80 81 E9 FF", "A|€|\u0081|é|ÿ")]
    [InlineData("windows-1253", "AA D2", "�|�")]
    [InlineData("iso-8859-8", "AF FD", "¯|\u200E")]
    [InlineData("macintosh", "BD F0", "Ω|\uF8FF")]
    [InlineData("x-mac-cyrillic", "A2 B6 FF", "Ґ|ґ|€")]
    [InlineData("x-user-defined", "41 80 FF", "A|\uF780|\uF7FF")]
    [InlineData("gb18030", "80 C4 E3 A8 BC", "€|你|ḿ")]
    [InlineData("gbk", "81 30 81 30 94 39 DA 33", "\u0080|💩")]
    [InlineData("gb18030", "81 35 F4 37", "\uE7C7")]
    [InlineData("gb18030", "90 30 81 30 E3 32 9A 35", "\U00010000|\U0010FFFF")]
    [InlineData("gb18030", "E3 32 9A 36", "�")]
    [InlineData("gb18030", "81 30 81 3C", "�|0|�|<")]
    [InlineData("gb18030", "81 30 3C", "�|0|<")]
    [InlineData("gb18030", "81 30 81", "�")]
    [InlineData("gb18030", "81 30", "�")]
    [InlineData("gb18030", "81 3C FF 81 FF", "�|<|�|�")]
    [InlineData("big5", "A7 41 87 60", "你|𥩔")]
    [InlineData("big5", "88 62 88 64 88 A3 88 A5", "Ê\u0304|Ê\u030C|ê\u0304|ê\u030C")]
    [InlineData("big5", "A7 3C 80 A7", "�|<|�|�")]
    [InlineData("big5", "81 40 81 80", "�|@|�")]
    [InlineData("euc-jp", "A4 A2 8E B1 8F B0 A1", "あ|ｱ|丂")]
    [InlineData("euc-jp", "A4 3C 8E 3C 8F A1 3C", "�|<|�|<|�|<")]
    [InlineData("euc-jp", "8F A1 FF 8F FF 8E FF", "�|�|�")]
    [InlineData("euc-jp", "8F B0", "�")]
    [InlineData("shift_jis", "82 A0 B1 80 5C 7E", "あ|ｱ|\u0080|\\|~")]
    [InlineData("shift_jis", "F0 40 F9 FC ED 40 87 90", "\uE000|\uE757|纊|≒")]
    [InlineData("shift_jis", "82 3C 82 FD A0 FD", "�|<|�|�|�")]
    [InlineData("euc-kr", "B0 A1 81 41 C9 A1", "가|갂|�")]
    [InlineData("euc-kr", "B0 3C 80 B0", "�|<|�|�")]
    public void Bytes_are_read_as_the_standards_decoder_reads_them(string label, string hexadecimal, string expected)
    {
        var bytes = Convert.FromHexString(hexadecimal.Replace(" ", ""));
        string.Join('|', Characters.Steps(Characters.Named(label), bytes).Select(step => step.Text)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("utf-8", "é€😀", "C3A9E282ACF09F9880")]
    [InlineData("utf-16le", "é😀", "E9003DD800DE")]
    [InlineData("utf-16be", "é😀", "00E9D83DDE00")]
    [InlineData("windows-1252", "é€\u0081", "E98081")]
    [InlineData("windows-1252", "ữĀ≠\u2032Ａ\uFFFD", "??????")]
    [InlineData("windows-1258", "ăữđ\u0301", "E3?F0EC")]
    [InlineData("windows-1253", "\uFFFD", "?")]
    [InlineData("gbk", "€你😀\u1E3E\uE5E5", "80C4E3???")]
    [InlineData("gb18030", "€你😀\uE7C7\uE5E5", "A2E3C4E39439FC368135F437?")]
    [InlineData("gb18030", "︐\uE78D", "A6D9?")]
    [InlineData("big5", "你十兀￭𥩔", "A741A451A461F9FE?")]
    [InlineData("euc-jp", "あｱ丂¥‾−", "A4A28EB1????")]
    [InlineData("shift_jis", "あｱ\u0080纊¥‾−\uE000", "82A0B180FA5C????")]
    [InlineData("euc-kr", "가갂\uE000", "B0A18141?")]
    public void What_an_encoding_lacks_is_not_encoded(string label, string text, string expected) =>
        Characters.Encode(Characters.Named(label), text).ShouldBe(expected);

    [Fact]
    public void Every_character_that_can_be_encoded_reads_back_as_itself()
    {
        var bytes = new byte[PageEncoding.MaximumBytes];
        foreach (var encoding in PageEncoding.All.Where(encoding => encoding.IsSupported))
        {
            var encoded = 0;
            for (var value = 0; value <= char.MaxValue; value++)
            {
                if (!Rune.IsValid(value) || !encoding.TryEncode(new Rune(value), bytes, out var written))
                    continue;
                encoded++;
                var step = Characters.Steps(encoding, bytes[..written]).ShouldHaveSingleItem();
                if (step.Text != ((char)value).ToString())
                    Assert.Fail($"{encoding} writes U+{value:X4} as {Convert.ToHexString(bytes, 0, written)}, which reads as {step.Text}");
            }

            // As many as there are bytes for it, in an encoding of single bytes.
            if (encoding is SingleBytePageEncoding)
                encoded.ShouldBe(Enumerable.Range(0, 0x100).Count(value => Characters.Decode(encoding, (byte)value) != "\uFFFD"));
            else
                encoded.ShouldBeGreaterThan(7000, encoding.Name);
        }
    }

    [Fact]
    public void Every_supplementary_character_reads_back_from_the_encodings_that_have_it()
    {
        foreach (var label in (string[])["utf-8", "utf-16le", "utf-16be", "gb18030"])
        {
            var encoding = Characters.Named(label);
            Gen.Int[0x10000, 0x10FFFF].Sample(value =>
            {
                var text = char.ConvertFromUtf32(value);
                return Characters.Decode(encoding, Convert.FromHexString(Characters.Encode(encoding, text))) == text;
            });
        }
    }

    [Fact]
    public void Any_bytes_are_read_to_the_end_and_markup_is_never_swallowed()
    {
        // Lead bytes, trail bytes, digits and markup, as often as all others together.
        var value = Bytes(0x30, 0x39, 0x3C, 0x3E, 0x41, 0x80, 0x81, 0x8E, 0x8F, 0xA1, 0xD8, 0xDC, 0xFE, 0xFF);
        foreach (var encoding in PageEncoding.All.Where(encoding => encoding.IsSupported))
        {
            value.Array[0, 40].Sample(bytes =>
            {
                foreach (var (consumed, text) in Characters.Steps(encoding, bytes))
                {
                    if (consumed.Length == 1 || !encoding.IsAsciiSuperset)
                        continue;
                    var isFourBytesOfGb18030 = encoding.Name is "gb18030" or "GBK" && consumed[1] is >= 0x30 and <= 0x39;
                    consumed.ShouldAllBe(part => part >= 0x40 || (isFourBytesOfGb18030 && part >= 0x30 && part <= 0x39));
                    if (text == "\uFFFD" && !isFourBytesOfGb18030)
                        consumed.ShouldAllBe(part => part >= 0x80);
                }
            });
        }
    }

    [Fact]
    public void ASCII_is_ASCII_wherever_a_character_begins()
    {
        foreach (var encoding in PageEncoding.All.Where(encoding => encoding.IsSupported && encoding.IsAsciiSuperset))
        {
            for (byte value = 0; value < 0x80; value++)
            {
                Characters.Decode(encoding, value).ShouldBe(((char)value).ToString());
                Characters.Encode(encoding, ((char)value).ToString()).ShouldBe(value.ToString("X2", null));
            }
        }
    }

    [Fact]
    public void UTF_8_is_read_as_the_platform_reads_it() =>
        Bytes(0x80, 0xBF, 0xC2, 0xE0, 0xED, 0xF0, 0xF4).Array.Sample(bytes =>
            Characters.Decode(PageEncoding.Utf8, bytes) == Encoding.UTF8.GetString(bytes));

    [Fact]
    public void UTF_16_is_read_as_the_platform_reads_it() =>
        Bytes(0xD8, 0xDB, 0xDC, 0xDF).Array.Where(bytes => bytes.Length % 2 == 0).Sample(bytes =>
            Characters.Decode(PageEncoding.Utf16LittleEndian, bytes) == Encoding.Unicode.GetString(bytes)
            && Characters.Decode(PageEncoding.Utf16BigEndian, bytes) == Encoding.BigEndianUnicode.GetString(bytes));

    [Fact]
    public void Nothing_to_read_and_too_little_room_are_the_callers_mistakes()
    {
        Should.Throw<ArgumentException>(() => PageEncoding.Utf8.ReadCharacter([], new char[2], out _));
        Should.Throw<ArgumentException>(() => PageEncoding.Utf8.ReadCharacter([0x41], new char[1], out _));
        Should.Throw<ArgumentException>(() => PageEncoding.Utf8.TryEncode(new Rune('A'), new byte[3], out _));
    }

    private static Gen<byte> Bytes(params byte[] likely) =>
        Gen.OneOf(Gen.Byte, Gen.Int[0, likely.Length - 1].Select(index => likely[index]));
}
