using System.Collections.Immutable;
using Localizer.Model;

namespace Localizer.Pipeline;

/// <summary>The text between the two codes of a pair.</summary>
internal static class InnerText
{
    /// <summary>The text between an opening code and its closing one.</summary>
    /// <returns><see langword="null"/> when there is another code between them, or no closing one.</returns>
    public static string? Of(CodedText text, InlineCode opening) =>
        Find(text, opening) is var at and >= 0 ? text.Text[text.Codes[at].Offset..text.Codes[at + 1].Offset] : null;

    /// <summary>The same text with another between the codes; as it is when they do not stand next to each other.</summary>
    public static CodedText Replace(CodedText text, InlineCode opening, string inner)
    {
        var at = Find(text, opening);
        if (at < 0)
            return text;
        var (start, end) = (text.Codes[at].Offset, text.Codes[at + 1].Offset);
        var shift = inner.Length - (end - start);
        ImmutableArray<PlacedCode> codes = [.. text.Codes.Select((code, index) => index <= at ? code : code with { Offset = code.Offset + shift })];
        return new CodedText(string.Concat(text.Text.AsSpan(0, start), inner, text.Text.AsSpan(end)), codes);
    }

    private static int Find(CodedText text, InlineCode opening)
    {
        var at = text.Codes.IndexOf(text.Codes.FirstOrDefault(placed => placed.Code == opening));
        return at >= 0 && at + 1 < text.Codes.Length && text.Codes[at + 1].Code == opening with { Kind = CodeKind.Closing } ? at : -1;
    }
}
