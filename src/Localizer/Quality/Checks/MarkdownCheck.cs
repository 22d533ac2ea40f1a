using System.Text.RegularExpressions;
using Localizer.Model;
using Localizer.Text;

namespace Localizer.Quality.Checks;

/// <summary>Whether a translation has Markdown that its source has not.</summary>
internal sealed partial class MarkdownCheck : SegmentCheck
{
    /// <inheritdoc/>
    public override CheckRule Rule { get; } = new(
        "markdown", Severity.Error, CheckScope.Segment, "A page shows the marks of Markdown as they are.", "Take the marks out.")
    {
        Bad = [new("vi", "The shares fell.", "**Cổ phiếu** giảm giá."), new("es", "The shares fell.", "## Las acciones cayeron."), new("de", "See here.", "Siehe [hier](https://example.com)."), new("ja", "It fell.", "```下がった```")],
        Good = [new("vi", "Rated **** of 5", "Được **** trên 5"), new("es", "#1 in sales", "N.º 1 en ventas"), new("de", "The f*** word", "Das F***-Wort"), new("vi", "- It fell", "- Nó rơi")],
    };

    /// <inheritdoc/>
    public override Fault? Find(CheckedPair pair)
    {
        if (pair.Target.AsSpan().IndexOfAny("*`#_]") < 0)
            return null;
        var match = Pattern().Match(pair.Target);
        return match.Success && !Pattern().IsMatch(pair.Source) ? new Fault($"“{Words.Shown(match.Value)}” is Markdown.") : null;
    }

    [GeneratedRegex(@"\*\*[^\s*][^*]{0,4000}\*\*|__[^\s_][^_]{0,200}__|```|`[^`\s][^`]{0,100}`|^#{1,6}\s|\[[^\[\]]{1,200}\]\([^()\s]{1,500}\)", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Pattern();
}
