using Localizer.Model;
using Localizer.Text;

namespace Localizer.Quality.Checks;

/// <summary>Whether Chinese and Japanese use their own full-width marks.</summary>
internal sealed class FullWidthPunctuationCheck : SegmentCheck
{
    /// <inheritdoc/>
    public override CheckRule Rule { get; } = new(
        "full-width-punctuation", Severity.Warning, CheckScope.Segment, "A narrow comma or stop among ideographs looks like a slip, and sits wrong in the line.", "Write ，。！？：； (Japanese: 、。！？) there.")
    {
        Lesser = "narrow marks in some places of a text that has full-width ones in others",
        Languages = ["zh", "ja", "yue"],
        Bad = [new("zh", "He said, it fell.", "他说,下跌了。"), new("ja", "It fell.", "下がった."), new("zh", "Who?", "谁?")],
        Good = [new("zh", "He said, it fell.", "他说，下跌了。"), new("zh", "At 10:30, 1,000 people", "10:30有1,000人"), new("ja", "Use .NET", "新しい.NETを使う"), new("zh", "Smith, J.", "Smith, J.")],
    };

    /// <inheritdoc/>
    public override Fault? Find(CheckedPair pair)
    {
        var (text, first, stops) = (pair.Target, 0, 0);
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] is not (',' or '.' or '?' or '!' or ';' or ':') || !IsIdeograph(text[i - 1]) || (i + 1 < text.Length && char.IsAsciiLetterOrDigit(text[i + 1])))
                continue;
            first = first == 0 ? i : first;
            stops += text[i] is ',' or '.' && !text.AsSpan(i).StartsWith("..") ? 1 : 0;
        }

        if (first == 0)
            return null;

        // One among full-width marks is a slip; a text that has no others was written with the wrong ones. Question marks are often narrow.
        var isThroughout = stops > 1 || (stops == 1 && text.AsSpan().IndexOfAny("，。、") < 0);
        return new Fault($"“{text[first - 1]}{text[first]}” has a narrow mark behind an ideograph.", isThroughout ? null : Severity.Info);
    }

    private static bool IsIdeograph(char character) => WordEdges.IsIdeographic(character) && (char.IsLetter(character) || character is '」' or '』' or '）' or '》') || character is '”' or '’';
}
