using System.Text;
using Localizer.Html;
using Localizer.Model;
using Localizer.Providers;
using Localizer.Tests.Pipeline;
using Localizer.Text;

namespace Localizer.Tests.Html;

/// <summary>Which strings of a JSON-LD script are texts, in which language, and what is no JSON.</summary>
public class JsonLdReaderTests
{
    [Theory]
    // By the type, wherever it stands.
    [InlineData("""{"headline":"A","@type":"Article","name":"B","url":"/c","author":{"@type":"Person","name":"C"}}""", "headline=A name=B")]
    [InlineData("""{"name":"A"}""", "")]
    [InlineData("""{"@type":["Thing","https://schema.org/NewsArticle"],"schema:headline":"A"}""", "schema:headline=A")]
    // Nested, in lists and graphs.
    [InlineData("""[{"@graph":[{"@type":"WebPage","name":"A"},[{"@type":"Article","headline":"B"}]]},{"headline":"C"}]""", "name=A headline=B headline=C")]
    [InlineData("""{"@type":"HowTo","step":[{"@type":"HowToStep","name":"A","text":"B"}],"tool":["C",{"@value":"D"}]}""", "name=A text=B tool=C tool=D")]
    [InlineData("""{"@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","item":{"@id":"/a","name":"A"}}]}""", "name=A")]
    [InlineData("""{"description":{"@list":["A","B"]},"abstract":{"@set":[{"@value":"C","@language":"fr"},"D"]}}""", "description=A description=B abstract=C/fr abstract=D")]
    [InlineData("""{"@type":"Article","keywords":{"@set":["a, b","c"]}}""", "keywords=a, b* keywords=c*")]
    // Languages: of the value, of its map, of the object, of the context, of what is around it.
    [InlineData("""{"headline":{"@value":"A","@language":"fr"}}""", "headline=A/fr")]
    [InlineData("""{"headline":{"en":"A","zh-Hant":["B","C"],"@none":"D"}}""", "headline=A/en headline=B/zh-Hant headline=C/zh-Hant headline=D")]
    [InlineData("""{"headline":{"en":"A","title":"B"}}""", "")]
    [InlineData("""{"headline":"A","inLanguage":"fr"}""", "headline=A/fr")]
    [InlineData("""{"@context":["https://schema.org",{"@language":"fr"}],"headline":"A","video":{"caption":"B"}}""", "headline=A/fr caption=B/fr")]
    [InlineData("""{"headline":"A","image":{"caption":"B","inLanguage":"de"},"mainEntity":{"description":"C"},"inLanguage":"fr"}""", "headline=A/fr caption=B/de description=C/fr")]
    [InlineData("""{"@context":{"headline":"schema:headline","caption":{"@id":"x:caption","@language":"fr"}},"headline":"A"}""", "headline=A")]
    // Works beside the one at hand.
    [InlineData("""{"headline":"A","translationOfWork":{"headline":"B","about":{"description":"C"}},"citation":[{"@type":"Book","description":"D"}]}""", "headline=A")]
    // As written.
    [InlineData("""<![CDATA[ {"headline":"A"} ]]>""", "headline=A")]
    [InlineData("""{"headline":"A \"b\" \\ \/ \u00e9\n"}""", """headline=A \"b\" \\ \/ \u00e9\n""")]
    [InlineData("""{"headline":"A","n":[0,-0,10,1.5,-1.25e-7,2E+3,true,false,null]}""", "headline=A")]
    public void The_texts_are_found(string script, string texts)
    {
        var found = Read(script);
        found.Error.ShouldBeNull();
        var markup = Encoding.UTF8.GetBytes(script);
        string.Join(' ', found.Texts.Select(text =>
            $"{text.Property}={Encoding.UTF8.GetString(text.Range.Of(markup))}{(text.Language is null ? "" : "/" + text.Language)}{(text.IsTerms ? "*" : "")}")).ShouldBe(texts);
    }

    [Theory]
    [InlineData("""{"headline":"Bad \u12 escape"}""", 17)]
    [InlineData("""{"headline":"Bad \u12""", 17)]
    [InlineData("""{"headline":"Bad \x"}""", 17)]
    [InlineData("""{"wordCount":01}""", 13)]
    [InlineData("""{"wordCount":-01}""", 13)]
    [InlineData("""{"wordCount":1.}""", 13)]
    [InlineData("""{"wordCount":.5}""", 13)]
    [InlineData("""{"wordCount":+1}""", 13)]
    [InlineData("""{"wordCount":1e}""", 13)]
    [InlineData("""{"wordCount":1e5.5}""", 13)]
    [InlineData("""{"wordCount":0x1F}""", 13)]
    [InlineData("""{"wordCount":NaN}""", 13)]
    [InlineData("""{"headline":"A",}""", 16)]
    [InlineData("""{"headline":"A"} x""", 17)]
    [InlineData("""{"headline":'A'}""", 12)]
    [InlineData("", 0)]
    public void What_is_no_JSON_gives_nothing_and_says_where(string script, int error)
    {
        var found = Read(script);
        found.Texts.ShouldBeEmpty();
        found.Error.ShouldBe(error);
    }

    [Fact]
    public void Nesting_has_an_end()
    {
        Read(new string('[', 128) + new string(']', 128)).Error.ShouldBeNull();
        Read(new string('[', 129) + new string(']', 129)).Error.ShouldBe(128);
    }

    [Fact]
    public void A_language_map_says_the_language_of_what_is_put_in()
    {
        var found = Read("""{"headline":{"en":"A","fr":["B","C"]}}""");
        found.Languages.Select(language => language.Text).ShouldBe(["en", "fr"]);
        Run("""{"headline":{"en":"A","fr":"B"}}""", "<x>").ShouldBe("""{"headline":{"vi":"\u003cx>","fr":"B"}}""");
    }

    [Fact]
    public void No_target_ends_the_script_or_its_string() =>
        Run("""{"headline":"A"}""", "</script><!-- \"b\" \\ \n\u2028").ShouldBe("""{"headline":"\u003c/script>\u003c!-- \"b\" \\ \u000a\u2028"}""");

    private static JsonLdTexts Read(string script)
    {
        var markup = Encoding.UTF8.GetBytes(script);
        return JsonLdReader.Read(markup, new ByteRange(0, markup.Length), PageEncoding.Utf8);
    }

    // What becomes of a script in a page each of whose texts gets this target.
    private static string Run(string script, string target)
    {
        const string Before = "<!DOCTYPE html><html lang=en><script type=\"application/ld+json\">";
        var page = Encoding.UTF8.GetBytes($"{Before}{script}</script>");
        var options = PageRun.OptionsOf(page, "vi", new FixedProvider(target));
        var output = Encoding.UTF8.GetString(PageRun.RunAsync(options).GetAwaiter().GetResult().Output);
        var start = output.IndexOf("ld+json\">", StringComparison.Ordinal) + "ld+json\">".Length;
        return output[start..output.LastIndexOf("</script>", StringComparison.Ordinal)];
    }
}
