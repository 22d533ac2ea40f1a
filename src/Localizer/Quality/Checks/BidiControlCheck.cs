using Localizer.Model;
using Localizer.Text;

namespace Localizer.Quality.Checks;

/// <summary>Whether a translation has invisible controls of writing direction that its source has not, or opens one and does not close it.</summary>
internal sealed class BidiControlCheck : SegmentCheck
{
    private static readonly RareCharacters Controls = new("\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069");

    /// <inheritdoc/>
    public override CheckRule Rule { get; } = new(
        "bidi-control", Severity.Error, CheckScope.Segment, "A control that is not closed turns the text behind it around, and can hide what it says.", "Take the control out, or close it.")
    {
        Bad = [new("vi", "The bank said", "Ngân hàng \u202Enói"), new("he", "The bank", "\u2067הבנק")],
        Good = [new("he", "The bank", "\u2067הבנק\u2069"), new("vi", "The bank", "Ngân hàng")],
    };

    /// <inheritdoc/>
    public override Fault? Find(CheckedPair pair)
    {
        var at = Controls.IndexIn(pair.Target);
        if (at < 0)
            return null;
        var open = 0;
        foreach (var character in pair.Target)
        {
            open += character switch
            {
                (>= '\u202A' and <= '\u202B') or '\u202D' or '\u202E' or (>= '\u2066' and <= '\u2068') => 1,
                '\u202C' or '\u2069' => -1,
                _ => 0,
            };
            if (open < 0)
                break;
        }

        if (open == 0 && (pair.To.IsRightToLeft || Controls.IndexIn(pair.Source) >= 0))
            return null;
        return new Fault(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The translation has the invisible U+{(int)pair.Target[at]:X4}{(open == 0 ? "" : ", without its partner")}."));
    }
}
