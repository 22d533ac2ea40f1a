namespace Localizer.Pipeline;

/// <summary>What a file is to the checks.</summary>
public enum CheckInputKind
{
    /// <summary>A bilingual file: XLIFF.</summary>
    Bilingual,

    /// <summary>A translation memory: TMX.</summary>
    Memory,

    /// <summary>A localized page, which is held against its source.</summary>
    Page,
}

/// <summary>A file to be checked.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="File">The file.</param>
/// <param name="Source">The page that it was made from, of a page; else <see langword="null"/>.</param>
public sealed record CheckInput(CheckInputKind Kind, NamedFile File, NamedFile? Source = null);
