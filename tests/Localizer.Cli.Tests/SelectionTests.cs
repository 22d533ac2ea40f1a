namespace Localizer.Cli.Tests;

/// <summary>What the command line and the configuration select, and what ITS says, in whole runs.</summary>
public class SelectionTests
{
    private const string Page = "<!DOCTYPE html><html lang=en><title>Title here</title><main><p>Main text.</p><aside>Buy now.</aside></main><p>Menu text.</p></html>";

    [Fact]
    public async Task What_is_not_selected_stays_byte_for_byte()
    {
        using var place = new Workplace();
        place.Write("page.html", Page);

        var result = await place.RunAsync("translate", "page.html", "--to", "vi", "-p", "pseudo", "--select", "//main", "--exclude", "//aside", "--fail-on", "never");

        result.ExitCode.ShouldBe(0, result.Error);
        var output = place.Read("output/vi/page.html");
        output.ShouldContain("<title>Title here</title>");
        output.ShouldContain("<aside>Buy now.</aside></main><p>Menu text.</p>");
        output.ShouldNotContain("Main text.");
    }

    [Fact]
    public async Task The_configuration_s_rules_hold_and_flags_win_over_its_selection()
    {
        using var place = new Workplace();
        place.Write("page.html", Page);
        place.Write("localizer.json", """{"select": ["//title"], "rules": [{"element": "aside", "exclude": true}]}""");

        (await place.RunAsync("extract", "page.html")).Output.ShouldContain("text aside");
        var byFile = (await place.RunAsync("extract", "page.html")).Output.Split('\n');
        byFile.Count(line => line.EndsWith("(not to be translated)", StringComparison.Ordinal)).ShouldBe(3);
        var byFlag = (await place.RunAsync("extract", "page.html", "--select", "//body")).Output.Split('\n');
        byFlag.Count(line => line.EndsWith("(not to be translated)", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Theory]
    [InlineData("--select", "//p[", "error xpath-invalid: '//p[' to select is no XPath 1.0 expression")]
    [InlineData("--exclude", "1 + 1", "error xpath-invalid: '1 + 1' to exclude is no XPath 1.0 expression that selects elements or attributes: It gives a value")]
    public async Task A_bad_expression_is_exit_code_2_before_anything_is_done(string flag, string xpath, string message)
    {
        using var place = new Workplace();
        place.Write("page.html", Page);

        var result = await place.RunAsync("translate", "page.html", "--to", "vi", "-p", "pseudo", flag, xpath);

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain(message);
        result.Error.ShouldContain("docs/extraction-rules.md");
        place.Exists("output").ShouldBeFalse();
    }

    [Theory]
    [InlineData("""{"exclude": ["//p["]}""", "localizer.json:1:13: error configuration-invalid: '//p[' to select")]
    [InlineData("""{"rules": [{"element": "p"}]}""", "localizer.json:1:11: error configuration-invalid: Rule 1 says nothing.")]
    [InlineData("""{"rules": [{"translate": true}]}""", "Rule 1 says of no element that it is for.")]
    [InlineData("""{"rules": [{"attribute": "href", "translate": true}]}""", "Rule 1 asks for 'href', which holds code")]
    public async Task A_bad_rule_is_named_with_its_place(string json, string message)
    {
        using var place = new Workplace();
        place.Write("page.html", Page);
        place.Write("localizer.json", json);

        var result = await place.RunAsync("extract", "page.html");

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain(message);
    }

    [Fact]
    public async Task Linked_rules_are_read_from_the_pages_folder_and_from_nowhere_else()
    {
        using var place = new Workplace();
        const string Rules = """<its:rules xmlns:its="http://www.w3.org/2005/11/its" xmlns:h="http://www.w3.org/1999/xhtml" version="2.0"><its:translateRule selector="//h:p" translate="no"/></its:rules>""";
        place.Write("secret.xml", Rules);
        place.Write("pages/rules/its.xml", Rules);
        place.Write("pages/a/in.html", "<html lang=en><link rel=its-rules href=../rules/its.xml><p>Kept text.</p>");
        place.Write("pages/a/out.html", "<html lang=en><link rel=its-rules href=../../secret.xml><p>Kept text.</p>");
        place.Write("pages/a/net.html", "<html lang=en><link rel=its-rules href=http://localhost/its.xml><p>Kept text.</p>");

        var result = await place.RunAsync("translate", "pages", "--to", "vi", "-p", "pseudo", "--fail-on", "never");

        place.Read("output/vi/a/in.html").ShouldContain("Kept text.");
        place.Read("output/vi/a/out.html").ShouldNotContain("Kept text.");
        result.Error.ShouldContain("out.html:1:15: warning its-rules: The ITS rules '../../secret.xml' are not applied: they lie outside of the pages' folder.");
        result.Error.ShouldContain("nothing is fetched");
    }

    [Fact]
    public async Task What_a_locale_filter_excludes_stays_and_limits_are_checked()
    {
        using var place = new Workplace();
        place.Write("page.html", "<html lang=en><p its-locale-filter-list='en-CA, fr-CA'>Only for Canada.</p><p its-allowed-characters='[a-zA-Z .]'>Plain words.</p><p>A <b its-storage-size=12>short label</b> here.</p>");

        var result = await place.RunAsync("translate", "page.html", "--to", "vi", "-p", "pseudo");

        place.Read("output/vi/page.html").ShouldContain(">Only for Canada.</p>");
        result.ExitCode.ShouldBe(3);
        result.Error.ShouldContain("error its-allowed-characters: The page allows only the characters [a-zA-Z .] here");
        result.Error.ShouldContain("error its-storage-size: The page has room for 12 bytes in UTF-8 here");
        (await place.RunAsync("translate", "page.html", "--to", "fr-CA", "-p", "pseudo", "--fail-on", "never")).ExitCode.ShouldBe(0);
        place.Read("output/fr-CA/page.html").ShouldNotContain("Only for Canada.");
    }
}
