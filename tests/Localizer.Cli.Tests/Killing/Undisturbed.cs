namespace Localizer.Cli.Tests.Killing;

/// <summary>What a run comes to that nothing disturbs, and what one must come to that was disturbed and run again.</summary>
/// <param name="Size">The project.</param>
/// <param name="Localized">Its pages and records.</param>
/// <param name="Files">All files afterwards.</param>
/// <param name="Billed">The bill.</param>
/// <param name="Questions">What was asked.</param>
/// <param name="Took">How long it took in a process of its own, start to end; the median where it was run more than once.</param>
internal sealed record Undisturbed(
    ProjectSize Size, SortedDictionary<string, string> Localized, string[] Files, long Billed, HashSet<(string Text, string To)> Questions, TimeSpan Took)
{
    /// <summary>Runs a project undisturbed.</summary>
    /// <param name="size">The project.</param>
    /// <param name="rounds">How often it is run, to know how long it takes.</param>
    /// <param name="atOnce">How many are run at once, as they will be later.</param>
    public static async Task<Undisturbed> RunAsync(ProjectSize size, int rounds = 1, int atOnce = 1)
    {
        var runs = new List<Undisturbed>();
        for (var round = 0; round < rounds; round++)
            runs.AddRange(await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => OnceAsync(size))));
        foreach (var run in runs)
        {
            run.Localized.ShouldBe(runs[0].Localized);
            run.Files.ShouldBe(runs[0].Files);
            run.Billed.ShouldBe(runs[0].Billed);
        }

        return runs[0] with { Took = runs.Select(run => run.Took).Order().ElementAt(runs.Count / 2) };
    }

    /// <summary>
    /// Runs a disturbed project again, and holds what it comes to to this: pages and records to the byte, no other file, and a bill that is
    /// larger by just the requests whose answers never arrived; then a frozen run finds nothing missing.
    /// </summary>
    /// <param name="project">The project after the run that was disturbed.</param>
    /// <param name="service">The service with its books.</param>
    /// <param name="what">What disturbed it, for messages.</param>
    /// <returns>The requests whose answers were lost.</returns>
    public async Task<IReadOnlyList<PaidCall>> ShouldBeReachedAsync(DisturbedProject project, PaidService service, string what)
    {
        var next = await project.RunAsync(RunKey.Next);
        next.ExitCode.ShouldBe(0, what + next.Error);
        project.Localized().ShouldBe(Localized, what);
        project.Files().ShouldBe(Files, what);

        var requests = service.Requests;
        var frozen = await project.RunAsync(RunKey.Frozen);
        frozen.ExitCode.ShouldBe(0, what + frozen.Error);
        service.Requests.ShouldBe(requests, what);
        project.Localized().ShouldBe(Localized, what);

        var (first, second) = (service.PaidBy(RunKey.First), service.PaidBy(RunKey.Next));
        var again = second.SelectMany(call => call.Questions).ToList();
        again.ShouldBeUnique(what);
        first.SelectMany(call => call.Questions).ShouldBeUnique(what);
        first.SelectMany(call => call.Questions).Concat(again).ToHashSet().SetEquals(Questions).ShouldBeTrue(what);

        // An answer is kept whole or not at all, and what is paid again is just what was not kept.
        var lost = first.Where(call => call.Questions.Any(again.Contains)).ToList();
        lost.ShouldAllBe(call => call.Questions.All(again.Contains), what);
        (service.BilledCharacters - Billed).ShouldBe(lost.Sum(call => call.Characters), what);
        return lost;
    }

    private static async Task<Undisturbed> OnceAsync(ProjectSize size)
    {
        await using var service = await PaidService.StartAsync(size.Latency);
        using var project = new DisturbedProject(size, service);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var result = await project.RunBuiltAsync(RunKey.First);
        var took = watch.Elapsed;
        result.ExitCode.ShouldBe(0, result.Error);
        var questions = service.PaidBy(RunKey.First).SelectMany(call => call.Questions).ToList();
        questions.ShouldBeUnique();
        service.BilledCharacters.ShouldBe(questions.Sum(question => (long)question.Text.Length));
        return new Undisturbed(size, project.Localized(), project.Files(), service.BilledCharacters, [.. questions], took);
    }
}
