namespace Localizer.Pipeline;

/// <summary>The exit codes of the command.</summary>
public static class ExitCode
{
    /// <summary>Done, gates passed.</summary>
    public const int Done = 0;

    /// <summary>A defect of the program.</summary>
    public const int Defect = 1;

    /// <summary>Wrong use, or a bad input or configuration file.</summary>
    public const int BadInput = 2;

    /// <summary>A quality gate failed, or a person's edit stands in the way.</summary>
    public const int GateFailed = 3;

    /// <summary>Something is not translated.</summary>
    public const int NotTranslated = 4;

    /// <summary>A frozen run lacks something.</summary>
    public const int Stale = 5;

    /// <summary>The budget would be exceeded.</summary>
    public const int OverBudget = 6;

    /// <summary>Interrupted; what was finished is kept.</summary>
    public const int Interrupted = 130;

    // When several apply, the first of these is given.
    private static readonly int[] Precedence = [Interrupted, Defect, BadInput, OverBudget, NotTranslated, Stale, GateFailed];

    /// <summary>The one code to give when several apply.</summary>
    /// <param name="codes">The codes; none means done.</param>
    public static int Combine(IEnumerable<int> codes)
    {
        var all = codes.ToHashSet();
        return Array.Find(Precedence, all.Contains);
    }
}
