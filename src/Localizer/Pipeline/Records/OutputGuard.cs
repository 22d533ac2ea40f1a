namespace Localizer.Pipeline.Records;

/// <summary>Whose an output is that stands where a page goes.</summary>
internal enum OutputVerdict
{
    /// <summary>There is none, or nobody watches.</summary>
    Absent,

    /// <summary>We wrote it.</summary>
    Ours,

    /// <summary>A person may have changed it, and what was changed was read back.</summary>
    ReadBack,

    /// <summary>It was changed, or made, in a way that cannot be read back.</summary>
    Foreign,
}

/// <summary>What was found where a page goes.</summary>
/// <param name="Verdict">Whose it is.</param>
/// <param name="Hash">The hash of its bytes; 0 when there is none.</param>
/// <param name="State">What was remembered of it, or <see langword="null"/>.</param>
/// <param name="Reading">The output as it stands, when it had to be read.</param>
/// <param name="Edits">What a person changed in it, or <see langword="null"/>.</param>
internal sealed record OutputGuard(OutputVerdict Verdict, UInt128 Hash, PageState? State, OutputReading? Reading, EditsRead? Edits)
{
    /// <summary>Nothing stands in the way.</summary>
    public static OutputGuard Absent { get; } = new(OutputVerdict.Absent, 0, null, null, null);

    /// <summary>Whether the output is but for its words what was written, so that no other work than what was read back is lost with it.</summary>
    public bool HasOurMarkup { get; init; }
}
