using Localizer.Text;

namespace Localizer.Tests.Text;

/// <summary>What is one address, and what only holds one.</summary>
public class AddressesTests
{
    [Theory]
    [InlineData("https://example.com")]
    [InlineData("http://user@example.com:8080/a%20b?c={d}#e")]
    [InlineData("ftp://example.com/pub")]
    [InlineData("web+map://x")]
    [InlineData("www.example.com/a")]
    [InlineData("WWW.EXAMPLE.COM")]
    [InlineData("mailto:a@b.example")]
    [InlineData("jane.doe@example.com")]
    [InlineData("“https://example.com”,")]
    [InlineData("https://de.example.org/wiki/Zürich")]
    [InlineData("https://zh.example.org/wiki/中国")]
    [InlineData("https://xn--fsq.example/中国/文")]
    public void An_address_is_one(string text) => Addresses.Is(text).ShouldBeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("word")]
    [InlineData("https://example.com and more")]
    [InlineData("https://example.com\u00A0and")]
    [InlineData("https://example.com\u3000和")]
    [InlineData("请访问https://example.com")]
    [InlineData("https://example.com获取")]
    [InlineData("https://example.com。谢谢")]
    [InlineData("詳細はwww.example.com")]
    [InlineData("株価@終値.高")]
    [InlineData("@終値.高")]
    [InlineData("联系a@example.com")]
    [InlineData("a@example.com为准")]
    [InlineData("News:https://example.com")]
    [InlineData("www.")]
    [InlineData("https://")]
    [InlineData("a@b")]
    public void What_holds_words_is_none(string text) => Addresses.Is(text).ShouldBeFalse();
}
