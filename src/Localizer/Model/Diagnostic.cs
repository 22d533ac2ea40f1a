namespace Localizer.Model;

/// <summary>How much a diagnostic weighs.</summary>
public enum Severity
{
    /// <summary>Worth knowing; fails nothing.</summary>
    Info,

    /// <summary>Probably wrong; fails a gate that asks for no warnings.</summary>
    Warning,

    /// <summary>Certainly wrong; fails the default gate.</summary>
    Error,
}

/// <summary>Where a diagnostic points.</summary>
/// <param name="File">The file as the user named it, with <c>/</c> between folders.</param>
/// <param name="Position">The place in it, or <see langword="null"/> when the whole file is meant.</param>
public sealed record Place(string File, TextPosition? Position = null)
{
    /// <summary>The name of the place in a workbook, such as <c>sheet Terms, B7</c>, whose <see cref="Position"/> is the row and the column; or <see langword="null"/>.</summary>
    public string? Cell { get; init; }

    /// <summary><c>file:line:column</c>, <c>file: cell</c>, or the file alone.</summary>
    public override string ToString() => Cell is not null ? $"{File}: {Cell}" : Position is { } position ? $"{File}:{position}" : File;
}

/// <summary>What was found, where, why it matters and what to do about it.</summary>
/// <param name="Id">A slug that stays the same over versions, such as <c>term-missing</c>.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Message">One sentence that quotes names and blames nobody.</param>
/// <param name="Place">Where, or <see langword="null"/> when no file is concerned.</param>
/// <param name="Hint">What to do, as one sentence, or <see langword="null"/>.</param>
public sealed record Diagnostic(string Id, Severity Severity, string Message, Place? Place = null, string? Hint = null)
{
    /// <summary>The unit that a quality finding is about, or <see langword="null"/>.</summary>
    public string? Unit { get; init; }

    /// <summary>The segment of <see cref="Unit"/> that a quality finding is about, or <see langword="null"/>.</summary>
    public string? Segment { get; init; }

    /// <summary>The line for a terminal: place, severity, id, message and hint.</summary>
    public override string ToString()
    {
        var severity = Severity switch
        {
            Severity.Error => "error",
            Severity.Warning => "warning",
            _ => "info",
        };
        var place = Place is null ? "" : $"{Place}: ";
        var hint = Hint is null ? "" : $" {Hint}";
        return $"{place}{severity} {Id}: {Message}{hint}";
    }
}

/// <summary>
/// Input that cannot be used: an argument, a configuration, a glossary, a memory or a page. The command answers with exit code 2.
/// </summary>
/// <param name="diagnostic">What is wrong, where, and what to do.</param>
/// <param name="innerException">The cause, if there is one.</param>
public sealed class BadInputException(Diagnostic diagnostic, Exception? innerException = null)
    : Exception(diagnostic.ToString(), innerException)
{
    /// <summary>What is wrong, where, and what to do.</summary>
    public Diagnostic Diagnostic { get; } = diagnostic;
}
