using Localizer.Glossaries;
using Localizer.Model;

namespace Localizer.Tests.Glossaries;

/// <summary>When the longer form of a first mention goes into a translation, and when it is left to a person.</summary>
public class LongerFormTests
{
    private static readonly Locale Vietnamese = Locale.Parse("vi");

    private static readonly Term H20 = new("H20") { DoNotTranslate = true, FirstUse = Forms("vi", "chip H20 của Nvidia").AddRange(Forms("de", "der H20-Chip von Nvidia")) };

    private static readonly Term Chip = new("chip") { Targets = Forms("vi", "con chip"), FirstUse = Forms("vi", "con chip (chip bán dẫn)") };

    private static readonly Termbase Terms = Termbase.Create(
        [H20, Chip, new Term("H20 server") { Targets = Forms("vi", "máy chủ H20") }, new Term("Nvidia") { DoNotTranslate = true }]);

    [Theory]
    [InlineData("The H20 sells.", "Con H20 bán chạy.", "Con chip H20 của Nvidia bán chạy.")]
    [InlineData("H20 sells.", "H20 bán chạy.", "Chip H20 của Nvidia bán chạy.")]
    [InlineData("It is said: “H20 sells.”", "Nói rằng: “H20 bán chạy.”", "Nói rằng: “Chip H20 của Nvidia bán chạy.”")]
    [InlineData("Sales of H20", "Doanh số của những H20", "Doanh số của những chip H20 của Nvidia")]
    public void It_goes_in_where_that_is_certain(string source, string target, string expected) => Introduced(H20, source, target).ShouldBe(expected);

    [Theory]
    [InlineData("H20 beats H20.", "H20 hơn H20.", "it stands twice")]
    [InlineData("The H20 sells.", "Nó bán chạy.", "it does not stand there")]
    [InlineData("The H20 sells.", "Chip H20 của Nvidia bán chạy.", "it is there")]
    [InlineData("The H20 sells.", "Con chip mới tên H20 bán chạy.", "the chip is said already")]
    [InlineData("Nvidia sells H20.", "Nvidia bán H20.", "so is Nvidia")]
    [InlineData("Sales of H20", "Doanh số của H20", "another “của” beside it")]
    [InlineData("See H20 at x.", "Xem https://example.com/H20", "it is part of an address")]
    [InlineData("See H20 at x.", "Xem #H20", "it is a tag")]
    [InlineData("See H20 at x.", "Xem H200", "it is part of a word")]
    [InlineData("An H20 and an H20 server.", "Một máy chủ H20.", "it is another term's form")]
    [InlineData("The H20 sells.", "Con h20 ba\u0323n.", "the text is not in NFC")]
    public void It_is_left_where_it_is_not(string source, string target, string why) => Introduced(H20, source, target).ShouldBeNull(why);

    [Fact]
    public void Where_words_have_endings_a_person_has_to_write_it() =>
        LongerForm.Introduce(Terms, H20, new CodedText("The H20 sells."), new CodedText("Der H20 verkauft sich."), Locale.Parse("de")).ShouldBeNull();

    [Fact]
    public void A_capital_at_the_beginning_is_that_of_the_sentence() =>
        Introduced(Chip, "Chips sell.", "Con chip được bán.").ShouldBe("Con chip (chip bán dẫn) được bán.");

    private static string? Introduced(Term term, string source, string target) =>
        LongerForm.Introduce(Terms, term, new CodedText(source), new CodedText(target), Vietnamese)?.Text;

    private static System.Collections.Immutable.ImmutableDictionary<Locale, string> Forms(string locale, string form) =>
        System.Collections.Immutable.ImmutableDictionary<Locale, string>.Empty.Add(Locale.Parse(locale), form);
}
