namespace Localizer.Glossaries;

/// <summary>How much of a text's words a term has to be.</summary>
public enum TermMatch
{
    /// <summary>Whole words, the last of which may have an English plural or possessive ending.</summary>
    Word,

    /// <summary>Whole words as they are.</summary>
    Exact,

    /// <summary>Whole words, the last of which may go on: semiconduct is in semiconductors.</summary>
    Prefix,

    /// <summary>Whole words in which <c>*</c> stands for any number of letters and digits: RTX*, GB*00.</summary>
    Wildcard,
}
