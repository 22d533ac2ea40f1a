using System.Buffers;
using Localizer.Model;

namespace Localizer.Quality.Checks;

/// <summary>Whether double quotes pair in a translation as they do in its source.</summary>
internal sealed class QuotesCheck : SegmentCheck
{
    private static readonly SearchValues<char> Any = SearchValues.Create("\"“”„«»");
    private static readonly SearchValues<char> Marks = SearchValues.Create("\"“”„‟＂〝〟«»「」『』《》");

    /// <inheritdoc/>
    public override CheckRule Rule { get; } = new(
        "quotes", Severity.Warning, CheckScope.Segment, "Without its partner a quote does not show who says what.", "Close the quote, or take it out.")
    {
        Lesser = "one of several quotes, which may go on in the next segment or stand inside another",
        Bad = [new("vi", "He said \"yes\".", "Ông nói \"có."), new("ja", "He said \"yes\".", "彼は「はいと言った。"), new("de", "He said “yes”.", "Er sagte Ja“."), new("es", "He said \"yes\".", "Dijo «sí.")],
        Good = [new("vi", "He said \"yes\".", "Ông nói “có”."), new("de", "He said “yes”.", "Er sagte „Ja“."), new("vi", "\"Yes, he said.", "“Vâng, ông nói."), new("es", "A 5\" pipe", "Un tubo de 5\"")],
    };

    /// <inheritdoc/>
    public override Fault? Find(CheckedPair pair)
    {
        if (Pairs(pair.Target) || !Pairs(pair.Source) || HasOpenSingleQuote(pair.Source))
            return null;
        // One alone is a slip for certain; of several, one may go on in the next segment, or be of a quotation inside another.
        var isAlone = pair.Target.AsSpan().CountAny(Marks) == 1 && pair.Source.AsSpan().IndexOfAny(Any) >= 0;
        return new Fault("A double quote has no partner in the translation.", isAlone ? null : Severity.Info);
    }

    // What single quotes open, or close, in the source may be double quotes in the translation, and go on in the next segment.
    private static bool HasOpenSingleQuote(string source)
    {
        var depth = 0;
        for (var i = 0; i < source.Length; i++)
        {
            if (source[i] is not ('\'' or '‘' or '’'))
                continue;
            var isBehindWord = i > 0 && !char.IsWhiteSpace(source[i - 1]) && source[i - 1] is not ('(' or '"' or '“');
            var isBeforeWord = i + 1 < source.Length && char.IsLetterOrDigit(source[i + 1]);
            depth += isBehindWord && isBeforeWord ? 0 : isBeforeWord ? 1 : -1;
        }

        return depth != 0;
    }

    // What opens in one language closes in the next, so marks are counted, those that are only ever used in pairs by their kind.
    private static bool Pairs(string text)
    {
        var (round, angle, corner, white, book) = (0, 0, 0, 0, 0);
        foreach (var character in text)
        {
            switch (character)
            {
                case '"' or '“' or '”' or '„' or '‟' or '＂' or '〝' or '〟':
                    round++;
                    break;
                case '«' or '»':
                    angle++;
                    break;
                case '「' or '」':
                    corner += character == '「' ? 1 : -1;
                    break;
                case '『' or '』':
                    white += character == '『' ? 1 : -1;
                    break;
                case '《' or '》':
                    book += character == '《' ? 1 : -1;
                    break;
            }
        }

        return round % 2 == 0 && angle % 2 == 0 && corner == 0 && white == 0 && book == 0;
    }
}
