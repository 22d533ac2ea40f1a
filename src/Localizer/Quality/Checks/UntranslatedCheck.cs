using Localizer.Model;
using Localizer.Text;
using Localizer.Text.Languages;

namespace Localizer.Quality.Checks;

/// <summary>Whether a translation is its source. Names, codes and numbers alone rightly are.</summary>
internal sealed class UntranslatedCheck : SegmentCheck
{
    private const int ManyWords = 4;

    /// <inheritdoc/>
    public override CheckRule Rule { get; } = new(
        "untranslated", Severity.Warning, CheckScope.Segment, "A reader who does not know the source's language cannot read it.", "Translate it, or list it in the glossary with dnt.")
    {
        Lesser = "a text that may be a name",
        Bad = [new("vi", "The shares of the company fell.", "The shares of the company fell."), new("de", "Read all about it", "read all about it")],
        Good = [new("vi", "Nvidia H20", "Nvidia H20"), new("es", "Jensen Huang", "Jensen Huang"), new("vi", "Read more", "Xem thêm")],
    };

    /// <inheritdoc/>
    public override Fault? Find(CheckedPair pair)
    {
        if (pair.From.Language == pair.To.Language || !IsSame(pair.Source, pair.Target) || HeadingUntranslatedCheck.IsHeading(pair))
            return null;
        var left = pair.Kept.Aggregate(pair.Source, (text, kept) => text.Replace(kept, " ", StringComparison.OrdinalIgnoreCase));
        var words = Words.Of(left);
        var common = StopWords.Count(left, words, pair.From.Language);
        var plain = words.Count(word => char.IsLower(left[word.Start]));
        if (common == 0 && plain < 2 && words.Count < ManyWords)
            return null;
        return new Fault($"“{Words.Shown(pair.Target)}” is left as it is in the source.", common > 0 || plain > 1 ? null : Severity.Info);
    }

    /// <summary>Whether a translation is its source, but for case and the marks at its ends.</summary>
    internal static bool IsSame(ReadOnlySpan<char> source, ReadOnlySpan<char> target)
    {
        const string Ends = " .,:;!?\"'“”\u00A0";
        return source.Trim(Ends).Equals(target.Trim(Ends), StringComparison.OrdinalIgnoreCase);
    }
}
