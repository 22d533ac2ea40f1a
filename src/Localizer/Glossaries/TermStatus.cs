namespace Localizer.Glossaries;

/// <summary>What the forms of a glossary's row are to their term.</summary>
public enum TermStatus
{
    /// <summary>They are what is to stand for it.</summary>
    Preferred,

    /// <summary>They may stand for it too.</summary>
    Admitted,

    /// <summary>They must not stand for it.</summary>
    Forbidden,
}
