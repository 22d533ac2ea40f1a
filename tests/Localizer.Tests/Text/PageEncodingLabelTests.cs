using Localizer.Text;

namespace Localizer.Tests.Text;

public sealed class PageEncodingLabelTests
{
    [Theory]
    [InlineData("utf8", "UTF-8")]
    [InlineData("unicode-1-1-utf-8", "UTF-8")]
    [InlineData("latin1", "windows-1252")]
    [InlineData("iso-8859-1", "windows-1252")]
    [InlineData("us-ascii", "windows-1252")]
    [InlineData("iso-8859-9", "windows-1254")]
    [InlineData("iso-8859-11", "windows-874")]
    [InlineData("tis-620", "windows-874")]
    [InlineData("logical", "ISO-8859-8-I")]
    [InlineData("visual", "ISO-8859-8")]
    [InlineData("gb2312", "GBK")]
    [InlineData("x-gbk", "GBK")]
    [InlineData("gb18030", "gb18030")]
    [InlineData("big5-hkscs", "Big5")]
    [InlineData("windows-31j", "Shift_JIS")]
    [InlineData("ms932", "Shift_JIS")]
    [InlineData("ks_c_5601-1987", "EUC-KR")]
    [InlineData("windows-949", "EUC-KR")]
    [InlineData("utf-16", "UTF-16LE")]
    [InlineData("unicodefffe", "UTF-16BE")]
    [InlineData("x-mac-ukrainian", "x-mac-cyrillic")]
    [InlineData("koi8-ru", "KOI8-U")]
    [InlineData("csiso2022jp", "ISO-2022-JP")]
    [InlineData("hz-gb-2312", "replacement")]
    [InlineData("x-user-defined", "x-user-defined")]
    public void A_label_names_the_encoding_that_browsers_read(string label, string name) =>
        Characters.Named(label).Name.ShouldBe(name);

    [Theory]
    [InlineData(" UTF-8\t")]
    [InlineData("\r\n\fUtf8 ")]
    public void White_space_and_case_do_not_matter(string label) => Characters.Named(label).ShouldBe(PageEncoding.Utf8);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("utf 8")]
    [InlineData("utf-7")]
    [InlineData("utf-32")]
    [InlineData("ebcdic-us")]
    [InlineData("\u00A0utf-8")]
    [InlineData("\u000Butf-8")]
    [InlineData("windowſ-1252")]
    [InlineData("\u212Aoi8-r")]
    [InlineData("utf-8\0")]
    [InlineData("a-label-that-is-longer-than-every-label-of-the-standard")]
    public void What_the_standard_does_not_know_is_no_encoding(string label) => PageEncoding.FromLabel(label).ShouldBeNull();

    [Fact]
    public void The_table_is_the_standards_label_by_label()
    {
        var standard = File.ReadLines(Path.Combine(Corpus.RepositoryRoot, "tests/Localizer.Tests/Text/encoding-labels.tsv"))
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split('\t') is [var label, var name] ? (label, name) : throw new InvalidDataException(line))
            .ToList();
        standard.Count.ShouldBe(228);

        EncodingLabels.All.SelectMany(encoding => encoding.Labels.Split(' ').Select(label => (label, encoding.Name)))
            .Order().ShouldBe(standard.Order());
        foreach (var (label, name) in standard)
        {
            Characters.Named(label).Name.ShouldBe(name);
            Characters.Named(label.ToUpperInvariant()).Name.ShouldBe(name);
        }

        PageEncoding.All.Select(encoding => encoding.Name).Order(StringComparer.Ordinal).ShouldBe(standard.Select(row => row.name).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_name_is_a_label() => PageEncoding.All.ShouldAllBe(encoding => PageEncoding.FromLabel(encoding.Name) == encoding);

    [Fact]
    public void Only_what_depends_on_all_bytes_before_is_refused() =>
        PageEncoding.All.Where(encoding => !encoding.IsSupported).Select(encoding => encoding.Name)
            .ShouldBe(["ISO-2022-JP", "replacement"]);

    [Fact]
    public void A_refused_encoding_says_its_name_and_what_to_do()
    {
        var encoding = Characters.Named("iso-2022-jp");
        Should.Throw<NotSupportedException>(() => Characters.Decode(encoding, 0x41)).Message
            .ShouldBe("The encoding ISO-2022-JP is not supported; convert the page to UTF-8.");
        Should.Throw<NotSupportedException>(() => Characters.Encode(encoding, "A"));
    }

    [Fact]
    public void Only_UTF_16_and_what_is_refused_hide_markup_bytes() =>
        PageEncoding.All.Where(encoding => !encoding.IsAsciiSuperset).Select(encoding => encoding.Name)
            .ShouldBe(["ISO-2022-JP", "replacement", "UTF-16BE", "UTF-16LE"]);
}
