namespace Localizer.Cli.Tests;

/// <summary>A team's own segmentation rules.</summary>
public class SrxTests
{
    private const string Page = "<!DOCTYPE html><html lang=en><p>One; two. Three</p><p lang=fr>Un. Deux</p>";

    private const string Rules = """
        <srx version="2.0" xmlns="http://www.lisa.org/srx20">
          <header segmentsubflows="yes" cascade="no"/>
          <body>
            <languagerules>
              <languagerule languagerulename="Semicolons">
                <rule break="yes"><beforebreak>;</beforebreak><afterbreak>\s</afterbreak></rule>
              </languagerule>
            </languagerules>
            <maprules><languagemap languagepattern="en.*" languagerulename="Semicolons"/></maprules>
          </body>
        </srx>
        """;

    [Fact]
    public async Task A_file_of_the_command_line_replaces_our_rules()
    {
        using var place = new Workplace();
        place.Write("p.html", Page);
        place.Write("rules.srx", Rules);

        var ours = await place.RunAsync("extract", "p.html");
        var theirs = await place.RunAsync("extract", "p.html", "--srx", "rules.srx");

        ours.Output.ShouldContain("s1 One; two.\n    s2 Three\n");
        theirs.Output.ShouldContain("s1 One;\n    s2 two. Three\n");
        theirs.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_of_the_configuration_is_found_from_its_folder_and_a_flag_wins_over_it()
    {
        using var place = new Workplace();
        place.Write("p.html", Page);
        place.Write("config/rules.srx", Rules);
        place.Write("config/localizer.json", """{ "srx": "rules.srx" }""");
        place.Write("other.srx", Rules.Replace(";</before", ",</before", StringComparison.Ordinal));

        (await place.RunAsync("extract", "p.html", "-c", "config/localizer.json")).Output.ShouldContain("s1 One;\n");
        (await place.RunAsync("extract", "p.html", "-c", "config/localizer.json", "--srx", "other.srx")).Output.ShouldContain("s1 One; two. Three\n");
        (await place.RunAsync("translate", "p.html", "-c", "config/localizer.json", "--to", "vi", "-p", "pseudo")).ExitCode.ShouldBe(0);
        place.Read("config/output/vi/p.html").ShouldContain("⟧ ⟦");
    }

    [Fact]
    public async Task Languages_that_a_file_does_not_name_keep_our_rules()
    {
        using var place = new Workplace();
        place.Write("p.html", Page.Replace("lang=en", "lang=de", StringComparison.Ordinal));
        place.Write("rules.srx", Rules);

        (await place.RunAsync("extract", "p.html", "--srx", "rules.srx")).Output.ShouldContain("s1 One; two.\n    s2 Three\n");
    }

    [Theory]
    [InlineData("version=\"2.0\"", "version=\"\"", "rules.srx:1:1: error srx-version")]
    [InlineData("<beforebreak>;", "<beforebreak>(;", "rules.srx:6:27: error srx-expression-malformed")]
    [InlineData("</srx>", "", "error srx-not-well-formed")]
    [InlineData("languagerulename=\"Semicolons\"/>", "languagerulename=\"Commas\"/>", "rules.srx:9:15: error srx-map-unknown")]
    public async Task A_file_that_cannot_be_used_is_exit_2_with_its_place(string part, string replacement, string message)
    {
        using var place = new Workplace();
        place.Write("p.html", Page);
        place.Write("rules.srx", Rules.Replace(part, replacement, StringComparison.Ordinal));

        var result = await place.RunAsync("extract", "p.html", "--srx", "rules.srx");

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain(message);
    }

    [Fact]
    public async Task What_is_not_supported_is_left_out_and_said()
    {
        using var place = new Workplace();
        place.Write("p.html", Page);
        place.Write("rules.srx", Rules.Replace("<beforebreak>;", "<beforebreak>(;)\\1", StringComparison.Ordinal));

        var result = await place.RunAsync("extract", "p.html", "--srx", "rules.srx");

        result.ExitCode.ShouldBe(0);
        result.Error.ShouldContain("rules.srx:6:27: warning srx-expression-unsupported: The rule is left out. <beforebreak> '(;)\\1', character 4: a back reference");
    }
}
