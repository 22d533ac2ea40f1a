using Localizer.Model;
using Localizer.Text;

namespace Localizer.Quality.Checks;

/// <summary>Whether a translation has two spaces in a row, or one before a stop, where its source and its language have none.</summary>
internal sealed class SpacesCheck : SegmentCheck
{
    /// <inheritdoc/>
    public override CheckRule Rule { get; } = new(
        "spaces", Severity.Warning, CheckScope.Segment, "A space before a stop shows, and breaks the line where it should not; a browser draws two spaces as one.", "Take the space out.")
    {
        Lesser = "two spaces in a row, and a space before a full-width stop",
        Bad = [new("vi", "The shares fell.", "Cổ phiếu  giảm giá."), new("es", "Yes, it fell.", "Sí , cayó."), new("de", "It fell.", "Sie fiel ."), new("zh", "It fell.", "下跌了 。")],
        Good = [new("vi", "The shares fell.", "Cổ phiếu giảm giá."), new("fr", "Who?", "Qui\u00A0?"), new("vi", "Use .NET", "Dùng .NET"), new("es", "a  b", "a  b")],
    };

    /// <inheritdoc/>
    public override Fault? Find(CheckedPair pair)
    {
        var text = pair.Target;
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (text[i] is not (' ' or '\u00A0'))
                continue;
            var next = text[i + 1];
            if (next is ' ' or '\u00A0' && !HasDoubled(pair.Source))
                return new Fault($"There are two spaces in a row before “{Words.Shown(text.AsSpan(i).TrimStart())}”.", Severity.Info);
            if (i > 0 && IsStop(text, i + 1) && !(pair.To.Language == "fr" && next is ':' or ';' or '!' or '?') && !HasBefore(pair.Source, next))
                return new Fault($"There is a space before “{next}”.", pair.IsIdeographic ? Severity.Info : null);
        }

        return null;
    }

    private static bool IsStop(string text, int at) => text[at] switch
    {
        '。' or '，' or '、' or '！' or '？' or '；' or '：' => true,
        ',' or '.' or ';' or ':' or '!' or '?' => at + 1 == text.Length || text[at + 1] is ' ' or '\u00A0' or '"' or '”',
        _ => false,
    };

    private static bool HasDoubled(string source) => source.AsSpan().IndexOf("  ") >= 0 || source.Contains('\u00A0', StringComparison.Ordinal);

    private static bool HasBefore(string source, char stop)
    {
        for (var at = source.IndexOf(stop, StringComparison.Ordinal); at >= 0; at = at + 1 < source.Length ? source.IndexOf(stop, at + 1) : -1)
        {
            if (at > 0 && source[at - 1] is ' ' or '\u00A0')
                return true;
        }

        return false;
    }
}
