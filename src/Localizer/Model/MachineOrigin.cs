namespace Localizer.Model;

/// <summary>The rungs of the ladder on which a segment is translated by a service, from the best down.</summary>
internal static class Rungs
{
    /// <summary>The segment with its codes, in the markup that the service knows best.</summary>
    public const int Markup = 1;

    /// <summary>The same answer, repaired by rules; asks nobody.</summary>
    public const int Repair = 2;

    /// <summary>The segment with its codes, in another markup.</summary>
    public const int OtherMarkup = 3;

    /// <summary>Clause by clause, cut at codes.</summary>
    public const int Clauses = 4;

    /// <summary>Plain text; the codes are put back by their words.</summary>
    public const int PlainText = 5;

    /// <summary>The segment once more, for the sake of terms that its translation lacks: they go as what a service leaves alone.</summary>
    public const int Terms = 7;
}

/// <summary>Why a person has to look at a machine's translation.</summary>
internal enum ReviewReason
{
    /// <summary>Nobody has to.</summary>
    None,

    /// <summary>It was translated without its inline codes, which were put back by their words.</summary>
    CodesPutBack,

    /// <summary>A part of it seems to be the source's.</summary>
    PartUntranslated,

    /// <summary>Its end seems to be missing.</summary>
    CutOff,

    /// <summary>It is the memory's for the same source but for numbers, dates in digits or codes, which were put right.</summary>
    Adapted,
}

/// <summary>How a machine's translation came about: what goes with a target wherever targets are kept.</summary>
/// <param name="Provider">The service's name.</param>
/// <param name="Rung">The rung of the ladder that it was had on, one of <see cref="Rungs"/>.</param>
/// <param name="Review">Why a person has to look at it.</param>
internal sealed record MachineOrigin(string Provider, int Rung, ReviewReason Review = ReviewReason.None)
{
    /// <summary>The service's version: its model and what it was told besides the text, in a stable form; <see langword="null"/> when that is not known.</summary>
    public string? Version { get; init; }

    /// <summary>Whether a person has to look at it.</summary>
    public bool NeedsReview => Review != ReviewReason.None;
}
