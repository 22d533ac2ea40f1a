using System.Text.Json;
using Localizer.Pipeline;

namespace Localizer.Cli.Tests;

/// <summary><c>localizer init</c>: what it finds, what it writes, and that it changes nothing that is there.</summary>
public class InitTests
{
    private const string Page = "<!DOCTYPE html><html lang=en-GB><title>A</title><p>Hello.</p></html>";

    private const string Memory = """
        <?xml version="1.0"?><tmx version="1.4"><header srclang="en" segtype="sentence" datatype="html" adminlang="en" o-tmf="x" creationtool="x" creationtoolversion="1"/><body>
        <tu><tuv xml:lang="en"><seg>A</seg></tuv><tuv xml:lang="de"><seg>Ein A</seg></tuv></tu><tu><tuv xml:lang="en"><seg>Hello.</seg></tuv><tuv xml:lang="de"><seg>Hallo.</seg></tuv></tu></body></tmx>
        """;

    [Fact]
    public async Task The_configuration_names_what_the_folder_holds_and_a_run_by_it_is_whole()
    {
        using var place = Project();

        var result = await place.RunAsync("init");

        result.ExitCode.ShouldBe(0, result.Error);
        var configuration = ConfigurationFile.Parse(place.ReadBytes("localizer.json"), "localizer.json");
        configuration.From.ShouldBe("en-GB");
        configuration.Root.ShouldBe("site/articles");
        configuration.Glossaries.ShouldBe(["terms/glossary.csv"]);
        configuration.Memories.ShouldBe(["memory/old.tmx"]);
        configuration.Provider.ShouldBe("memory");
        result.Output.ShouldContain("localizer.json: written, for 2 pages in site/articles (en-GB), the glossary terms/glossary.csv (vi), the memory memory/old.tmx (de)");
        result.Output.ShouldContain("Next: localizer translate site/articles --to de,vi --dry-run");
        (await place.RunAsync("translate", "site/articles", "--to", "de")).ExitCode.ShouldBe(0);
        place.Exists("output/de/news/b.html").ShouldBeTrue();
        (await place.RunAsync("doctor", "--to", "vi")).Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_setting_stands_under_a_comment_that_says_what_it_is_for()
    {
        using var place = Project();

        await place.RunAsync("init");

        var lines = place.Read("localizer.json").Split('\n');
        for (var i = 1; i < lines.Length - 1; i++)
        {
            if (lines[i].StartsWith("  \"", StringComparison.Ordinal))
                lines[i - 1].ShouldStartWith("  // ");
        }

        // What is only suggested is right too, once its slashes are taken away.
        var whole = string.Join('\n', lines.Select(line => line.StartsWith("  // \"", StringComparison.Ordinal) ? line.Replace("// ", "", StringComparison.Ordinal) : line));
        ConfigurationFile.Parse(System.Text.Encoding.UTF8.GetBytes(whole), "localizer.json").MaxCharacters.ShouldBe(200000);
    }

    [Fact]
    public async Task Git_leaves_the_state_out_and_keeps_the_records()
    {
        using var place = Project();
        place.Write(".gitignore", "*.tmp\n.localizer\ntranslations/");

        (await place.RunAsync("init")).Output.ShouldContain(".gitignore: completed");

        place.Read(".gitignore").ShouldStartWith("*.tmp\n.localizer\ntranslations/\n#");
        place.Read(".gitignore").ShouldEndWith("\n!/translations/\n");
        GitRun.In(place, "init", "-q");
        GitRun.In(place, "status", "--porcelain", "--ignored").ShouldNotContain("translations");
        place.Write(".localizer/journal.db", "x");
        place.Write("translations/vi/a.html.xlf", "x");
        GitRun.In(place, "add", "-A");
        GitRun.In(place, "ls-files").ShouldContain("translations/vi/a.html.xlf");
        GitRun.In(place, "ls-files").ShouldNotContain("journal.db");
    }

    [Fact]
    public async Task What_is_there_is_never_written_over()
    {
        using var place = Project();
        place.Write("localizer.json", "{}");
        place.Write(".gitignore", "mine\n");

        var result = await place.RunAsync("init");

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("'localizer.json' is there already, and nothing was changed.");
        place.Read("localizer.json").ShouldBe("{}");
        place.Read(".gitignore").ShouldBe("mine\n");
    }

    [Fact]
    public async Task A_table_that_is_no_glossary_is_passed_over_and_a_glossary_that_cannot_be_read_is_named()
    {
        using var place = new Workplace();
        place.Write("page.html", "<p>Hello.</p>");
        place.Write("prices.csv", "item,price\nChip,3\n");
        place.Write("prices.xlsx", "no workbook");
        place.Write("glossaries/old.xlsx", "no workbook");
        place.Write("glossaries/a.csv", "source,vi\n\"chip,con chip\n");
        place.Write("node_modules/x/page.html", "<p>Not ours.</p>");

        var result = await place.RunAsync("init");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.ShouldContain("glossaries/a.csv:2");
        result.Error.ShouldContain("glossaries/old.xlsx: warning xlsx-not-zip");
        result.Error.ShouldNotContain("prices");
        var configuration = ConfigurationFile.Parse(place.ReadBytes("localizer.json"), "localizer.json");
        configuration.Glossaries.ShouldBeEmpty();
        configuration.Root.ShouldBe(".");
        result.Output.ShouldContain("for 1 page (en)");
    }

    [Fact]
    public async Task An_empty_folder_gets_a_configuration_too_and_is_told_what_comes_next()
    {
        using var place = new Workplace();

        var result = await place.RunAsync("init");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain("Next: put pages");
        JsonDocument.Parse(place.Read("localizer.json"), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })
            .RootElement.GetProperty("from").GetString().ShouldBe("en");
    }

    private static Workplace Project()
    {
        var place = new Workplace();
        place.Write("site/articles/a.html", Page);
        place.Write("site/articles/news/b.html", Page);
        place.Write("terms/glossary.csv", "source,vi\nNvidia,Nvidia\n");
        place.Write("memory/old.tmx", Memory);
        place.Write("output/vi/site/old.html", Page);
        return place;
    }
}
