namespace Localizer.Cli.Tests;

/// <summary>What a shell is told that may come next.</summary>
public class CompletionTests
{
    [Fact]
    public async Task The_directive_gives_the_commands_and_options_and_values()
    {
        using var place = new Workplace();

        // The likeliest first; shells leave out those that only hold what was typed.
        (await place.RunAsync("[suggest:2]", "tr")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ShouldBe(["translate", "extract"]);
        var commands = (await place.RunAsync("[suggest:0]", "")).Output.Split('\n', StringSplitOptions.TrimEntries);
        foreach (var command in CommandLine.CreateRoot(CommandContext.OfProcess()).Subcommands)
            commands.ShouldContain(command.Name);
        (await place.RunAsync("[suggest:13]", "translate --f")).Output.Split('\n', StringSplitOptions.TrimEntries).ShouldContain("--fail-on");
        (await place.RunAsync("[suggest:20]", "translate --fail-on ")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(value => value.ToLowerInvariant()).ShouldBe(["error", "never", "warning"]);
    }

    [Theory]
    [InlineData("localizer tr", "translate")]
    [InlineData("localizer doctor --off", "--offline")]
    [InlineData("localizer glossary sug", "suggest")]
    public async Task It_works_in_bash(string line, string completed)
    {
        using var place = new Workplace();
        var words = line.Split(' ');
        var script = place.Write("try.sh", $"""
            localizer() {"{"} dotnet exec '{BuiltCommand.Assembly}' "$@"; {"}"}
            source '{Path.Combine(Workplace.Repository, "docs/completion.bash")}'
            complete -p localizer > /dev/null || exit 9
            COMP_WORDS=({string.Join(' ', words)}) COMP_CWORD={words.Length - 1} COMP_LINE='{line}' COMP_POINT={line.Length}
            _localizer
            printf '%s\n' "${"{"}COMPREPLY[@]{"}"}"
            """);

        var result = await BuiltCommand.EndOfAsync(BuiltCommand.StartProgram(place, "bash", script));

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldBe(completed + "\n");
    }
}
