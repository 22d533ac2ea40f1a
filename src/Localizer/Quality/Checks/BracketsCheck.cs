using System.Buffers;
using Localizer.Model;

namespace Localizer.Quality.Checks;

/// <summary>Whether brackets open and close in a translation as they do in its source.</summary>
internal sealed class BracketsCheck : SegmentCheck
{
    private static readonly SearchValues<char> Any = SearchValues.Create("()[]（）［］【】〔〕");

    /// <inheritdoc/>
    public override CheckRule Rule { get; } = new(
        "brackets", Severity.Warning, CheckScope.Segment, "A bracket without its partner leaves the reader waiting.", "Close it, or take it out.")
    {
        Bad = [new("vi", "The chip (H20) is sold.", "Chip (H20 được bán."), new("zh", "The chip (H20) is sold.", "芯片H20）有售。"), new("es", "It [the chip] is sold.", "Se vende [el chip.")],
        Good = [new("vi", "The chip (H20) is sold.", "Chip (H20) được bán."), new("zh", "The chip (H20) is sold.", "芯片（H20)有售。"), new("de", "a) The chip", "a) Der Chip")],
    };

    /// <inheritdoc/>
    public override Fault? Find(CheckedPair pair)
    {
        if (pair.Target.AsSpan().IndexOfAny(Any) < 0)
            return null;
        foreach (var kind in (ReadOnlySpan<Kind>)[new('(', ')', '（', '）'), new('[', ']', '［', '］'), new('【', '】', '〔', '〕')])
        {
            if (IsOpen(pair.Target, kind) && !IsOpen(pair.Source, kind))
                return new Fault($"“{kind.Opening}” and “{kind.Closing}” do not pair.");
        }

        return null;
    }

    // What closes without being opened counts only behind a word: "a)" and ":)" are no brackets.
    private static bool IsOpen(string text, Kind kind)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == kind.Opening || text[i] == kind.WideOpening)
                depth++;
            else if ((text[i] == kind.Closing || text[i] == kind.WideClosing) && --depth < 0)
            {
                if (i is 1 or 2 || (i > 0 && text[i - 1] is ':' or ';' or '-'))
                    depth = 0;
                else
                    return true;
            }
        }

        return depth != 0;
    }

    private readonly record struct Kind(char Opening, char Closing, char WideOpening, char WideClosing);
}
