using Localizer.Text;

namespace Localizer.InlineCodes;

/// <summary>A mark that parts or ends clauses, at its place.</summary>
/// <param name="Offset">The UTF-16 unit that it is.</param>
/// <param name="Kind">The mark, in one form for all scripts.</param>
internal readonly record struct ClauseMark(int Offset, char Kind);

/// <summary>
/// The marks of a text: stops, brackets, quotes, dashes. A translation that has the same ones in the same order is taken to say between two of
/// them what the source says there.
/// </summary>
internal static class ClauseMarks
{
    private const string Marks = ".,;:!?()[]…|·•›→/=<>{}*+。，、；：！？（）【】「」『』“”„«»\"–—";
    private const string Plain = ".,;:!?()[]…|·•›→/=<>{}*+.,,;:!?()[]\"\"\"\"\"\"\"\"\"\"--";

    /// <summary>The marks of a text in order. Those inside numbers are none, nor is what begins a Spanish question.</summary>
    /// <param name="text">The text.</param>
    public static List<ClauseMark> Of(string text)
    {
        var marks = new List<ClauseMark>();
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (char.IsLetterOrDigit(character) || character == ' ')
                continue;
            var known = Marks.IndexOf(character, StringComparison.Ordinal);
            if (known >= 0 && !WordEdges.IsInside(text, i) && !WordEdges.IsInside(text, i + 1))
                marks.Add(new ClauseMark(i, Plain[known]));
        }

        return marks;
    }

    /// <summary>Whether two texts have the same marks in the same order.</summary>
    /// <param name="first">The marks of one text.</param>
    /// <param name="second">Those of the other.</param>
    public static bool Agree(List<ClauseMark> first, List<ClauseMark> second)
    {
        if (first.Count != second.Count)
            return false;
        for (var i = 0; i < first.Count; i++)
        {
            if (first[i].Kind != second[i].Kind)
                return false;
        }

        return true;
    }

    /// <summary>The place of the first mark at or after an offset, or the number of marks.</summary>
    /// <param name="marks">The marks.</param>
    /// <param name="offset">The offset.</param>
    public static int IndexFrom(List<ClauseMark> marks, int offset)
    {
        var index = 0;
        while (index < marks.Count && marks[index].Offset < offset)
            index++;
        return index;
    }
}
