using System.Globalization;
using System.Text;

namespace Localizer.Tests.Html;

/// <summary>Markup that is deep, wide or unending on purpose, in any length. The benchmarks time what the tests hold.</summary>
/// <param name="Name">What it is made of.</param>
/// <param name="Start">What stands in front, once.</param>
/// <param name="Repeated">
/// What is repeated to the wanted length, or to half of it; each <c>#</c> is the number of the repetition, each <c>@</c> the same in four letters.
/// </param>
/// <param name="Then">What the other half repeats, if anything.</param>
/// <param name="End">What stands at the end, once.</param>
internal sealed record HostileShape(string Name, string Start, string Repeated, string Then = "", string End = "")
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<HostileShape> All { get; } =
    [
        new("nested blocks", "", "<div>"),
        new("nested blocks that end", "", "<div>", "</div>"),
        new("nested unknown elements", "", "<x-#>"),
        new("unknown elements whose names hash alike", "", "<@@>"),
        new("unclosed formatting", "", "<b>"),
        new("unclosed formatting, all different", "", "<b id=#>"),
        new("unclosed links", "", "<a>x"),
        new("unclosed links with blocks", "", "<a><div>x"),
        new("unclosed nobr", "", "<nobr>x"),
        new("formatting reopened in each paragraph", Many("<font color=a>", 500), "<p>x"),
        new("formatting of all kinds in each paragraph", "", "<p><b><i><u><s><em>x"),
        new("formatting across cells", "<table>", "<tr><td><b><i>x"),
        new("stray end tags", "<p>x", "</i>"),
        new("stray paragraph ends", "", "</p>"),
        new("unknown end tags", "", "<x-a>", "</x-b>"),
        new("end tags that match nothing in SVG", "<svg>", "<g>", "</x>"),
        new("adoption agency", "", "<font color=a><div>", "</font>"),
        new("adoption agency with links", "", "<a><p>", "</a>"),
        new("adoption agency in one block", "<div>", "<b><p></b>"),
        new("adoption agency, formatting in formatting", "", "<b><i><div></b>"),
        new("adoption agency, blocks taken out of keys", "", "<b><kbd><div>x</b>"),
        new("adoption agency, closed blocks taken out of keys", "", "<b><kbd><div>x</b></div>"),
        new("items below blocks", "<li><ul>", "<div>", "<li></li>"),
        new("unclosed items", "<ul>", "<li>x"),
        new("lists in lists", "", "<ul><li>"),
        new("terms in lists", "<dl>", "<dt><dl>", "<dd>"),
        new("tables in tables", "", "<table><tr><td>"),
        new("tables in tables, nothing else", "", "<table>"),
        new("rows without cells", "<table>", "<tr>"),
        new("text before a table", "<table>", "x<tr>"),
        new("formatting before a table", "<table>", "<b>x<tr>"),
        new("captions", "<table>", "<caption><p>"),
        new("columns", "<table>", "<col><colgroup>"),
        new("namespaces in turn", "", "<svg><math><mi>"),
        new("SVG and HTML in turn", "", "<svg><foreignObject><p>"),
        new("SVG that HTML breaks out of", "", "<svg><g><p>"),
        new("buttons", "", "<button>x"),
        new("paragraphs in buttons", "", "<button><p>x"),
        new("sub-flows in sub-flows", "", "<object>x", "<select><option>x"),
        new("selects", "", "<select>"),
        new("options", "<select>", "<optgroup><option>"),
        new("templates", "", "<template>"),
        new("templates that end", "", "<template>", "</template>"),
        new("templates in tables", "<table>", "<template><tr><td>"),
        new("forms", "", "<form><div></form>"),
        new("headings", "", "<h1><h2>"),
        new("ruby", "<ruby>", "<rb><rt><rp>"),
        new("framesets", "", "<frameset>"),
        new("html and body again", "", "<html lang=a><body class=b>"),
        new("nothing but less-than", "", "<"),
        new("end tags without a name", "", "</"),
        new("tags that never end", "", "<a "),
        new("nothing but ampersands", "<p>", "&"),
        new("character references", "<p>", "&amp;"),
        new("numeric character references", "<p>", "&#x1F600;"),
        new("references that are none", "<p>", "&notareference"),
        new("references in an attribute", "<p title=\"", "&copy", End: "\">x"),
        new("a number without an end", "<p>&#", "1"),
        new("one attribute", "<p title=\"", "a", End: "\">x"),
        new("one attribute without an end", "<p title=\"", "a"),
        new("an attribute's quote without an end, again and again", "", "<p title=\"x'>"),
        new("one attribute's name", "<p ", "a", End: ">x"),
        new("one tag's name", "<", "a", End: ">x"),
        new("many attributes", "<p ", "title=a ", End: ">x"),
        new("many attributes, all different", "<p ", "a#=b ", End: ">x"),
        new("many attributes, then one that counts", "<p ", "zzzzz=b ", "title=a ", ">x"),
        new("many values in one tag", "<input ", "value=a ", End: ">x"),
        new("many links in one tag", "<a ", "zzzz=b ", "href=a ", ">x"),
        new("attributes without names", "<p ", "=/ ", End: ">x"),
        new("classes", "<p class=\"", "notranslate- ", End: "\">x"),
        new("tags with many classes", "", "<p class='a b notranslated c'>x"),
        new("one comment", "<!--", "-"),
        new("comments", "", "<!---->"),
        new("comments that nearly end", "<!--", "--!"),
        new("bogus comments", "", "<?"),
        new("one CDATA section", "<svg><![CDATA[", "]]"),
        new("document types", "", "<!doctype html>"),
        new("a script that escapes itself", "<script>", "<!--<script>"),
        new("a script that nearly ends", "<script><!--", "</script-"),
        new("an end tag that never comes", "<title>", "</titl"),
        new("plain text", "<plaintext>", "<p>"),
        new("one paragraph of codes", "<p>", "<i>x</i> "),
        new("codes that never close", "<p>x", "<x-#>y"),
        new("one paragraph of images", "<p>x", "<img alt=y>"),
        new("one paragraph of comments", "<p>x", "<!--y-->"),
        new("line breaks", "<p>", "x<br><br>"),
        new("white space", "<p>x", " \n\t", End: "y"),
        new("double spaces", "<p>", "a  "),
        new("short sentences", "<p>", "A. "),
        new("one word", "<p>", "a"),
        new("one word of another script", "<p>", "ä"),
        new("NUL", "<p>x", "\0"),
        new("pre tags", "", "<pre>"),
        new("languages in turn", "", "<p lang=a>x<p lang=b>y"),
        new("languages, all different", "", "<div lang=l#>x"),
        new("translate in turn", "", "<b translate=no>x<b translate=yes>y"),
        new("deep JSON", "<script type=\"application/ld+json\">", "[", End: "</script>"),
        new("wide JSON", "<script type=\"application/ld+json\">[0", ",{\"headline\":\"x\"}", End: "]</script>"),
        new("scripts of JSON", "", "<script type=\"application/ld+json\">{</script>"),
        new("meta tags", "", "<meta name=description content=x>"),
        new("meta tags that nearly declare", "", "<meta http-equiv=content-type content='charset'>"),
        new("bases and links", "", "<base href=a><a href=b>"),
        new("paragraphs in an item of a long type", $"<div itemscope itemtype='{Many("x", 500_000)}'>", "<p lang=a>x<p lang=b>y"),
        new("blocks in a long note", $"<div its-loc-note='{Many("x", 500_000)}'>", "<p translate=yes>x<h2>y"),
    ];

    /// <summary>The shape in a length.</summary>
    /// <param name="length">About how many bytes.</param>
    public byte[] OfLength(int length)
    {
        var markup = new StringBuilder(length + Start.Length + 256).Append(Start);
        var share = Then.Length > 0 ? length / 2 : length;
        Repeat(markup, Repeated, share);
        Repeat(markup, Then, share);
        return Encoding.UTF8.GetBytes(markup.Append(End).ToString());
    }

    private static void Repeat(StringBuilder markup, string repeated, int length)
    {
        if (repeated.Length == 0)
            return;
        var parts = repeated.Split('#', '@');
        var marks = repeated.Where(character => character is '#' or '@').ToList();
        var end = markup.Length + length;
        for (var number = 0; markup.Length < end; number++)
        {
            markup.Append(parts[0]);
            for (var i = 0; i < marks.Count; i++)
                markup.Append(marks[i] == '#' ? number.ToString(CultureInfo.InvariantCulture) : Letters(number)).Append(parts[i + 1]);
        }
    }

    private static string Letters(int number) => string.Create(4, number, static (letters, rest) =>
    {
        for (var i = letters.Length - 1; i >= 0; (i, rest) = (i - 1, rest / 26))
            letters[i] = (char)('a' + (rest % 26));
    });

    private static string Many(string text, int count) => new StringBuilder().Insert(0, text, count).ToString();
}
