using Localizer.Model;

namespace Localizer.InlineCodes;

/// <summary>What a piece of an answer is.</summary>
internal enum AnswerTokenKind
{
    /// <summary>Text, decoded.</summary>
    Text,

    /// <summary>A code as its dialect writes it; its id may be one that the source has not.</summary>
    Code,

    /// <summary>What looks like a tag and cannot be read as a code: a changed one, or a closing tag without its opening one.</summary>
    Damaged,
}

/// <summary>A piece of an answer.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The decoded text, or the tag as it came.</param>
/// <param name="Code">The code of a tag that could be read.</param>
internal readonly record struct AnswerToken(AnswerTokenKind Kind, string Text, InlineCode Code = default)
{
    /// <summary>A run of text.</summary>
    public static AnswerToken OfText(string text) => new(AnswerTokenKind.Text, text);

    /// <summary>A code.</summary>
    public static AnswerToken OfCode(InlineCode code, string tag = "") => new(AnswerTokenKind.Code, tag, code);

    /// <summary>A tag that cannot be read.</summary>
    public static AnswerToken OfDamage(string tag) => new(AnswerTokenKind.Damaged, tag);
}
