using Localizer.Model;
using Localizer.Quality;

namespace Localizer.Tests.Quality;

/// <summary>Numbers are the same in whatever form a language writes them, and other numbers are not.</summary>
public class NumberTests
{
    [Theory]
    [InlineData("vi", "It cost $4 trillion.", "Nó có giá 4.000 tỷ USD.")]
    [InlineData("vi", "It cost $4 trillion.", "Nó có giá 4 nghìn tỷ đô la.")]
    [InlineData("es", "It cost $4 trillion.", "Costó 4 billones de dólares.")]
    [InlineData("es", "It cost $4 billion.", "Costó 4000 millones de dólares.")]
    [InlineData("es", "It cost $4 billion.", "Costó 4 mil millones de dólares.")]
    [InlineData("de", "It cost $4.5bn.", "Es kostete 4,5 Mrd. Dollar.")]
    [InlineData("zh", "It cost $1.2 billion.", "耗资12亿美元。")]
    [InlineData("ja", "It has 120 million people.", "人口は1億2000万人だ。")]
    [InlineData("de", "It has 1,234.5 tons.", "Es hat 1.234,5 Tonnen.")]
    [InlineData("fr", "It has 1,234.5 tons.", "Il a 1\u202F234,5 tonnes.")]
    [InlineData("vi", "It opens at 3:30 pm.", "Mở cửa lúc 15:30.")]
    [InlineData("es", "In the 19th century", "En el siglo XIX")]
    [InlineData("zh", "In the 1980s", "上世纪八十年代")]
    [InlineData("de", "It has 25 shops.", "Es hat fünfundzwanzig Läden.")]
    [InlineData("ja", "Three hundred people", "300人")]
    [InlineData("vi", "Call 0800 555 111.", "Gọi 0800 555 111.")]
    public void The_same_number_is_found(string to, string source, string target) => StraysOf(to, source, target).ShouldBe("");

    [Theory]
    [InlineData("vi", "It cost $4 trillion.", "Nó có giá 4 tỷ USD.", "-4 trillion +4 tỷ")]
    [InlineData("de", "It rose 4.5%.", "Es stieg um 45 %.", "-4.5 +45")]
    [InlineData("es", "It has 10,000 shops.", "Tiene 10 tiendas.", "-10,000 +10")]
    [InlineData("vi", "It was in 2018.", "Đó là năm 2019.", "-2018 +2019")]
    [InlineData("ja", "It has 25 shops.", "店がある。", "-25")]
    public void Another_number_is_not_the_same(string to, string source, string target, string strays) => StraysOf(to, source, target).ShouldBe(strays);

    private static string StraysOf(string to, string source, string target)
    {
        var numbers = new CheckedPair(source, target, Locale.Parse("en"), Locale.Parse(to)).Numbers;
        return string.Join(' ', numbers.Lost.Select(number => $"-{number.Text}").Concat(numbers.Added.Select(number => $"+{number.Text}")));
    }
}
