using Localizer.Model;
using Localizer.Pipeline.Translation;
using Localizer.Providers;

namespace Localizer.Tests.Pipeline.Translation;

public sealed class AnswerCheckTests
{
    // Sources and answers, separated by bars; what is sure is what comes out, and a dash is an answer that was not believed.
    [Theory]
    [InlineData("In 2024|Chapter 7", "Năm 2024|Chương 7", "Năm 2024|Chương 7")]
    [InlineData("In 2024|Chapter 7", "Chương 7|Năm 2024", "-|-")]
    [InlineData("In 2024|Chapter 7", "Năm 2024|Năm 2024", "Năm 2024|-")]
    [InlineData("In 2024|Seven", "Năm hai nghìn|Bảy", "Năm hai nghìn|Bảy")]
    [InlineData("Ten mice 10|Ten mice 11", "Chuột 10|Chuột 12", "Chuột 10|Chuột 12")]
    [InlineData("The first sentence|The second one", "Cùng một câu trả lời|Cùng một câu trả lời", "-|-")]
    [InlineData("The same sentence|THE SAME SENTENCE", "Cùng một câu trả lời|Cùng một câu trả lời", "Cùng một câu trả lời|Cùng một câu trả lời")]
    [InlineData("OK|Okay", "Được|Được", "Được|Được")]
    [InlineData("One|Two", "|Hai", "-|Hai")]
    [InlineData("One|Two", "Một\0|Hai", "-|Hai")]
    [InlineData("One|Two|Three", "Một|Hai", "-|-|-")]
    [InlineData("<b id=\"2\">One</b>|<b id=\"1\">Two</b>", "<b id=\"1\">Một</b>|<b id=\"2\">Hai</b>", "<b id=\"1\">Một</b>|<b id=\"2\">Hai</b>")]
    public void Only_answers_that_are_surely_their_items_are_taken(string sources, string answers, string sure)
    {
        var items = sources.Split('|').Select(source => new BatchItem(
            new PendingText(Locale.Parse("en"), new CodedText(source), [], new SegmentContext("u", "", "", "")), source, source.Length));

        AnswerCheck.Sure([.. items], [.. answers.Split('|').Select(answer => new ServiceText(answer))])
            .Select(answer => answer ?? "-").ShouldBe(sure.Split('|'));
    }

    [Fact]
    public void An_answer_that_is_missing_leaves_the_others_as_they_are()
    {
        var text = new PendingText(Locale.Parse("en"), new CodedText("One"), [], new SegmentContext("u", "", "", ""));

        AnswerCheck.Sure([new BatchItem(text, "One", 3), new BatchItem(text, "One", 3)], [null, new ServiceText("Một")]).ShouldBe([null, "Một"]);
    }
}
