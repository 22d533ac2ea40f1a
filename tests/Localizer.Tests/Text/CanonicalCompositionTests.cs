using System.Text;
using CsCheck;
using Localizer.Text;

namespace Localizer.Tests.Text;

public sealed class CanonicalCompositionTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("plain đ", "plain đ")]
    [InlineData("e\u0302\u0301", "\u1EBF")]
    [InlineData("\u00EA\u0301", "\u1EBF")]
    [InlineData("e\u0301\u0302", "\u00E9\u0302")]
    [InlineData("a\u0323\u0302", "\u1EAD")]
    [InlineData("a\u0302\u0323", "\u1EAD")]
    [InlineData("\u00E2\u0323", "\u1EAD")]
    [InlineData("u\u031B\u0303", "\u1EEF")]
    [InlineData("x\u0301y", "x\u0301y")]
    [InlineData("\u0301a", "\u0301a")]
    [InlineData("a\u0301\u0301", "\u00E1\u0301")]
    [InlineData("\u1112\u1161\u11AB\u1100\u1173\u11AF", "\uD55C\uAE00")]
    [InlineData("\uD558\u11AB", "\uD55C")]
    [InlineData("\u30AB\u3099", "\u30AC")]
    [InlineData("\u0915\u093C", "\u0915\u093C")]
    [InlineData("\uD83D\uDE00e\u0301", "\uD83D\uDE00\u00E9")]
    public void Letters_and_marks_are_composed(string text, string composed) =>
        CanonicalComposition.Compose(text).ShouldBe(composed);

    [Fact]
    public void Composing_twice_is_composing_once()
    {
        var text = Gen.Char["aeou\u00EA\u1EBF\u0300\u0301\u0302\u0303\u0309\u0323\u031B \u1100\u1161\u11A8"].Array[0, 12].Select(letters => new string(letters));

        text.Sample(sample =>
        {
            var composed = CanonicalComposition.Compose(sample);

            CanonicalComposition.Compose(composed).ShouldBe(composed);
            composed.Length.ShouldBeLessThanOrEqualTo(sample.Length);
        });
    }

    [Fact]
    public void A_million_marks_are_composed() =>
        CanonicalComposition.Compose(new StringBuilder("a").Insert(1, "\u0301\u0323", 500_000).ToString())[..2].ShouldBe("\u1EA1\u0323");
}
