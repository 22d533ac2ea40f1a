using Localizer.Model;
using Localizer.Reports;

namespace Localizer.Pipeline.Doctor;

/// <summary>What is examined.</summary>
public sealed record DoctorOptions
{
    /// <summary>The folder that relative paths start from.</summary>
    public required string CurrentFolder { get; init; }

    /// <summary>The configuration that the user named, or <see langword="null"/> for the nearest one upward.</summary>
    public string? Configuration { get; init; }

    /// <summary>Where the pages are; the configuration's root, else the project's folder, when left out.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>Locales that the user says the project is translated into.</summary>
    public IReadOnlyList<Locale> To { get; init; } = [];

    /// <summary>The providers that the user named, with commas; the configuration's when left out.</summary>
    public string? Providers { get; init; }

    /// <summary>Whether services are asked: for the time, for what is left of their quota, and to translate a word.</summary>
    public bool AsksServices { get; init; } = true;

    /// <summary>Which troubles make the exit code other than 0.</summary>
    public FailOn FailOn { get; init; } = FailOn.Error;

    /// <summary>Reads an environment variable.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}

/// <summary>Looks for all that would make a run fail, or go otherwise than people expect.</summary>
public static class Examination
{
    /// <summary>The kinds of trouble that are looked for: id, what it is, and the exit code that a run would end with (0 for what only warns).</summary>
    public static IReadOnlyList<(string Id, string LooksFor, int RunEndsWith)> Kinds { get; } =
        [.. TroubleCatalog.All.Select(rule => (rule.Id, rule.LooksFor, rule.RunEndsWith))];

    /// <summary>Examines a project, the services that it names and the machine.</summary>
    /// <param name="options">What is examined.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What was found. Its exit code is the one that a run would end with; for warnings alone, where they fail, 3.</returns>
    public static async Task<DoctorReport> RunAsync(DoctorOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var project = await new ProjectExaminer(options).ExamineAsync(cancellationToken).ConfigureAwait(false);
        var troubles = Look(project).ToList();
        return new DoctorReport(ExitCodeOf(troubles, options.FailOn), [.. troubles.Select(trouble => RowOf(trouble.What))])
        {
            Diagnostics = [.. troubles.Select(trouble => trouble.What)],
        };
    }

    private static IEnumerable<Trouble> Look(ExaminedProject project)
    {
        var ofConfiguration = TroubleCatalog.OfConfiguration.SelectMany(rule => rule.Find(project)).ToList();
        return ofConfiguration.Count > 0
            ? ofConfiguration
            : TroubleCatalog.OfProject.SelectMany(rule => rule.Find(project))
                .Concat(project.Services.SelectMany(service => TroubleCatalog.OfService.Select(rule => rule.Find(service)).OfType<Trouble>()));
    }

    private static int ExitCodeOf(List<Trouble> troubles, FailOn failOn) => failOn switch
    {
        FailOn.Never => ExitCode.Done,
        FailOn.Warning => ExitCode.Combine(troubles.Select(trouble => trouble.RunEndsWith == ExitCode.Done ? ExitCode.GateFailed : trouble.RunEndsWith)),
        _ => ExitCode.Combine(troubles.Select(trouble => trouble.RunEndsWith).Where(code => code != ExitCode.Done)),
    };

    private static DoctorFinding RowOf(Diagnostic what) => new(
        what.Id, what.Severity == Severity.Error ? "error" : "warning", what.Message, what.Hint ?? "",
        what.Place?.File, what.Place?.Position?.Line, what.Place?.Position?.Column);
}
