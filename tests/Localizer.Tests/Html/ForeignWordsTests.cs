using System.Text;
using Localizer.Html;
using Localizer.Model;

namespace Localizer.Tests.Html;

/// <summary>Words in another language inside a text are one code, whatever of them joins the code before it.</summary>
public class ForeignWordsTests
{
    [Theory]
    [InlineData("Hi <img lang=fr src=a><wbr lang=fr> you", "Hi  you", "<img lang=fr src=a><wbr lang=fr>")]
    [InlineData("Hi <img lang=fr src=a><wbr lang=fr><wbr lang=de> you", "Hi  you", "<img lang=fr src=a><wbr lang=fr><wbr lang=de>")]
    [InlineData("Hi <i lang=de>Wort<wbr><wbr>teil</i> you", "Hi  you", "<i lang=de>Wort<wbr><wbr>teil</i>")]
    [InlineData("Hi <i lang=de>Wort</i> and <i lang=de><wbr><wbr></i> you", "Hi  and  you", "<i lang=de>Wort</i>", "<i lang=de><wbr><wbr></i>")]
    public void They_are_one_code(string body, string text, params string[] codes)
    {
        var page = Encoding.UTF8.GetBytes($"<!DOCTYPE html><html lang=en><p>{body}");

        var unit = PageExtractor.Extract(SourcePage.Read("page.html", page)).ReadUnits().ShouldHaveSingleItem();

        unit.Source.Text.ShouldBe(text);
        unit.CodeSites.Select(site => Encoding.UTF8.GetString(site.Of(page))).ShouldBe(codes);
    }
}
