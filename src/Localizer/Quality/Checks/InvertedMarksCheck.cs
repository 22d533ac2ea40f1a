using Localizer.Model;

namespace Localizer.Quality.Checks;

/// <summary>Whether each Spanish question and exclamation opens with its mark.</summary>
internal sealed class InvertedMarksCheck : SegmentCheck
{
    /// <inheritdoc/>
    public override CheckRule Rule { get; } = new(
        "inverted-marks", Severity.Warning, CheckScope.Segment, "Spanish opens a question with ¿ and an exclamation with ¡.", "Put the opening mark where the question or exclamation begins.")
    {
        Languages = ["es"],
        Bad = [new("es", "Who sells it?", "Quién lo vende?"), new("es", "Stop!", "Pare!")],
        Good = [new("es", "Who sells it?", "¿Quién lo vende?"), new("es", "Yahoo! fell.", "Yahoo! cayó."), new("es", "What?!", "¡¿Qué?!"), new("es", "See http://a.example/?q=1.", "Vea http://a.example/?q=1.")],
    };

    /// <inheritdoc/>
    public override Fault? Find(CheckedPair pair)
    {
        if (IsWithout(pair, '?', '¿') && !(pair.Target.Contains('¡', StringComparison.Ordinal) && pair.Target.Contains("?!", StringComparison.Ordinal)))
            return new Fault("A question lacks its “¿”.");
        return IsWithout(pair, '!', '¡') && !pair.Target.Contains('¿', StringComparison.Ordinal) ? new Fault("An exclamation lacks its “¡”.") : null;
    }

    private static bool IsWithout(CheckedPair pair, char closing, char opening)
    {
        var text = pair.Target;
        var open = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == opening)
                open++;
            else if (text[i] == closing && IsEnd(pair, i) && open-- == 0)
                return true;
            else if (text[i] == closing)
                open = Math.Max(open, 0);
        }

        return false;
    }

    // A mark inside of an address, or of a name that the source has with it (Yahoo!, Jeopardy!), ends no sentence; of several only the last counts.
    private static bool IsEnd(CheckedPair pair, int at)
    {
        var text = pair.Target;
        if (at == 0 || (at + 1 < text.Length && (text[at + 1] == text[at] || char.IsLetterOrDigit(text[at + 1]) || text[at + 1] is '=' or '&')))
            return false;
        if (text[at] == '?')
            return true;
        var start = at;
        while (start > 0 && char.IsLetter(text[start - 1]))
            start--;
        return start == at || !char.IsUpper(text[start]) || !pair.Source.AsSpan().Contains(text.AsSpan(start, at - start + 1), StringComparison.Ordinal)
            || pair.Source.AsSpan().TrimEnd("\"”’ ").EndsWith(text.AsSpan(start, at - start + 1), StringComparison.Ordinal);
    }
}
