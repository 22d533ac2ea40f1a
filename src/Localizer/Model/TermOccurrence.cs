namespace Localizer.Model;

/// <summary>A glossary term found in a text.</summary>
/// <param name="Term">The term's source form as the glossary spells it.</param>
/// <param name="Start">First UTF-16 unit of the occurrence in the text.</param>
/// <param name="Length">Length in UTF-16 units, a plural or possessive ending not included.</param>
public readonly record struct TermOccurrence(string Term, int Start, int Length)
{
    /// <summary>What is to stand for it in the target where a service is told that in the text itself; else <see langword="null"/>.</summary>
    internal string? Form { get; init; }
}
