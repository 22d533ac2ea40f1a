using Localizer.Model;
using Localizer.Segmentation;

namespace Localizer.Tests.Segmentation;

public class DefaultSegmenterTests
{
    // One sentence ends where | stands.
    [Theory]
    [InlineData("en", "One sentence.| Another one.")]
    [InlineData("en", "The U.S. government agreed. |It will act.")]
    [InlineData("en", "He lives in the U.S. |He likes it.")]
    [InlineData("en", "Mr. Huang met Dr. Lin at Nvidia Corp. headquarters. |They talked.")]
    [InlineData("en", "J. Huang said so. |Nobody asked.")]
    [InlineData("en", "It costs $3.5 billion, or 4.2% of sales. |That is a lot.")]
    [InlineData("en", "“We are not there.” |He left.")]
    [InlineData("en", "“Why?” he asked. |Nobody knew.")]
    [InlineData("en", "He asked why (nobody knew.) |Then he left.")]
    [InlineData("en", "Really?! |Yes.")]
    [InlineData("en", "Wait… |Now go.")]
    [InlineData("en", "Wait... and see.")]
    [InlineData("en", "See No. 5 and Fig. 3 for more. |The end.")]
    [InlineData("en", "1. First item")]
    [InlineData("en", "At 5 p.m. on Monday it rained. |At 6 p.m. |It stopped.")]
    [InlineData("en", "Visit example.com/a.html now. |Or later.")]
    [InlineData("en", "Tools such as e.g. Okapi exist, i.e. there are some.")]
    [InlineData("en", "Alibaba Group Holding Ltd. shares rose. |Investors cheered.")]
    [InlineData("vi", "TS. Nguyễn Văn A sống ở TP. Hồ Chí Minh. |Ông là giáo sư.")]
    [InlineData("vi", "Giá là 4.000 tỷ USD. |Đó là kỷ lục.")]
    [InlineData("es", "El Sr. García vive en EE. UU. |Él trabaja allí. |¿Por qué? |¡Quién sabe!")]
    [InlineData("ja", "これはペンです。|あれは「本です。」|そうですか？|はい。")]
    [InlineData("zh", "他说：“好。”|然后走了！|真的？")]
    public void Breaks_stand_where_a_reader_puts_them(string locale, string marked)
    {
        var text = marked.Replace("|", "", StringComparison.Ordinal);
        var expected = marked.Select((character, index) => (character, index)).Where(mark => mark.character == '|')
            .Select((mark, count) => mark.index - count).Select(offset => SkipSpace(text, offset));

        DefaultSegmenter.Instance.FindBreaks(text, Locale.Parse(locale)).ShouldBe(expected);
    }

    private static int SkipSpace(string text, int offset)
    {
        while (offset < text.Length && char.IsWhiteSpace(text[offset]))
            offset++;
        return offset;
    }
}
