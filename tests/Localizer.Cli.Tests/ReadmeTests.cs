namespace Localizer.Cli.Tests;

/// <summary>What README shows is what the command prints.</summary>
public class ReadmeTests
{
    [Fact]
    public async Task The_first_command_prints_what_README_says()
    {
        using var place = new Workplace().WithSamples();
        var readme = await File.ReadAllTextAsync(Path.Combine(Workplace.Repository, "README.md"), TestContext.Current.CancellationToken);
        readme.ShouldContain("dotnet run --project src/Localizer.Cli -- translate articles --to vi");

        var result = await place.RunAsync("translate", "articles", "--to", "vi");

        readme.ShouldContain("```text\n" + result.Output + "```");
    }

    [Theory]
    [InlineData("translate")]
    [InlineData("extract")]
    [InlineData("providers")]
    [InlineData("check")]
    [InlineData("init")]
    [InlineData("doctor")]
    public async Task Each_command_of_README_has_help_with_an_example(string command)
    {
        using var place = new Workplace();

        var result = await place.RunAsync(command, "--help");

        result.ExitCode.ShouldBe(0);
        result.Output.ShouldContain($"Example: localizer {command}");
    }

    [Fact]
    public async Task Extract_gives_units_with_places_in_bytes_lines_and_columns()
    {
        using var place = new Workplace();
        place.Write("p.html", "<!DOCTYPE html>\r\n<html lang=en><p>Café <b>bold</b> &amp; <code>x</code>.</p>");

        var result = await place.RunAsync("extract", "p.html", "--format", "json");

        using var report = System.Text.Json.JsonDocument.Parse(result.OutputBytes);
        var file = report.RootElement.GetProperty("files")[0];
        file.GetProperty("path").GetString().ShouldBe("p.html");
        file.GetProperty("encoding").GetString().ShouldBe("UTF-8");
        file.GetProperty("sourceLocale").GetString().ShouldBe("en");
        var unit = file.GetProperty("units")[0];
        (unit.GetProperty("line").GetInt32(), unit.GetProperty("column").GetInt32()).ShouldBe((2, 18));
        (unit.GetProperty("byteOffset").GetInt32(), unit.GetProperty("byteLength").GetInt32()).ShouldBe((34, 39));
        unit.GetProperty("kind").GetString().ShouldBe("text");
        unit.GetProperty("name").GetString().ShouldBe("p");
        unit.GetProperty("translate").GetBoolean().ShouldBeTrue();
        var segment = unit.GetProperty("segments")[0];
        segment.GetProperty("source").GetString().ShouldBe("Café <pc id=\"1\">bold</pc> &amp; <ph id=\"2\"/>.");
        segment.GetProperty("text").GetString().ShouldBe("Café bold & x.");
    }

    [Fact]
    public async Task Reports_hold_to_their_published_schemas()
    {
        using var place = new Workplace().WithSamples();
        var run = await place.RunAsync("translate", "articles", "--to", "vi,es", "--format", "json");
        var extract = await place.RunAsync("extract", "articles", "--format", "json");

        (await Schema("report.schema.json")).Validate(run.Output).ShouldBeEmpty();
        (await Schema("extract.schema.json")).Validate(extract.Output).ShouldBeEmpty();
        (await Schema("localizer.schema.json")).Validate(System.Text.RegularExpressions.Regex.Replace(
            place.Read("localizer.json"), "//.*", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1))).ShouldBeEmpty();

        static async Task<NJsonSchema.JsonSchema> Schema(string name) =>
            await NJsonSchema.JsonSchema.FromFileAsync(Path.Combine(Workplace.Repository, "docs", name), TestContext.Current.CancellationToken);
    }
}
