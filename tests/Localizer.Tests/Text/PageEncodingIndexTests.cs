using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Localizer.Text;

namespace Localizer.Tests.Text;

/// <summary>
/// Holds every table to the standard's index files, by the first 64 bits of a SHA-256 over what they say. So a .NET that reads a code
/// page otherwise is noticed.
/// </summary>
public sealed class PageEncodingIndexTests
{
    [Theory]
    [InlineData("IBM866", "A25888A9B4EF182C")]
    [InlineData("ISO-8859-2", "94EF38128BCC3977")]
    [InlineData("ISO-8859-3", "213D05D6E69E0476")]
    [InlineData("ISO-8859-4", "27E593B480951D83")]
    [InlineData("ISO-8859-5", "6C919B3A587C7CBE")]
    [InlineData("ISO-8859-6", "470E08F6472764E6")]
    [InlineData("ISO-8859-7", "D3F5437FD0CF9D0B")]
    [InlineData("ISO-8859-8", "03AFA3740A29CCD6")]
    [InlineData("ISO-8859-10", "C8C0281D4E69A50C")]
    [InlineData("ISO-8859-13", "2BED73C3E30729A5")]
    [InlineData("ISO-8859-14", "441F5012DD403296")]
    [InlineData("ISO-8859-15", "FF5C4CC74B5FE8D4")]
    [InlineData("ISO-8859-16", "E958ABB222EF8165")]
    [InlineData("KOI8-R", "4112AFA4FE4A1378")]
    [InlineData("KOI8-U", "A6DC194043E10C9C")]
    [InlineData("macintosh", "F00FAD0AD5F7BD5B")]
    [InlineData("windows-874", "A65A70C42457541C")]
    [InlineData("windows-1250", "41A07BA6BFFC50B5")]
    [InlineData("windows-1251", "3D2730074946ED31")]
    [InlineData("windows-1252", "39E614A5DCFD75BC")]
    [InlineData("windows-1253", "4185084FDE329DA6")]
    [InlineData("windows-1254", "B9334850BEB16C68")]
    [InlineData("windows-1255", "BB03DF3EF0447255")]
    [InlineData("windows-1256", "403F372EDBF66CA9")]
    [InlineData("windows-1257", "2B30900D54740E9D")]
    [InlineData("windows-1258", "E4219075917632C0")]
    [InlineData("x-mac-cyrillic", "AF99D7F4F94CECED")]
    public void A_single_byte_table_is_the_standards_index(string label, string expected)
    {
        var encoding = Characters.Named(label);
        var characters = string.Concat(Enumerable.Range(0x80, 0x80).Select(value => Characters.Decode(encoding, (byte)value)));
        characters.Length.ShouldBe(0x80);
        Hash(characters).ShouldBe(expected);
    }

    [Theory]
    [InlineData("gb18030", 23940, "01BEC33A3EE31501")]
    [InlineData("Big5", 18594, "A4F097E7A5C3BA3E")]
    [InlineData("EUC-KR", 17048, "E4275E28CB74AA27")]
    [InlineData("Shift_JIS", 9604, "4F5F6058EF5F4EBF")]
    [InlineData("EUC-JP", 7399, "B6DA24CA94E0F3DA")]
    public void The_pairs_of_bytes_are_read_by_the_standards_index(string label, int count, string expected)
    {
        var encoding = Characters.Named(label);
        var found = new StringBuilder();
        var pairs = 0;
        foreach (var (lead, trail) in Pairs(0x81, 0x40))
        {
            if (Character(encoding, lead, trail) is not { } text)
                continue;
            pairs++;
            found.Append((char)((lead << 8) | trail)).Append(text);
        }

        pairs.ShouldBe(count);
        Hash(found.ToString()).ShouldBe(expected);
    }

    [Fact]
    public void The_characters_of_three_bytes_in_EUC_JP_are_read_by_index_jis0212()
    {
        var encoding = Characters.Named("euc-jp");
        var found = new StringBuilder();
        foreach (var (lead, trail) in Pairs(0xA1, 0xA1))
        {
            if (Character(encoding, 0x8F, lead, trail) is { } text)
                found.Append((char)((lead << 8) | trail)).Append(text);
        }

        found.Length.ShouldBe(6067 * 2);
        Hash(found.ToString()).ShouldBe("0F5E08005A26788C");
    }

    [Fact]
    public void The_characters_of_four_bytes_in_gb18030_are_read_by_its_ranges()
    {
        var encoding = Characters.Named("gb18030");
        var found = new StringBuilder();
        for (var pointer = 0; pointer < 39420; pointer++)
        {
            byte[] bytes =
            [
                (byte)(0x81 + (pointer / 12600)),
                (byte)(0x30 + (pointer / 1260 % 10)),
                (byte)(0x81 + (pointer / 10 % 126)),
                (byte)(0x30 + (pointer % 10)),
            ];
            // U+FFFD is among them, by right.
            found.Append(Characters.Steps(encoding, bytes).ShouldHaveSingleItem().Text);
        }

        found.Length.ShouldBe(39420);
        Hash(found.ToString()).ShouldBe("F4B262CB231F9489");
    }

    // The hashes leave out the characters that the standard writes as others: U+00A5, U+203E and U+2212, and gb18030's eighteen.
    [Theory]
    [InlineData("EUC-JP", 7389, "E25B86F4581029F3")]
    [InlineData("Shift_JIS", 7390, "6A8018D5E239E063")]
    [InlineData("EUC-KR", 17048, "86CE3CAD9C665494")]
    [InlineData("Big5", 14362, "3644C7F765533DE6")]
    [InlineData("GBK", 23939, "4145BDE9D2EE3D58")]
    [InlineData("gb18030", 63341, "0D1F92BC9ADBCF2E")]
    public void The_encoder_writes_each_character_of_the_basic_plane_as_the_standard_does(string label, int count, string expected)
    {
        var encoding = Characters.Named(label);
        var bytes = new byte[PageEncoding.MaximumBytes];
        var found = new StringBuilder();
        var encoded = 0;
        for (var value = 0x80; value <= char.MaxValue; value++)
        {
            if (!Rune.IsValid(value) || !encoding.TryEncode(new Rune(value), bytes, out var written))
                continue;
            encoded++;
            found.Append(CultureInfo.InvariantCulture, $"{value:X4}:{Convert.ToHexString(bytes, 0, written)} ");
        }

        encoded.ShouldBe(count);
        Hash(found.ToString()).ShouldBe(expected);
    }

    private static IEnumerable<(byte Lead, byte Trail)> Pairs(int firstLead, int firstTrail) =>
        from lead in Enumerable.Range(firstLead, 0xFF - firstLead)
        from trail in Enumerable.Range(firstTrail, 0xFF - firstTrail)
        select ((byte)lead, (byte)trail);

    /// <summary>The character that all of the bytes make, or nothing when they are malformed or make more than one.</summary>
    private static string? Character(PageEncoding encoding, params byte[] bytes)
    {
        Span<char> characters = stackalloc char[PageEncoding.MaximumCharacters];
        var consumed = encoding.ReadCharacter(bytes, characters, out var written);
        return consumed == bytes.Length && characters[0] != '\uFFFD' ? new string(characters[..written]) : null;
    }

    private static string Hash(string text) => Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan())), 0, 8);
}
