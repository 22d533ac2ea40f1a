using Localizer.Model;
using Localizer.Text;

namespace Localizer.Quality.Checks;

/// <summary>Whether a Vietnamese translation has lost its marks.</summary>
internal sealed class DiacriticsLostCheck : SegmentCheck
{
    private const int FewestWords = 2;
    private const int LongestSyllable = 6;

    /// <inheritdoc/>
    public override CheckRule Rule { get; } = new(
        "diacritics-lost", Severity.Warning, CheckScope.Segment, "Vietnamese without its marks reads as other words.", "Write it with its marks.")
    {
        Languages = ["vi"],
        Bad = [new("vi", "The company sells chips in China.", "Cong ty ban chip o Trung Quoc."), new("vi", "Read more", "Xem them o day")],
        Good = [new("vi", "The company sells chips.", "Công ty bán chip."), new("vi", "Jensen Huang and Tim Cook", "Jensen Huang, Tim Cook"), new("vi", "The H20", "H20")],
    };

    /// <inheritdoc/>
    public override Fault? Find(CheckedPair pair)
    {
        foreach (var character in pair.Target)
        {
            if (character > '\u007F' && char.IsLetter(character))
                return null;
        }

        // Of Vietnamese syllables without a mark; what the source has too is a name.
        var own = 0;
        foreach (var word in pair.TargetWords)
        {
            var text = word.In(pair.Target);
            own += text.Length <= LongestSyllable && char.IsAsciiLetter(text[0]) && !IsIn(pair.Source, text) ? 1 : 0;
        }

        return own >= FewestWords && own * 2 >= pair.TargetWords.Count ? new Fault($"“{Words.Shown(pair.Target)}” has none of the marks of Vietnamese.") : null;
    }

    // Mostly in the same case, which is found at once.
    private static bool IsIn(ReadOnlySpan<char> source, ReadOnlySpan<char> word) =>
        source.Contains(word, StringComparison.Ordinal) || source.Contains(word, StringComparison.OrdinalIgnoreCase);
}
