using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Localizer.Cli.Tests.Ci;

/// <summary>The action, the workflow examples and the hooks, as far as they go without the services that they are for.</summary>
public partial class ActionTests
{
    private static readonly YamlMappingNode Action = Yaml("action.yml");

    [Fact]
    public void The_action_asks_for_inputs_that_it_has_and_uses_all_that_it_has()
    {
        var text = File.ReadAllText(Path.Combine(Workplace.Repository, "action.yml"));
        var declared = ((YamlMappingNode)Action["inputs"]).Children.Keys.Select(key => key.ToString()).ToList();

        Uses().Matches(text).Select(match => match.Groups["name"].Value).Distinct().Order().ShouldBe(declared.Order());
        Workflow().Matches(File.ReadAllText(Path.Combine(Workplace.Repository, "docs/ci/github-actions.yml"))).Select(match => match.Groups["name"].Value)
            .Where(name => name is not ("ref" or "repository")).ShouldBeSubsetOf(declared);
    }

    [Fact]
    public void The_cache_is_restored_before_the_run_and_saved_whatever_became_of_it()
    {
        var steps = Steps().ToList();
        var restore = steps.FindIndex(step => Text(step, "uses").StartsWith("actions/cache/restore", StringComparison.Ordinal));
        var run = steps.FindIndex(step => Text(step, "id") == "run");
        var save = steps.FindIndex(step => Text(step, "uses").StartsWith("actions/cache/save", StringComparison.Ordinal));

        (restore < run && run < save && restore >= 0).ShouldBeTrue();
        Text(steps[save], "if").ShouldBe("always()");
        steps[save]["with"]["key"].ShouldBe(steps[restore]["with"]["key"]);
        steps[save]["with"]["path"].ToString().ShouldEndWith("/.localizer", customMessage: "the journal included");
        steps.Where(step => Text(step, "uses").StartsWith("actions/upload-artifact", StringComparison.Ordinal)).ShouldAllBe(step => Text(step, "if") == "always()");
    }

    [Fact]
    public void Examples_have_one_run_a_branch_at_a_time()
    {
        var concurrency = Yaml("docs/ci/github-actions.yml")["concurrency"];
        concurrency["group"].ToString().ShouldContain("github.ref_name");
        concurrency["cancel-in-progress"].ToString().ShouldBe("false");
        Yaml("docs/ci/gitlab-ci.yml")["localize"]["resource_group"].ToString().ShouldBe("localize");
        Yaml("docs/ci/gitlab-ci.yml")["localize"]["cache"]["when"].ToString().ShouldBe("always");
    }

    // The step's own script runs with a stand-in for the shell example, which says what it was told and ends as it is told to.
    [Theory]
    [InlineData("true", 5, "warn", 0, "frozen=1 write-back=none")]
    [InlineData("true", 5, "fail", 5, "frozen=1 write-back=none")]
    [InlineData("true", 3, "warn", 3, "frozen=1 write-back=none")]
    [InlineData("false", 0, "warn", 0, "frozen= write-back=commit")]
    [InlineData("false", 5, "warn", 5, "frozen= write-back=commit")]
    [InlineData("false", 6, "warn", 6, "frozen= write-back=commit")]
    public async Task A_fork_s_pull_request_is_frozen_and_any_other_run_is_not(string isFork, int runEndsWith, string missing, int stepEndsWith, string told)
    {
        using var place = new Workplace();
        place.Write("stand-in.sh", $"echo \"frozen=${{LOCALIZER_FROZEN:-}} write-back=$LOCALIZER_WRITE_BACK\"\nexit {runEndsWith}\n");
        place.Variables["SCRIPT"] = Path.Combine(place.Folder, "stand-in.sh");
        place.Variables["GITHUB_OUTPUT"] = Path.Combine(place.Folder, "output.txt");
        (place.Variables["IS_FORK"], place.Variables["MISSING_IN_FORKS"], place.Variables["WRITE_BACK"]) = (isFork, missing, "commit");
        var script = place.Write("step.sh", Text(Steps().Single(step => Text(step, "id") == "run"), "run"));

        // As GitHub runs `shell: bash`.
        var result = await BuiltCommand.EndOfAsync(BuiltCommand.StartProgram(place, "bash", "--noprofile", "--norc", "-eo", "pipefail", script));

        result.ExitCode.ShouldBe(stepEndsWith, result.Error);
        result.Output.ShouldContain(told);
        place.Read("output.txt").ShouldContain($"exit-code={runEndsWith}");
    }

    [Fact]
    public async Task All_scripts_are_right_to_a_shell()
    {
        using var place = new Workplace();
        var scripts = Steps().Select(step => Text(step, "run")).Where(run => run.Length > 0).ToList();
        scripts.AddRange(((YamlSequenceNode)Yaml("docs/ci/gitlab-ci.yml")["localize"]["before_script"]).Select(line => line.ToString()));
        scripts.Count.ShouldBeGreaterThan(3);
        foreach (var script in scripts)
        {
            var result = await BuiltCommand.EndOfAsync(BuiltCommand.StartProgram(place, "bash", "-n", place.Write("step.sh", script)));
            result.ExitCode.ShouldBe(0, result.Error);
        }
    }

    [Fact]
    public async Task Hooks_do_what_they_say_on_the_files_that_they_are_for()
    {
        using var place = new Workplace().WithSamples();
        var hooks = Root<YamlSequenceNode>(".pre-commit-hooks.yaml").Cast<YamlMappingNode>().ToDictionary(hook => Text(hook, "id"));
        hooks.Keys.ShouldBe(["localizer-frozen", "localizer-glossary", "localizer-doctor"]);
        string[] files = ["articles/nvidia-h20-returns.html", "glossaries/business-technology.csv", "localizer.json", "README.md"];

        var frozen = await RunAsync("localizer-frozen", "--to", "vi");
        var glossary = await RunAsync("localizer-glossary");
        var doctor = await RunAsync("localizer-doctor");

        (frozen.ExitCode, glossary.ExitCode, doctor.ExitCode).ShouldBe((0, 0, 0), frozen.Error + glossary.Output + doctor.Output);
        place.Exists("output/vi/nvidia-h20-returns.html").ShouldBeTrue();
        place.Write("articles/nvidia-h20-returns.html", "<html lang=en><p>Something that nobody translated.</p></html>");
        (await RunAsync("localizer-frozen", "--to", "vi")).ExitCode.ShouldBe(5);

        Task<CliResult> RunAsync(string id, params string[] arguments)
        {
            var hook = hooks[id];
            var entry = Text(hook, "entry").Split(' ');
            entry[0].ShouldBe("localizer");
            var matching = Text(hook, "pass_filenames") == "false" ? [] : files.Where(file => Regex.IsMatch(file, Text(hook, "files"), RegexOptions.None, TimeSpan.FromSeconds(1)));
            return place.RunAsync([.. entry[1..], .. arguments, .. matching]);
        }
    }

    private static IEnumerable<YamlMappingNode> Steps() => ((YamlSequenceNode)Action["runs"]["steps"]).Cast<YamlMappingNode>();

    private static string Text(YamlMappingNode node, string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value.ToString() : "";

    private static YamlMappingNode Yaml(string path) => Root<YamlMappingNode>(path);

    private static T Root<T>(string path)
        where T : YamlNode
    {
        using var file = File.OpenText(Path.Combine(Workplace.Repository, path));
        var stream = new YamlStream();
        stream.Load(file);
        return (T)stream.Documents[0].RootNode;
    }

    [GeneratedRegex(@"inputs\.(?<name>[a-z-]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Uses();

    [GeneratedRegex(@"^          (?<name>[a-z-]+):", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Workflow();
}
