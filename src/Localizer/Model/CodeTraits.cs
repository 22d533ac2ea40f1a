using System.Collections.Frozen;

namespace Localizer.Model;

/// <summary>What a person may do with a code, as XLIFF 2 says it.</summary>
/// <param name="CanDelete">Whether it may be left out.</param>
/// <param name="CanCopy">Whether it may be there more than once.</param>
internal readonly record struct CodeTraits(bool CanDelete, bool CanCopy)
{
    private static readonly FrozenSet<string> Formatting = new[]
    {
        "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "span",
        "strike", "strong", "sub", "sup", "tt", "u", "var", "wbr",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Formatting: both.</summary>
    public static CodeTraits OfFormatting { get; } = new(true, true);

    /// <summary>Links, media and what is not known: neither.</summary>
    public static CodeTraits OfContent { get; }

    /// <summary>The traits of an element.</summary>
    /// <param name="element">Its name, in any case.</param>
    public static CodeTraits Of(string element) => Formatting.Contains(element) ? OfFormatting : OfContent;

    /// <summary>The traits of a code. One that stands alone has its content in it, which a person may not drop, unless it is a place to break.</summary>
    /// <param name="kind">What the code does.</param>
    /// <param name="markup">Its markup, or the beginning of it.</param>
    public static CodeTraits OfMarkup(CodeKind kind, string markup)
    {
        ArgumentNullException.ThrowIfNull(markup);
        var start = markup.StartsWith("</", StringComparison.Ordinal) ? 2 : 1;
        var end = start;
        while (end < markup.Length && (char.IsAsciiLetterOrDigit(markup[end]) || markup[end] is '-' or ':'))
            end++;
        var name = markup.Length > start && markup[0] == '<' ? markup[start..end] : "";
        return kind == CodeKind.Standalone && !name.Equals("wbr", StringComparison.OrdinalIgnoreCase) ? OfContent : Of(name);
    }

    /// <summary>Whether they allow what was done.</summary>
    /// <param name="change">What was done.</param>
    public bool Allow(CodeChange change) => change == CodeChange.Removed ? CanDelete : CanCopy;
}
