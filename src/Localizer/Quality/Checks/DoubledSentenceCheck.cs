using Localizer.Model;
using Localizer.Text;

namespace Localizer.Quality.Checks;

/// <summary>Whether a sentence stands twice in a translation and not in its source.</summary>
internal sealed class DoubledSentenceCheck : SegmentCheck
{
    private const int ShortestVolume = 12;

    /// <inheritdoc/>
    public override CheckRule Rule { get; } = new(
        "doubled-sentence", Severity.Warning, CheckScope.Segment, "A model that repeats itself has lost its place.", "Take one of them out.")
    {
        Bad = [new("vi", "The shares fell.", "Cổ phiếu giảm giá. Cổ phiếu giảm giá."), new("ja", "The shares fell on Monday.", "株価は月曜日に下がった。株価は月曜日に下がった。")],
        Good = [new("vi", "No. No.", "Không. Không."), new("vi", "The shares fell. They fell.", "Cổ phiếu giảm giá. Chúng giảm.")],
    };

    /// <inheritdoc/>
    public override Fault? Find(CheckedPair pair)
    {
        var text = pair.Target;
        if (CountStops(text) < 1)
            return null;
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && !IsEnd(text, i))
                continue;
            var sentence = text.AsSpan(start, i - start).Trim(" \u00A0.!?。！？\"“”„«»「」『』*");
            start = i + 1;
            if (VolumeOf(sentence) < ShortestVolume || seen.Add(sentence.ToString()) || IsTwice(pair.Source))
                continue;
            return new Fault($"“{Words.Shown(sentence)}” stands twice.");
        }

        return null;
    }

    private static bool IsEnd(string text, int at) =>
        text[at] is '。' or '！' or '？' || (text[at] is '.' or '!' or '?' && (at + 1 == text.Length || !char.IsLetterOrDigit(text[at + 1])));

    private static int CountStops(string text)
    {
        var count = 0;
        for (var i = 0; i < text.Length; i++)
            count += IsEnd(text, i) ? 1 : 0;
        return count;
    }

    // A source that repeats itself may be translated so.
    private static bool IsTwice(string source)
    {
        var parts = source.Split(['.', '!', '?', '。', '！', '？'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        parts = Array.FindAll(parts, part => part.Length >= ShortestVolume);
        return parts.Length != parts.Distinct(StringComparer.OrdinalIgnoreCase).Count();
    }

    private static int VolumeOf(ReadOnlySpan<char> text)
    {
        var volume = 0;
        foreach (var character in text)
            volume += WordEdges.IsIdeographic(character) ? 3 : char.IsLetterOrDigit(character) ? 1 : 0;
        return volume;
    }
}
