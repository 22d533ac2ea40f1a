namespace Localizer.Glossaries;

/// <summary>Whether upper and lower case are the same to a term.</summary>
public enum TermCasing
{
    /// <summary>As the term's own spelling tells: one with an inner capital or a digit, or all in capitals, is sensitive.</summary>
    Smart,

    /// <summary>It is found as it is spelled.</summary>
    Sensitive,

    /// <summary>It is found in any case.</summary>
    Insensitive,
}
