namespace Localizer.InlineCodes.Dialects;

/// <summary>In what ways a tag is not written as its dialect writes it. A repair rule undoes one of them.</summary>
[Flags]
internal enum TagFlaws
{
    /// <summary>In none.</summary>
    None = 0,

    /// <summary>White space where there is none, as in <c>&lt; / b &gt;</c>.</summary>
    Spaces = 1,

    /// <summary>Quotes that are none in markup, as in <c>id=“1”</c>.</summary>
    Quotes = 2,

    /// <summary>An attribute of another name holds the number.</summary>
    AttributeName = 4,

    /// <summary>A character before the name that no name begins with, as in <c>&lt;*b&gt;</c>.</summary>
    Mark = 8,

    /// <summary>Digits of another script.</summary>
    Digits = 16,
}

/// <summary>What looks like a tag in an answer.</summary>
internal readonly ref struct WireTag
{
    /// <summary>The element's name, or the number of a tag that is named by one.</summary>
    public ReadOnlySpan<char> Name { get; init; }

    /// <summary>The id: the attribute's value, or the number of a tag that is named by one; empty when there is none.</summary>
    public ReadOnlySpan<char> Id { get; init; }

    /// <summary>Whether a slash stands before the name.</summary>
    public bool IsClosing { get; init; }

    /// <summary>Whether a slash stands at the end.</summary>
    public bool IsSelfClosing { get; init; }

    /// <summary>Length in UTF-16 units, brackets included.</summary>
    public int Length { get; init; }

    /// <summary>How it differs from what a dialect writes.</summary>
    public TagFlaws Flaws { get; init; }
}
