using Localizer.Providers;

namespace Localizer.Tests.Providers;

/// <summary>What the lengths that a service tells of its sources say of the order of its answers.</summary>
public sealed class SourceLengthsTests
{
    // 4, 6 (3 without markup), 10 and 3 UTF-16 units; the last one is 2 code points.
    private static readonly string[] Texts = ["four", "<b>six", "ten units!", "1𝄞"];

    [Theory]
    [InlineData(true, 4L, 6L, 10L, 3L)]
    [InlineData(true, 4L, 3L, 10L, 2L)]
    [InlineData(true, null, null, null, null)]
    [InlineData(true, 4L, 99L, 10L, 3L)]
    [InlineData(false, 10L, 6L, 4L, 3L)]
    [InlineData(false, 6L, 10L, 3L, 4L)]
    [InlineData(false, null, 10L, 10L, null)]
    [InlineData(true, 6L, 7L, 11L, 4L)]
    public void An_answer_with_another_texts_length_is_out_of_order_where_the_counting_is_understood(bool isInOrder, params long?[] lengths) =>
        SourceLengths.AreInOrder(Texts, lengths).ShouldBe(isInOrder);

    [Fact]
    public void The_only_text_cannot_be_out_of_order() => SourceLengths.AreInOrder(["four"], [99]).ShouldBeTrue();

    [Fact]
    public void A_service_that_counts_one_more_each_time_is_not_taken_to_mix_everything_up()
    {
        string[] texts = [.. Enumerable.Range(1, 50).Select(length => new string('x', length))];

        SourceLengths.AreInOrder(texts, [.. texts.Select(text => (long?)text.Length + 1)]).ShouldBeTrue();
    }
}
