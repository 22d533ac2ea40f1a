namespace Localizer.Cli.Tests.Ci;

/// <summary>The shell example of <c>docs/ci</c>, whole: a scratch repository, Git, an emulated service in another process, three commits.</summary>
public class ShellExampleTests
{
    private static readonly string Script = Path.Combine(Workplace.Repository, "docs/ci/localize.sh");

    [Fact]
    public async Task Over_three_commits_it_pays_for_what_is_new_alone_and_writes_back_what_came_of_it()
    {
        using var place = new Workplace();
        using var outside = new Workplace();
        using var service = await HostedEmulator.StartAsync("azure", outside);
        Prepare(place, service);

        // A new article: asked for, committed, and not once more.
        place.Write("articles/a.html", Page("First paragraph.", "A chip of Nvidia.", "Last paragraph."));
        Commit(place, "Write an article");
        (await RunAsync(place)).ExitCode.ShouldBe(0);
        var first = service.Read();
        first.Requests.ShouldBe(1);
        first.Characters.ShouldBe("News".Length + "First paragraph.".Length + "A chip of Nvidia.".Length + "Last paragraph.".Length);
        Changed(place).ShouldBe(["output/vi/a.html", "translations/vi/a.html.xlf"]);
        GitRun.In(place, "log", "-1", "--format=%B").ShouldContain("Localized-By: localizer");

        // The loop guard: the run's own commit calls for nothing. Without it, the second run costs nothing and changes nothing.
        (await RunAsync(place)).Output.ShouldContain("nothing to do");
        GitRun.In(place, "commit", "-q", "--allow-empty", "-m", "Look again");
        var again = await RunAsync(place);
        again.ExitCode.ShouldBe(0, again.Error);
        again.Output.ShouldContain("Nothing to write back.");
        service.Read().ShouldBe(first);

        // A fresh clone has no .localizer, and pays for nothing either.
        Directory.Delete(Path.Combine(place.Folder, ".localizer"), recursive: true);
        (await RunAsync(place)).ExitCode.ShouldBe(0);
        service.Read().ShouldBe(first);

        // A changed paragraph: that alone is asked for, and that alone changes.
        place.Write("articles/a.html", Page("First paragraph.", "A chip of Nvidia.", "Last paragraph, changed."));
        Commit(place, "Change a paragraph");
        (await RunAsync(place)).ExitCode.ShouldBe(0);
        var second = service.Read();
        second.ShouldBe((first.Requests + 1, first.Characters + "Last paragraph, changed.".Length));
        GitRun.In(place, "diff", "--numstat", "HEAD~1", "--", "output").ShouldBe("1\t1\toutput/vi/a.html\n");

        // A changed glossary: just the segment that breaks its word is asked for again, with the term's form in it, and just that changes.
        place.Write("glossary.csv", "source,vi\nNvidia,Nvidia\nchip,con chip\n");
        Commit(place, "Add a term");
        var third = await RunAsync(place);
        third.ExitCode.ShouldBe(0, third.Error);
        // Twice: the plain answer went with the clone's journal, and it lacks the form.
        service.Read().Requests.ShouldBe(second.Requests + 2);
        place.Read("output/vi/a.html").ShouldContain("con chip");
        GitRun.In(place, "diff", "--numstat", "HEAD~1", "--", "output").ShouldBe("1\t1\toutput/vi/a.html\n");
        var last = service.Read();
        GitRun.In(place, "commit", "-q", "--allow-empty", "-m", "Look once more");
        (await RunAsync(place)).ExitCode.ShouldBe(0);
        service.Read().ShouldBe(last);
    }

    [Fact]
    public async Task A_pull_request_goes_from_a_branch_of_its_own_and_is_opened_once()
    {
        using var place = new Workplace();
        using var outside = new Workplace();
        using var service = await HostedEmulator.StartAsync("azure", outside);
        Prepare(place, service);
        GitRun.In(outside, "init", "-q", "--bare", "origin.git");
        GitRun.In(place, "remote", "add", "origin", Path.Combine(outside.Folder, "origin.git"));

        // Stands for the service's own command: it knows of an open pull request once it was told to make one.
        outside.Write("bin/gh", "#!/bin/sh\necho \"$@\" >> \"$GH_LOG\"\n[ \"$2\" = create ] && exit 0\ngrep -q '^pr create' \"$GH_LOG\" && echo OPEN\n");
        (await BuiltCommand.EndOfAsync(BuiltCommand.StartProgram(outside, "chmod", "+x", "bin/gh"))).ExitCode.ShouldBe(0);
        place.Variables["PATH"] = $"{Path.Combine(outside.Folder, "bin")}:{Environment.GetEnvironmentVariable("PATH")}";
        place.Variables["GH_LOG"] = Path.Combine(outside.Folder, "gh.log");
        (place.Variables["LOCALIZER_WRITE_BACK"], place.Variables["LOCALIZER_PUSH"]) = ("pull-request", "1");
        place.Write("articles/a.html", Page("First paragraph."));
        Commit(place, "Write an article");

        (await RunAsync(place)).ExitCode.ShouldBe(0);
        GitRun.In(place, "switch", "-q", "main");
        place.Write("articles/a.html", Page("First paragraph.", "Second paragraph."));
        Commit(place, "Write on");

        // A fresh clone knows nothing of the branch.
        GitRun.In(place, "update-ref", "-d", "refs/remotes/origin/localizer/main");
        var second = await RunAsync(place);
        second.ExitCode.ShouldBe(0, second.Error);

        GitRun.In(outside, "--git-dir", "origin.git", "log", "--format=%s", "localizer/main").ShouldStartWith("Localize into vi\nWrite on\n");
        outside.Read("gh.log").Split('\n').Count(line => line.StartsWith("pr create --base main --head localizer/main", StringComparison.Ordinal)).ShouldBe(1);
        GitRun.In(place, "log", "-1", "--format=%s", "main").ShouldBe("Write on\n");

        // Whoever corrects pages on that branch is not pushed over.
        GitRun.In(place, "commit", "-q", "--allow-empty", "-m", "Correct a word");
        GitRun.In(place, "push", "-q", "origin", "HEAD:localizer/main");
        GitRun.In(place, "switch", "-q", "main");
        place.Write("articles/a.html", Page("First paragraph.", "Second paragraph.", "Third."));
        Commit(place, "Write more");
        var third = await RunAsync(place);
        third.ExitCode.ShouldBe(3, third.Error);
        third.Error.ShouldContain("Somebody works on localizer/main");
        GitRun.In(outside, "--git-dir", "origin.git", "log", "-1", "--format=%s", "localizer/main").ShouldBe("Correct a word\n");
    }

    [Fact]
    public async Task A_frozen_run_needs_no_key_asks_nobody_and_writes_nothing_back()
    {
        using var place = new Workplace();
        place.Variables["LOCALIZER"] = $"dotnet exec {BuiltCommand.Assembly}";
        (place.Variables["LOCALIZER_TO"], place.Variables["LOCALIZER_PROVIDER"], place.Variables["LOCALIZER_FROZEN"]) = ("vi", "azure", "1");
        place.Variables["LOCALIZER_WRITE_BACK"] = "commit";
        place.Write("localizer.json", "{ \"root\": \"articles\" }");
        place.Write("articles/a.html", Page("First paragraph."));
        GitRun.In(place, "init", "-q", "-b", "main");
        Commit(place, "Write an article");

        var result = await RunAsync(place);

        result.ExitCode.ShouldBe(5, result.Error);
        GitRun.In(place, "log", "-1", "--format=%s").ShouldBe("Write an article\n");
    }

    private static void Prepare(Workplace place, HostedEmulator service)
    {
        foreach (var (name, value) in service.Variables)
            place.Variables[name] = value;
        place.Variables["CI"] = "true";
        place.Variables["LOCALIZER"] = $"dotnet exec {BuiltCommand.Assembly}";
        place.Variables["LOCALIZER_TO"] = "vi";
        place.Variables["LOCALIZER_PROVIDER"] = "azure";
        place.Variables["LOCALIZER_MAX_CHARACTERS"] = "1000";
        place.Variables["LOCALIZER_WRITE_BACK"] = "commit";
        place.Write("localizer.json", "{ \"root\": \"articles\", \"glossaries\": [\"glossary.csv\"] }");
        place.Write("glossary.csv", "source,vi\nNvidia,Nvidia\n");
        place.Write(".gitignore", "/.localizer/\n/localizer-report/\n");
        GitRun.In(place, "init", "-q", "-b", "main");
    }

    private static Task<CliResult> RunAsync(Workplace place) => BuiltCommand.EndOfAsync(BuiltCommand.StartProgram(place, "bash", Script));

    private static void Commit(Workplace place, string message)
    {
        GitRun.In(place, "add", "-A");
        GitRun.In(place, "commit", "-q", "-m", message);
    }

    private static string[] Changed(Workplace place) =>
        GitRun.In(place, "show", "--format=", "--name-only", "HEAD").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string Page(params string[] paragraphs) =>
        $"<!DOCTYPE html><html lang=en><title>News</title>\n{string.Concat(paragraphs.Select(text => $"<p>{text}</p>\n"))}</html>\n";
}
