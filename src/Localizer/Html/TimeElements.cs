using System.Collections.Immutable;
using System.Text;
using Localizer.Model;

namespace Localizer.Html;

/// <summary>A <c>time</c> element in a text.</summary>
/// <param name="Opening">The code of its start tag.</param>
/// <param name="MachineDate">Its <c>datetime</c>, or <see langword="null"/>.</param>
internal readonly record struct TimeElement(InlineCode Opening, string? MachineDate);

/// <summary>Finds the <c>time</c> elements among the inline codes of a text.</summary>
internal static class TimeElements
{
    /// <summary>The <c>time</c> elements of a text, in order.</summary>
    /// <param name="page">The page.</param>
    /// <param name="text">The text of a unit or a segment of the page itself, not of one in an attribute.</param>
    /// <param name="codeSites">For each of its codes, the bytes that it stands for.</param>
    public static IEnumerable<TimeElement> Of(SourcePage page, CodedText text, ImmutableArray<ByteRange> codeSites)
    {
        for (var i = 0; i < codeSites.Length; i++)
        {
            if (text.Codes[i].Code.Kind == CodeKind.Opening && IsTime(page, codeSites[i], out var machineDate))
                yield return new TimeElement(text.Codes[i].Code, machineDate);
        }
    }

    private static bool IsTime(SourcePage page, ByteRange site, out string? machineDate)
    {
        machineDate = null;
        var markup = page.Markup.Span;
        if (site.Length < 6 || !Ascii.EqualsIgnoreCase(markup.Slice(site.Start, 5), "<time"u8))
            return false;
        var tokenizer = new HtmlTokenizer(markup[..site.End], site.Start);
        if (!tokenizer.Read() || tokenizer.Kind != HtmlTokenKind.StartTag || tokenizer.Content.Length != 4)
            return false;
        if (tokenizer.TryGetAttribute("datetime"u8, out var attribute))
            machineDate = Encoding.Latin1.GetString(attribute.Value.Of(markup));
        return true;
    }
}
