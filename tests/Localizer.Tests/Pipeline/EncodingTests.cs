using System.Text;
using Localizer.Providers;
using Localizer.Text;

namespace Localizer.Tests.Pipeline;

/// <summary>Pages in the encodings of the Web: identity, and Vietnamese put into them so that it reads back.</summary>
public class EncodingTests
{
    private const string Body = "<title>Caf\u00e9</title></head><body><p title='T'>Plain text &amp; more.</p>\r\n<!-- kept --><p>Second <b>one</b>.</p></body></html>";

    public static TheoryData<string> Labels =>
    [
        "utf-8", "windows-1252", "windows-1258", "iso-8859-2", "iso-8859-1", "koi8-r", "shift_jis", "euc-jp", "gb18030", "gbk", "big5", "euc-kr",
        "windows-874", "macintosh", "iso-8859-16", "x-mac-cyrillic",
    ];

    [Theory]
    [MemberData(nameof(Labels))]
    public void A_page_takes_any_letter_and_keeps_every_other_byte(string label)
    {
        var encoding = PageEncoding.FromLabel(label)!;
        var page = Encode(encoding, $"<!DOCTYPE html><html lang=en><head><meta charset={label}>" + Body.Replace("\u00e9", "e", StringComparison.Ordinal));

        PageRun.Translate(page, "en", "en", new SourceProvider()).ShouldBe(page);

        var translated = Decode(encoding, PageRun.Translate(page, "en", "vi", new VietnameseProvider()));
        var expected = Decode(encoding, page)
            .Replace("lang=en", "lang=vi", StringComparison.Ordinal)
            .Replace("Cafe", "Chữ ⟦Cafe⟧", StringComparison.Ordinal).Replace("'T'", "'Chữ ⟦T⟧'", StringComparison.Ordinal)
            .Replace("Plain text &amp; more.", "Chữ ⟦Plain text &amp; more.⟧", StringComparison.Ordinal)
            .Replace("Second <b>one</b>.", "Chữ ⟦Second <b>one</b>.⟧", StringComparison.Ordinal);
        System.Net.WebUtility.HtmlDecode(translated).ShouldBe(System.Net.WebUtility.HtmlDecode(expected));
    }

    [Theory]
    [InlineData("utf-16le", false)]
    [InlineData("utf-16be", true)]
    public void A_UTF_16_page_is_spliced_as_it_is(string label, bool isBigEndian)
    {
        var encoding = new UnicodeEncoding(isBigEndian, byteOrderMark: true);
        byte[] page = [.. encoding.GetPreamble(), .. encoding.GetBytes("<!DOCTYPE html><html lang=en><head>" + Body + "\uD800" + new string('x', 3000) + "<p>Last \U0001F600 one.</p>")];

        PageRun.Translate(page, "en", "en", new SourceProvider(), label).ShouldBe(page);

        var translated = encoding.GetString(PageRun.Translate(page, "en", "vi", new VietnameseProvider(), label));
        translated.ShouldStartWith("\uFEFF<!DOCTYPE html><html lang=vi><head><title>Chữ ⟦Caf\u00e9⟧</title>");
        translated.ShouldEndWith("<p>Chữ ⟦Last \U0001F600 one.⟧</p>");
    }

    [Fact]
    public void A_page_that_names_no_encoding_names_it_once_it_needs_to()
    {
        var page = "<!DOCTYPE html><html lang=en><head><title>A title</title></head><p>Text.</p>"u8.ToArray();

        Encoding.UTF8.GetString(PageRun.Translate(page, "en", "vi", new VietnameseProvider()))
            .ShouldBe("<!DOCTYPE html><html lang=vi><head><meta charset=\"utf-8\"><title>Chữ ⟦A title⟧</title></head><p>Chữ ⟦Text.⟧</p>");
        Encoding.UTF8.GetString(PageRun.Translate(page, "en", "es", new SourceProvider()))
            .ShouldBe("<!DOCTYPE html><html lang=es><head><title>A title</title></head><p>Text.</p>");
        Encoding.UTF8.GetString(PageRun.Translate("<p>Text.</p>"u8.ToArray(), "en", "vi", new VietnameseProvider())).ShouldBe("<p>Chữ ⟦Text.⟧</p>", "a fragment stays one");
    }

    [Fact]
    public void A_UTF_8_byte_order_mark_stays_and_is_no_text()
    {
        var page = "\uFEFF<!DOCTYPE html><html lang=en><title>A title</title><p>Text."u8.ToArray();

        Encoding.UTF8.GetString(PageRun.Translate(page, "en", "vi", new VietnameseProvider()))
            .ShouldBe("\uFEFF<!DOCTYPE html><html lang=vi><title>Chữ ⟦A title⟧</title><p>Chữ ⟦Text.⟧");
    }

    private static byte[] Encode(PageEncoding encoding, string text)
    {
        var bytes = new List<byte>();
        Span<byte> encoded = stackalloc byte[PageEncoding.MaximumBytes];
        foreach (var rune in text.EnumerateRunes())
        {
            encoding.TryEncode(rune, encoded, out var written).ShouldBeTrue();
            bytes.AddRange(encoded[..written]);
        }

        return [.. bytes];
    }

    private static string Decode(PageEncoding encoding, ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        Span<char> characters = stackalloc char[PageEncoding.MaximumCharacters];
        while (!bytes.IsEmpty)
        {
            bytes = bytes[encoding.ReadCharacter(bytes, characters, out var written)..];
            text.Append(characters[..written]);
        }

        return text.ToString();
    }

    private sealed class VietnameseProvider : ILocalProvider
    {
        public string Name => "vietnamese";

        public Localizer.Model.CodedText Translate(ProviderSegment segment) => new(
            $"Chữ ⟦{segment.Source.Text}⟧", [.. segment.Source.Codes.Select(placed => placed with { Offset = placed.Offset + 5 })]);
    }
}
