using Localizer.Locales;
using Localizer.Model;

namespace Localizer.Tests.Locales;

public class TonePlacementTests
{
    [Theory]
    [InlineData("hòa bình|thuỷ điện|khỏe mạnh", 1)]
    [InlineData("hoà bình|thuỷ điện|khỏe mạnh", 2)]
    [InlineData("hòa bình|thủy điện", null)]
    [InlineData("hoà bình|thuỷ điện", null)]
    [InlineData("hòa bình|quý hoàn toàn", null)]
    [InlineData("hòa bình|ông Thuỷ nói", null)]
    [InlineData("hòa bình|ông nói “thuỷ điện” và \"hoà\"", null)]
    [InlineData("hòa bình|ông nói “đủ” về thuỷ điện", 1)]
    public void A_page_that_mixes_the_two_ways_is_told(string texts, int? index) => (TonePlacement.FindMixture(texts.Split('|'))?.Index).ShouldBe(index);

    [Fact]
    public void A_composed_text_keeps_its_codes_at_their_letters()
    {
        var text = new CodedText("Tie\u0302\u0301ng Vie\u0323\u0302t", [new(9, new InlineCode(1, CodeKind.Opening)), new(13, new InlineCode(1, CodeKind.Closing))]);
        text.Composed().ToMarkup().ShouldBe("Tiếng V<pc id=\"1\">iệ</pc>t");
    }
}
