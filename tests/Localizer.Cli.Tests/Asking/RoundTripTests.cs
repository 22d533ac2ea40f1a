using System.Net;
using System.Text.RegularExpressions;
using Localizer.Emulators;

namespace Localizer.Cli.Tests.Asking;

/// <summary>
/// Pages through every service and the markup that it is asked in, with an emulator that translates words and keeps codes: all markup comes
/// back byte for byte and in order.
/// </summary>
public sealed partial class RoundTripTests
{
    // What the locale pass would change is none of the services' business.
    private const string Settings = """
        "links":"keep","quotes":"keep","identifyLanguages":false,"failOn":"never",
        "localePass":{"lang":false,"dir":false,"keptText":false,"openGraph":false,"contentLanguage":false,"jsonLd":false,"dates":false}
        """;

    // Pairs in pairs, pairs side by side and with nothing between, codes that stand alone, halves of pairs over two sentences, ends
    // left open, attributes in every quoting with every escape, comments, and text that looks like each dialect's own tags.
    private const string Dense = """
        <p class=lead>The <a href='/south?a=1&amp;b&#x3D;2' title="">southern <b  id=x>provinces</b></a>, which <em
          data-note="a > b">employ</em> thousands<sup><a href=#n1>[1]</a></sup>, sold <i><b><u>more</u></b></i> goods.</p>
        <p>Some <b>words</b><i>meet</i> here<br>and <IMG SRC="a&quot;b.png" ALT=''>there, <span lang=la>sic</span>.<!-- a <b>note</b> -->
        <p><strong>One sentence ends here. Another begins</strong> and ends. <code>x &lt; 1</code> is <kbd>typed</kbd> <wbr>often.
        <ul><li><a href="/a">First</a> and <a href="/b">second</a> and <a href="/c">third</a> and <a href="/d">fourth</a> and <a href="/e">fifth</a>
        <li>Literal &lt;1&gt; and {2} and ⟦1⟧ and &lt;g1&gt; stay <b>words</b> &amp;amp; more.</ul>
        <p><span style='color:red'>all <span style='color:blue'>of <span>it <em>nests</em> deep</span> in</span> there</span> now.</p>
        <p><button type=button onclick="go('a')">press <b>this</b></button> or <label for=q>name <input id=q></label> it.</p>
        <p>“<q cite=/c>Quoted</q>,” they <s>say</s><ins datetime=2025-07-14>said</ins>; the <abbr title="">unit</abbr>’s <sub>low</sub> end.</p>

        """;

    public static MatrixTheoryData<string, string> Everywhere => new(EmulatedService.All.Keys, ["huawei-cloudmatrix-384", "nvidia-h20-returns", "open-models-race", "dense"]);

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task Markup_comes_back_as_it_went(string name, string page)
    {
        var service = EmulatedService.All[name];
        var source = page == "dense" ? Dense : await File.ReadAllTextAsync(Path.Combine(Workplace.Repository, "articles", page + ".html"), TestContext.Current.CancellationToken);
        await using var emulator = await service.StartAsync(new EmulatedBehaviour());
        using var place = service.PlaceFor(emulator, source);
        place.Write("localizer.json", (service.Configuration is { } configuration ? configuration[..^1] + "," : "{") + Settings + "}");

        var run = await service.RunAsync(emulator, place);

        run.ExitCode.ShouldBe(0, run.Result.Error);
        // All is taken as it came, but for the sentence whose words look like tags: Apertium is asked for it again, in braces, and
        // LibreTranslate, which unescapes its answers, as plain text.
        run.Rungs.ShouldBe((name, page) switch { ("apertium", "dense") => [1, 3], ("libretranslate", "dense") => [1, 5], _ => [1] });
        run.NeedsReview.ShouldBe(run.Rungs.Contains(5) ? 1 : 0);
        run.Missing.ShouldBe(0);
        Tags(run.Page).ShouldBe(Tags(source));
        Readable(run.Page).ShouldBe(Readable(source), "nothing but words differs, and each has been translated where it stood");
        Text(run.Page).ShouldNotBe(Text(source));
    }

    // All markup, in order; what people read in attributes is text.
    private static string[] Tags(string page) =>
        [.. Tag().Matches(page).Select(tag => ReadAttribute().Replace(tag.Value, "$1"))];

    // A line break is white space between two words, whether or not there is more beside it.
    private static string Text(string page) => WebUtility.HtmlDecode(Tag().Replace(page.Replace("<br>", " ", StringComparison.Ordinal), ""));

    // The cipher undoes itself, so that a word and its translation are the same here; a line break of the source is a space.
    private static string Readable(string page) => Word().Replace(Space().Replace(Text(page), " "), word => Settled(word.Value));

    private static string Settled(string word) => SmallModel.Enciphered(word) is var other && string.CompareOrdinal(other, word) < 0 ? other : word;

    [GeneratedRegex("""<!--.*?-->|</?[A-Za-z!](?:"[^"]*"|'[^']*'|[^'">])*>""", RegexOptions.CultureInvariant | RegexOptions.Singleline, 1000)]
    private static partial Regex Tag();

    [GeneratedRegex("""(\s(?:alt|title|content|aria-label|placeholder|value|label)\s*=\s*)(?:"[^"]*"|'[^']*')""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex ReadAttribute();

    [GeneratedRegex("[ \\n]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Space();

    [GeneratedRegex("[a-z]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Word();
}
