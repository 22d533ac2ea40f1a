using System.Globalization;
using System.Text;

namespace Localizer.Tests.Html;

/// <summary>Pages that are deep, wide or unending on purpose. With quadratic time or recursion anywhere, none of them would come back.</summary>
internal static class HostilePages
{
    public static IEnumerable<CorpusPage> All()
    {
        yield return Of("nested blocks", Repeat("<div>", 100_000));
        yield return Of("unclosed formatting", Repeat("<b>", 100_000));
        yield return Of("unclosed formatting, all different", string.Concat(Enumerable.Range(0, 50_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"<b id={i}>"))));
        yield return Of("formatting reopened in each paragraph", Repeat("<font color=a>", 500) + Repeat("<p>x", 20_000));
        yield return Of("stray end tags", "<p>x" + Repeat("</i>", 200_000));
        yield return Of("unknown end tags", Repeat("<x-a>", 50_000) + Repeat("</x-b>", 100_000));
        yield return Of("end tags that match nothing in SVG", "<svg>" + Repeat("<g>", 50_000) + Repeat("</x>", 50_000));
        yield return Of("adoption agency", Repeat("<font color=a><div>", 50_000) + Repeat("</font>", 50_000));
        yield return Of("items below blocks", "<li><ul>" + Repeat("<div>", 50_000) + Repeat("<li></li>", 50_000));
        yield return Of("tables in tables", Repeat("<table><tr><td>", 40_000));
        yield return Of("namespaces in turn", Repeat("<svg><math><mi>", 40_000));
        yield return Of("sub-flows in sub-flows", Repeat("<button>x", 100_000) + Repeat("<select><option>x", 50_000));
        yield return Of("nothing but less-than", Repeat("<", 1_000_000));
        yield return Of("nothing but ampersands", "<p>" + Repeat("&", 1_000_000));
        yield return Of("one attribute", "<p title=\"" + Repeat("a", 2_000_000) + "\">x");
        yield return Of("many attributes", "<p " + Repeat("title=a ", 100_000) + ">x");
        yield return Of("one comment", "<!--" + Repeat("-", 2_000_000));
        yield return Of("a script that escapes itself", "<script>" + Repeat("<!--<script>", 100_000));
        yield return Of("an end tag that never comes", "<title>" + Repeat("</titl", 300_000));
        yield return Of("one paragraph of codes", "<p>" + Repeat("<i>x</i> ", 100_000));
        yield return Of("line breaks", "<p>" + Repeat("x<br><br>", 100_000));
        yield return Of("short sentences", "<p>" + Repeat("A. ", 300_000));
        yield return Of("pre tags", Repeat("<pre>", 100_000));
        yield return Of("deep JSON", "<script type=\"application/ld+json\">" + Repeat("[", 300_000) + "</script>");
    }

    private static CorpusPage Of(string name, string markup) => new(name, Encoding.UTF8.GetBytes(markup));

    private static string Repeat(string text, int count) => new StringBuilder().Insert(0, text, count).ToString();
}
