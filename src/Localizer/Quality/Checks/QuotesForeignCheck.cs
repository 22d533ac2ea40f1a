using Localizer.Model;
using Localizer.Quality.Languages;
using Localizer.Text;

namespace Localizer.Quality.Checks;

/// <summary>Whether a translation's quotation marks are those of its locale (CLDR), the outer or the inner ones, or others that its press writes; straight ones are nobody's.</summary>
internal sealed class QuotesForeignCheck : SegmentCheck
{
    private static readonly RareCharacters Marks = new("“”„«»‹›「」『』");

    /// <inheritdoc/>
    public override CheckRule Rule { get; } = new(
        "quotes-foreign", Severity.Info, CheckScope.Segment, "Quotation marks of another language look like a slip.", "Write those of the locale; \"quotes\": \"locale\" in localizer.json does it in machines' translations.")
    {
        Bad = [new("de", "He said “yes”.", "Er sagte “Ja”."), new("ja", "He said “yes”.", "彼は“はい”と言った。"), new("vi", "He said “yes”.", "Ông nói «có».")],
        Good =
        [
            new("de", "He said “yes”.", "Er sagte „Ja“."), new("es", "He said “yes”.", "Dijo «sí»."), new("es", "He said “yes”.", "Dijo “sí”."), new("vi", "He said “yes”.", "Ông nói \"có\"."),
            new("zh", "He said “yes”.", "他说：“是的。”"), new("ja", "He said “yes”.", "彼は「はい」と言った。"),
        ],
    };

    /// <inheritdoc/>
    public override Fault? Find(CheckedPair pair)
    {
        if (Marks.IndexIn(pair.Target) < 0 || Cldr.Find(pair.To.Tag) is not { } data)
            return null;
        var (own, also) = (data.List("quotes"), QuotationHabits.Of(pair.To.Language));
        foreach (var mark in pair.Target)
        {
            if (Marks.Contains(mark) && !also.Contains(mark, StringComparison.Ordinal) && !own.Any(text => text.Contains(mark, StringComparison.Ordinal)))
                return new Fault($"“{mark}” is no quotation mark of {pair.To}, which has {own[0]}…{own[1]} and {own[2]}…{own[3]}.");
        }

        return null;
    }
}
