using Localizer.Model;

namespace Localizer.Pipeline.Doctor;

/// <summary>Something that makes a run fail, or go otherwise than people expect.</summary>
/// <param name="What">What it is, where, and its remedy as the hint. What stands between backquotes in that is a command of the shell for the project's folder.</param>
/// <param name="RunEndsWith">The exit code that a run would end with because of it; 0 when it would not fail.</param>
internal sealed record Trouble(Diagnostic What, int RunEndsWith);

/// <summary>A kind of trouble: what is looked for, and how much it weighs.</summary>
/// <param name="id">A slug that stays the same over versions.</param>
/// <param name="runEndsWith">The exit code that a run would end with; 0 for what only warns.</param>
/// <param name="looksFor">What it is, as a sentence without its stop.</param>
internal abstract class TroubleRule(string id, int runEndsWith, string looksFor)
{
    /// <summary>A slug that stays the same over versions.</summary>
    public string Id => id;

    /// <summary>The exit code that a run would end with; 0 for what only warns.</summary>
    public int RunEndsWith => runEndsWith;

    /// <summary>What it is, as a sentence without its stop.</summary>
    public string LooksFor => looksFor;

    /// <summary>A trouble of this kind.</summary>
    /// <param name="message">What is wrong, in one sentence.</param>
    /// <param name="remedy">What to do, so that it is gone.</param>
    /// <param name="place">Where, or <see langword="null"/>.</param>
    protected Trouble Is(string message, string remedy, Place? place = null) =>
        new(new Diagnostic(id, runEndsWith == ExitCode.Done ? Severity.Warning : Severity.Error, message, place, remedy), runEndsWith);
}

/// <summary>A kind of trouble with the project: its configuration, its files, its folders.</summary>
internal abstract class ProjectTrouble(string id, int runEndsWith, string looksFor) : TroubleRule(id, runEndsWith, looksFor)
{
    /// <summary>Looks for it.</summary>
    /// <param name="project">What is known of the project.</param>
    public abstract IEnumerable<Trouble> Find(ExaminedProject project);
}

/// <summary>A kind of trouble with a service that a run would ask.</summary>
internal abstract class ServiceTrouble(string id, int runEndsWith, string looksFor) : TroubleRule(id, runEndsWith, looksFor)
{
    /// <summary>Looks for it.</summary>
    /// <param name="service">What is known of the service.</param>
    public abstract Trouble? Find(ExaminedService service);
}
