namespace Localizer.Model;

/// <summary>What an inline code does.</summary>
public enum CodeKind
{
    /// <summary>Opens a pair, as <c>&lt;b&gt;</c> does.</summary>
    Opening,

    /// <summary>Closes a pair, as <c>&lt;/b&gt;</c> does; it has its opening code's id.</summary>
    Closing,

    /// <summary>Stands alone, as <c>&lt;br&gt;</c> and <c>&lt;img&gt;</c> do, or content that stays as it is.</summary>
    Standalone,
}

/// <summary>An inline code: markup inside a segment that translation may move but not change.</summary>
/// <param name="Id">Number within the unit, from 1; both codes of a pair have the same.</param>
/// <param name="Kind">What the code does.</param>
public readonly record struct InlineCode(int Id, CodeKind Kind);

/// <summary>An inline code at its place in a text.</summary>
/// <param name="Offset">The UTF-16 unit of the text before which the code stands; the text's length for a code at its end.</param>
/// <param name="Code">The code.</param>
public readonly record struct PlacedCode(int Offset, InlineCode Code);
