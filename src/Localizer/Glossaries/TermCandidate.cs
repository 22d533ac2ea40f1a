namespace Localizer.Glossaries;

/// <summary>What makes a phrase look like a term.</summary>
public enum TermCandidateKind
{
    /// <summary>It has digits, inner capitals, or capitals alone: H20, DeepSeek, CUDA.</summary>
    Code,

    /// <summary>Its words begin with capitals where no sentence does.</summary>
    Name,

    /// <summary>It is written out before its abbreviation.</summary>
    Expansion,

    /// <summary>Words that come together again and again.</summary>
    Phrase,
}

/// <summary>A phrase of articles that may be a term.</summary>
/// <param name="Phrase">The phrase as it is spelled most often.</param>
/// <param name="Kind">What makes it look like a term.</param>
/// <param name="Count">How often it stands in the articles.</param>
/// <param name="Pages">In how many of them.</param>
/// <param name="Context">A text that has it.</param>
/// <param name="Abbreviation">Its abbreviation, or <see langword="null"/>.</param>
public sealed record TermCandidate(string Phrase, TermCandidateKind Kind, int Count, int Pages, string Context, string? Abbreviation = null);
