using System.Text;
using Localizer.Text;

namespace Localizer.Tests.Text;

public sealed class EncodingSnifferTests
{
    [Theory]
    [InlineData("EF BB BF 41", "UTF-8", 3)]
    [InlineData("FE FF 00 41", "UTF-16BE", 2)]
    [InlineData("FF FE 41 00", "UTF-16LE", 2)]
    public void A_byte_order_mark_decides_before_all_else(string hexadecimal, string name, int length)
    {
        var page = Convert.FromHexString(hexadecimal.Replace(" ", ""));
        var decision = EncodingSniffer.Sniff([.. page, .. "<meta charset=koi8-r>"u8], PageEncoding.Windows1252);
        decision.Encoding.Name.ShouldBe(name);
        decision.ByteOrderMarkLength.ShouldBe(length);
        decision.Evidence.ShouldBe(EncodingEvidence.ByteOrderMark);
    }

    [Fact]
    public void The_caller_decides_before_the_page()
    {
        var decision = EncodingSniffer.Sniff("<meta charset=koi8-r>"u8, Characters.Named("windows-1251"));
        decision.Encoding.Name.ShouldBe("windows-1251");
        decision.Evidence.ShouldBe(EncodingEvidence.Caller);
    }

    [Theory]
    [InlineData("<meta charset=koi8-r>", "KOI8-R")]
    [InlineData("<META/CHARSET = ' KOI8-R\n'>", "KOI8-R")]
    [InlineData("<meta charset=/ charset=koi8-r>", null)]
    [InlineData("<meta charset charset=koi8-r>", null)]
    [InlineData("<meta charset=bogus charset=koi8-r>", null)]
    [InlineData("<meta =charset=koi8-r>", null)]
    [InlineData("<meta =x charset=koi8-r>", "KOI8-R")]
    [InlineData("<meta charset=koi8-r", null)]
    [InlineData("<meta charset=koi8-r ", null)]
    [InlineData("<metacharset=koi8-r>", null)]
    [InlineData("<meta charset=utf-16le>", "UTF-8")]
    [InlineData("<meta charset=unicode>", "UTF-8")]
    [InlineData("<meta charset=x-user-defined>", "windows-1252")]
    [InlineData("<meta charset=iso-2022-kr>", "replacement")]
    [InlineData("<meta charset=bogus><meta charset=koi8-r>", "KOI8-R")]
    [InlineData("<meta http-equiv=content-type content='text/html; charset=koi8-r'>", "KOI8-R")]
    [InlineData("<meta content='charset=koi8-r;x' http-equiv=Content-Type>", "KOI8-R")]
    [InlineData("<meta content='charset koi8-r charset = \"koi8-r\"' http-equiv=content-type>", "KOI8-R")]
    [InlineData("<meta content='charset=\"koi8-r' http-equiv=content-type>", null)]
    [InlineData("<meta content='text/html; charset=koi8-r'>", null)]
    [InlineData("<meta content='charset=koi8-r' http-equiv=refresh http-equiv=content-type>", null)]
    [InlineData("<meta content='charset=koi8-r' http-equiv=content-type charset=bogus>", null)]
    [InlineData("<meta content='charset=koi8-r' charset=big5>", "Big5")]
    [InlineData("<!--><meta charset=koi8-r>", "KOI8-R")]
    [InlineData("<!-- > <meta charset=big5> --><meta charset=koi8-r>", "KOI8-R")]
    [InlineData("<!-- <meta charset=koi8-r>", null)]
    [InlineData("<a title='<meta charset=big5>'><meta charset=koi8-r>", "KOI8-R")]
    [InlineData("</a title='<meta charset=big5>'><meta charset=koi8-r>", "KOI8-R")]
    [InlineData("<?x <meta charset=big5><meta charset=koi8-r>", "KOI8-R")]
    [InlineData("</ <meta charset=big5><meta charset=koi8-r>", "KOI8-R")]
    [InlineData("< <meta charset=koi8-r>", "KOI8-R")]
    [InlineData("<?xml version='1.0' encoding='koi8-r'?>", "KOI8-R")]
    [InlineData("<?xml encoding =\t\"koi8-r\"?>", "KOI8-R")]
    [InlineData("<?xml encoding='koi8-r'?><meta charset=big5>", "Big5")]
    [InlineData("<?xml encoding='utf-16'?>", "UTF-8")]
    [InlineData("<?xml encoding=' koi8-r'?>", null)]
    [InlineData("<?xml encoding=koi8-r?>", null)]
    [InlineData("<?xml version='1.0'?><a encoding='koi8-r'>", null)]
    [InlineData(" <?xml encoding='koi8-r'?>", null)]
    [InlineData("<?xml encoding='koi8-r'", null)]
    [InlineData("<\0?\0x\0", "UTF-16LE")]
    [InlineData("\0<\0?\0x", "UTF-16BE")]
    public void Declarations_are_found_as_the_standards_prescan_finds_them(string page, string? name)
    {
        var bytes = Encoding.Latin1.GetBytes(page);
        EncodingSniffer.Prescan(bytes)?.Encoding.Name.ShouldBe(name);
        var decision = EncodingSniffer.Sniff(bytes);
        decision.Encoding.Name.ShouldBe(name ?? "UTF-8");
        (decision.Evidence == EncodingEvidence.Utf8Content).ShouldBe(name is null);
    }

    [Theory]
    [InlineData("<meta charset=' UTF-16 '>", "UTF-16")]
    [InlineData("<p><meta http-equiv=Content-Type content='text/html; charset=ISO-8859-1; x'>", "ISO-8859-1")]
    [InlineData("<?xml encoding='Latin1'?>", "Latin1")]
    public void The_label_is_given_as_it_stands_and_where(string page, string label)
    {
        var decision = EncodingSniffer.Sniff(Encoding.Latin1.GetBytes(page));
        decision.Label.ShouldBe(label);
        decision.LabelOffset.ShouldBe(page.IndexOf(label, StringComparison.Ordinal));
    }

    [Fact]
    public void A_meta_late_in_the_head_is_found_past_scripts_and_styles()
    {
        var filler = string.Concat(Enumerable.Repeat("var s = '</scrip' + '<body><meta charset=big5>';\n", 100));
        var page = $"<!DOCTYPE html><html><head><script>{filler}</script ><style>{filler}</style><title>{filler}</title>"
            + "<link rel=x><meta charset=koi8-r></head>";
        EncodingSniffer.Sniff(Encoding.Latin1.GetBytes(page)).Encoding.Name.ShouldBe("KOI8-R");
    }

    [Theory]
    [InlineData("</head>")]
    [InlineData("<body>")]
    [InlineData("<p>")]
    public void A_late_meta_after_the_head_does_not_count(string end)
    {
        var page = $"<html><head>{end}{new string(' ', EncodingSniffer.PrescanLength)}<meta charset=koi8-r>";
        EncodingSniffer.Sniff(Encoding.Latin1.GetBytes(page)).Evidence.ShouldBe(EncodingEvidence.Utf8Content);
    }

    [Theory]
    [InlineData("<script>document.write('<meta charset=big5>')</script>")]
    [InlineData("<body><script>document.write('<meta charset=big5>')</script>")]
    [InlineData("<script>'</scripts><meta charset=big5>'</SCRIPT/>")]
    [InlineData("<title><meta charset=big5></title\n>")]
    public void A_parsers_meta_outweighs_one_in_raw_text_and_that_outweighs_none(string rawText)
    {
        var page = Encoding.Latin1.GetBytes(rawText);
        EncodingSniffer.Sniff([.. page, .. "<meta charset=koi8-r>"u8]).Encoding.Name.ShouldBe("KOI8-R");
        EncodingSniffer.Sniff(page).Encoding.Name.ShouldBe("Big5");
    }

    [Fact]
    public void An_undeclared_page_is_UTF_8_when_all_of_it_is()
    {
        EncodingSniffer.Sniff([]).ShouldBe(new EncodingDecision(PageEncoding.Utf8, EncodingEvidence.Utf8Content));
        EncodingSniffer.Sniff("<p>Trang chủ"u8).ShouldBe(new EncodingDecision(PageEncoding.Utf8, EncodingEvidence.Utf8Content));
        EncodingSniffer.Sniff([.. "<p>Trang chủ"u8, 0xE9])
            .ShouldBe(new EncodingDecision(PageEncoding.Windows1252, EncodingEvidence.Default));
    }

    [Theory]
    [InlineData("<")]
    [InlineData("<!--")]
    [InlineData("<a ")]
    [InlineData("<a b='")]
    [InlineData("<meta charset=x>")]
    [InlineData("<meta charset=\"")]
    [InlineData("<meta content='charset charset' http-equiv=content-type ")]
    [InlineData("<script>")]
    [InlineData("<title></titl ")]
    public async Task Scanning_takes_time_linear_in_the_page(string hostile)
    {
        // A quadratic scan of 4 MB would take hours.
        var page = Encoding.Latin1.GetBytes(string.Concat(Enumerable.Repeat(hostile, 4_000_000 / hostile.Length)));
        var scan = Task.Run(() => (EncodingSniffer.Sniff(page), EncodingSniffer.Prescan(page)), TestContext.Current.CancellationToken);
        var (sniffed, prescanned) = await scan.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        sniffed.Evidence.ShouldBe(EncodingEvidence.Utf8Content);
        prescanned.ShouldBeNull();
    }
}
