using Localizer.Text;

namespace Localizer.Tests.Text;

public class WordsTests
{
    [Theory]
    [InlineData(58, "😀")]
    [InlineData(59, "😀")]
    [InlineData(60, "")]
    public void What_a_message_shows_of_a_text_ends_between_characters(int before, string after)
    {
        var start = new string('x', before);

        Words.Shown(start + after).ShouldBe(before + after.Length <= 60 ? start + after : start + "…");
    }
}
