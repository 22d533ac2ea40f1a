using System.Collections.Immutable;
using Localizer.Glossaries;
using Localizer.Model;

namespace Localizer.Tests.Glossaries;

public sealed class TermRepairTests
{
    private static readonly Locale Vietnamese = Locale.Parse("vi");

    [Theory]
    [InlineData("The H20 chip", "Chip H 20", "Chip H20")]
    [InlineData("The H20 chip", "Chip H-20", "Chip H20")]
    [InlineData("The H20 chip", "Chip h20", "Chip H20")]
    [InlineData("Nvidia said", "NVIDIA nói", "Nvidia nói")]
    [InlineData("NVIDIA SAID", "Nvidia nói", "Nvidia nói")]
    [InlineData("Nvidia said", "nvidia nói", "Nvidia nói")]
    [InlineData("DeepSeek said", "Deep Seek nói", "DeepSeek nói")]
    [InlineData("Huawei said", "Hoa Vi nói", "Huawei nói")]
    [InlineData("Export controls bite", "Export controls cắn", "Kiểm soát xuất khẩu cắn")]
    [InlineData("New export controls", "Các export controls mới", "Các kiểm soát xuất khẩu mới")]
    [InlineData("the U.S. government", "chính phủ mỹ", "chính phủ Mỹ")]
    public void What_certainly_stands_in_a_term_s_place_is_replaced(string source, string target, string repaired) =>
        Repair(source, target).ShouldBe(repaired);

    [Theory]
    [InlineData("The H20 chip", "Chip H200")]
    [InlineData("The H20 chip", "Chip H2O")]
    [InlineData("The H20 chip", "Chip AH 20")]
    [InlineData("The H20 chip", "Chip #h20")]
    [InlineData("Nvidia said", "Xem https://nvidia.com/NVIDIA")]
    [InlineData("Nvidia said", "Xem nvidia.html")]
    [InlineData("Nvidia said", "Nvidias nói")]
    [InlineData("Nvidia said", "Nvidia và NVIDIA nói")]
    [InlineData("Meta said", "meta nói")]
    [InlineData("AI said", "Ai nói")]
    [InlineData("The Apple Watch and a watch", "Apple Watch")]
    [InlineData("export controls", "Bộ Export Controls")]
    [InlineData("New export controls bite", "New export controls cắn")]
    [InlineData("no term", "h20")]
    public void What_may_be_another_word_is_left(string source, string target) => Repair(source, target).ShouldBe(target);

    [Fact]
    public void Codes_stay_where_they_are_and_nothing_is_replaced_across_one()
    {
        Repair("<1>H20</1> chip", "Chip <1>H 20</1>.").ShouldBe("Chip <1>H20</1>.");
        Repair("<1>H</1>20 chip", "Chip <1>H</1> 20.").ShouldBe("Chip <1>H</1> 20.");
        Repair("Nvidia <1>new</1>", "NVIDIA <1>mới</1>").ShouldBe("Nvidia <1>mới</1>");
    }

    [Fact]
    public void No_more_places_are_replaced_than_the_term_lacks()
    {
        var repaired = TermRepair.Repair(Terms(), new CodedText("Nvidia, Nvidia"), new CodedText("Nvidia NVIDIA NVIDIA"), Vietnamese);

        repaired.Target.Text.ShouldBe("Nvidia Nvidia NVIDIA");
        repaired.Terms.ShouldHaveSingleItem().Source.ShouldBe("Nvidia");
    }

    private static string Repair(string source, string target) => Show(TermRepair.Repair(Terms(), Read(source), Read(target), Vietnamese).Target);

    private static CodedText Read(string marked)
    {
        var parts = marked.Split("<1>");
        if (parts.Length == 1)
            return new CodedText(marked);
        var inner = parts[1].Split("</1>");
        var start = parts[0].Length;
        return new CodedText(parts[0] + inner[0] + inner[1], [new(start, new(1, CodeKind.Opening)), new(start + inner[0].Length, new(1, CodeKind.Closing))]);
    }

    private static string Show(CodedText text) =>
        text.Codes.IsEmpty ? text.Text : text.Text.Insert(text.Codes[1].Offset, "</1>").Insert(text.Codes[0].Offset, "<1>");

    private static Termbase Terms() => Termbase.Create(
    [
        .. new[] { "H20", "Nvidia", "DeepSeek", "Meta", "AI", "Apple Watch" }.Select(name => new Term(name) { DoNotTranslate = true }),
        new Term("Huawei")
        {
            DoNotTranslate = true,
            Forbidden = ImmutableDictionary<Locale, ImmutableArray<string>>.Empty.Add(Vietnamese, ["Hoa Vi"]),
        },
        Translated("export control", "kiểm soát xuất khẩu"),
        Translated("U.S. government", "chính phủ Mỹ"),
        Translated("watch", "đồng hồ"),
    ]);

    private static Term Translated(string source, string target) =>
        new(source) { Targets = ImmutableDictionary<Locale, string>.Empty.Add(Vietnamese, target) };
}
