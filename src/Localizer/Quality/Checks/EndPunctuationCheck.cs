using Localizer.Model;
using Localizer.Text;

namespace Localizer.Quality.Checks;

/// <summary>Whether a translation ends as its source does: with a stop, a question mark, an exclamation mark.</summary>
internal sealed class EndPunctuationCheck : SegmentCheck
{
    /// <inheritdoc/>
    public override CheckRule Rule { get; } = new(
        "end-punctuation", Severity.Warning, CheckScope.Segment, "A sentence without its stop looks unfinished, and a question without its mark is none.", "End it as the source ends.")
    {
        Lesser = "a full stop that is left out where nothing goes on, and a question that became a statement or the other way round",
        Bad = [new("vi", "The shares fell.", "Cổ phiếu giảm giá"), new("es", "The shares fell, he said.", "Las acciones cayeron,"), new("zh", "Will the shares fall?", "股价会下跌。"), new("es", "Stop!", "Pare")],
        Good = [new("vi", "The shares fell.", "Cổ phiếu giảm giá."), new("ja", "“The shares fell.”", "「株価が下がった」"), new("es", "“It fell.”", "«Cayó».")],
    };

    /// <inheritdoc/>
    public override Fault? Find(CheckedPair pair)
    {
        var (source, target) = (Ends.StopOf(pair.Source), Ends.StopOf(pair.Target));
        if (source == target || source is '\0' or ':' or '…' || pair.TargetVolume == 0 || (pair.To.Language == "ja" && IsQuoted(pair.Target)))
            return null;
        if (target == '\0')
            return new Fault($"The source ends in “{source}”, and the translation in no mark.", (GoesOn(pair.Target) && !pair.IsIdeographic) || (source == '?' && MustBeAsked(pair)) ? null : Severity.Info);

        // A question that is none may rightly be told, and the other way round.
        return source == '?' || target == '?' ? new Fault($"The source ends in “{source}”, and the translation in “{target}”.", Severity.Info) : null;
    }

    // Japanese asks by a word as well, and a question in quotes, or of a word, may do without its mark.
    private static bool MustBeAsked(CheckedPair pair) => pair.To.Language != "ja" && !(pair.IsIdeographic && IsQuoted(pair.Target)) && pair.Source.Length >= 6;

    // A stop that is left out is a slip; a sentence that ends in a comma wants its rest. Chinese and Japanese string sentences together by commas.
    private static bool GoesOn(ReadOnlySpan<char> text) => text.TrimEnd() is [.., ',' or ';' or '-' or '–'];

    // Japanese sets no stop before a quote that ends the sentence, and often none behind a heading.
    private static bool IsQuoted(ReadOnlySpan<char> text) => text.TrimEnd() is [.., '」' or '』' or '“' or '”' or '"' or '）' or ')'];
}
