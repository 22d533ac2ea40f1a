using Localizer.Memory;
using Localizer.Model;

namespace Localizer.Tests.Memory;

public sealed class MemoryAdaptationTests
{
    private static readonly Locale English = Locale.Parse("en");
    private static readonly Locale Vietnamese = Locale.Parse("vi");

    [Theory]
    [InlineData("Sales rose 12% in 2023.", "Doanh số tăng 12% trong năm 2023.", "Sales rose 15% in 2024.", "Doanh số tăng 15% trong năm 2024.")]
    [InlineData("It costs $1,200.50.", "Giá là 1.200,50 USD.", "It costs $3,400.75.", "Giá là 3.400,75 USD.")]
    [InlineData("On 2024-03-15 it began.", "Ngày 15/03/2024 bắt đầu.", "On 2025-04-16 it began.", "Ngày 16/04/2025 bắt đầu.")]
    [InlineData("3 chips in 4 boxes", "4 hộp có 3 chip", "4 chips in 3 boxes", "3 hộp có 4 chip")]
    [InlineData("Rows 1 to 1", "Hàng 1 đến 1", "Rows 2 to 2", "Hàng 2 đến 2")]
    // One number that becomes two, a number that the target has more often or in words, names that are no numbers, another word.
    [InlineData("Rows 1 to 1", "Hàng 1 đến 1", "Rows 1 to 2", null)]
    [InlineData("March 3, 2024", "ngày 3 tháng 3 năm 2024", "March 5, 2024", null)]
    [InlineData("In 2 days", "Trong hai ngày", "In 3 days", null)]
    [InlineData("The H20 chip", "Chip H20", "The H30 chip", null)]
    [InlineData("Sales rose 12%.", "Doanh số tăng 12%.", "Sales fell 15%.", null)]
    public void Numbers_are_put_right_where_there_is_one_way(string source, string target, string asked, string? adapted)
    {
        using var memory = Memory(new CodedText(source), new CodedText(target));

        var match = memory.FindAdapted(Vietnamese, new CodedText(asked));

        (match?.Target.Text).ShouldBe(adapted);
        if (match is not null)
            match.Kind.ShouldBe(MatchKind.Adapted);
        memory.TryFindExact(Vietnamese, new CodedText(asked), out _).ShouldBeFalse();
    }

    [Fact]
    public void Codes_stay_at_their_words_when_a_number_before_them_grows()
    {
        using var memory = Memory(Bold("It has 9 ", "cores", "."), Bold("Có 9 ", "nhân", "."));

        memory.FindAdapted(Vietnamese, Bold("It has 128 ", "cores", ".", id: 7))!.Target.ToMarkup().ShouldBe("Có 128 <pc id=\"7\">nhân</pc>.");
    }

    [Fact]
    public void Codes_that_the_source_lacks_are_left_out_and_those_around_all_of_it_put_around()
    {
        using var coded = Memory(Bold("It has ", "cores", "."), Bold("Có ", "nhân", "."));
        using var plain = Memory(new CodedText("It has cores."), new CodedText("Có nhân."));

        coded.FindAdapted(Vietnamese, new CodedText("It has cores."))!.Target.ToMarkup().ShouldBe("Có nhân.");
        plain.FindAdapted(Vietnamese, Bold("", "It has cores.", "", id: 3))!.Target.ToMarkup().ShouldBe("<pc id=\"3\">Có nhân.</pc>");
        plain.FindAdapted(Vietnamese, Bold("It has ", "cores", ".")).ShouldBeNull();
        coded.FindAdapted(Vietnamese, Bold("", "It has cores", ".")).ShouldBeNull();
    }

    private static TranslationMemory Memory(CodedText source, CodedText target)
    {
        var memory = new TranslationMemory();
        memory.Add(English, Vietnamese, source, target, new MemoryOrigin("m.tmx"));
        return memory;
    }

    private static CodedText Bold(string before, string inside, string after, int id = 1) => new(
        before + inside + after,
        [
            new PlacedCode(before.Length, new InlineCode(id, CodeKind.Opening)),
            new PlacedCode(before.Length + inside.Length, new InlineCode(id, CodeKind.Closing)),
        ]);
}
