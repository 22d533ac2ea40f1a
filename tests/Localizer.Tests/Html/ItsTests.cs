using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Localizer.Html;

namespace Localizer.Tests.Html;

/// <summary>
/// The W3C's ITS 2.0 test suite: each HTML test of the categories that translation depends on, node by node, to the expected output. The
/// suite has tests of preserved space in XML only: those are run as HTML pages that say the same. Not of translation, and not run: domain,
/// directionality, language information, external resources, target pointers, ids, text analysis, provenance, and what is said of quality
/// and confidence.
/// </summary>
public partial class ItsTests
{
    private static readonly XNamespace Its = "http://www.w3.org/2005/11/its";

    [Theory]
    [InlineData("translate", 2)]
    [InlineData("elementswithintext", 1)]
    [InlineData("terminology", 4)]
    [InlineData("localizationnote", 1)]
    [InlineData("localefilter", 3)]
    [InlineData("allowedcharacters", 3)]
    [InlineData("storagesize", 2)]
    public void Each_node_is_what_the_suite_expects(string category, int count)
    {
        var tests = ItsTest.Html(category).ToList();
        tests.Count.ShouldBe(count);
        foreach (var test in tests)
            ItsReport.Of(test).ShouldBe(File.ReadAllText(test.Expected).Replace("\r\n", "\n").TrimEnd('\n') + "\n", test.Name);
    }

    [Fact]
    public void Space_is_preserved_where_the_suite_expects_it_in_XML()
    {
        var tests = ItsTest.Xml("preservespace").ToList();
        tests.Select(test => test.Name).ShouldBe(["preservespace1xml", "preservespace3xml", "preservespace4xml", "preservespace6xml"]);

        // xml:space, of which the fourth is a test, is an attribute of XML that HTML gives no meaning.
        foreach (var test in tests.Where(test => test.Name != "preservespace4xml"))
        {
            var page = SourcePage.Read(test.Name, Encoding.UTF8.GetBytes(AsHtml(XDocument.Load(test.Input, LoadOptions.PreserveWhitespace))));
            var linked = new FolderFiles(Path.GetDirectoryName(test.Input)!, bytes => Encoding.UTF8.GetBytes(WithPrefix(Encoding.UTF8.GetString(bytes))));
            var lines = ItsReport.Of(test.Category, page, linked).Split('\n');

            var expected = File.ReadLines(test.Expected).Where(line => line.Length > 0 && !line.Contains("its:", StringComparison.Ordinal)).Select(InHtml).ToList();
            expected.ShouldContain(line => line.EndsWith("space=\"preserve\"", StringComparison.Ordinal));
            expected.ShouldContain(line => line.EndsWith("space=\"default\"", StringComparison.Ordinal));
            expected.Except(lines).ShouldBeEmpty(test.Name);
        }
    }

    /// <summary>The page that says in HTML what a document says in XML: its rules in a script, its elements as they are.</summary>
    private static string AsHtml(XDocument document)
    {
        var rules = document.Descendants(Its + "rules").ToList();
        var scripts = string.Concat(rules.Select(rule => $"<script type=\"application/its+xml\">{WithPrefix(rule.ToString())}</script>"));
        rules.ForEach(rule => rule.Remove());
        return $"<!DOCTYPE html>{scripts}{document.Root}";
    }

    // HTML's elements are in a namespace, which a selector names.
    private static string WithPrefix(string rules) => Selector().Replace(rules, "selector=\"//h:");

    // A document's root is inside of the page's body.
    private static string InHtml(string line) => Root().Replace(line, "/html/body[1]/book[1]");

    [GeneratedRegex("selector=\"//", RegexOptions.None, 10_000)]
    private static partial Regex Selector();

    [GeneratedRegex("^/book", RegexOptions.None, 10_000)]
    private static partial Regex Root();
}
