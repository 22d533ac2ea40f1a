using Localizer.Model;
using Localizer.Text;

namespace Localizer.Quality.Checks;

/// <summary>Whether a word has letters of more than one alphabet, such as a Cyrillic <c>а</c> among Latin letters.</summary>
internal sealed class MixedScriptCheck : SegmentCheck
{
    /// <inheritdoc/>
    public override CheckRule Rule { get; } = new(
        "mixed-script", Severity.Warning, CheckScope.Segment, "A letter of another alphabet that looks the same breaks search, and is often a sign of fraud.", "Write the word in one alphabet.")
    {
        Bad = [new("vi", "The bank said", "Ngân h\u0430ng nói"), new("de", "Nvidia fell", "Nvidi\u03B1 fiel")],
        Good = [new("vi", "The bank said", "Ngân hàng nói"), new("ja", "The iPhone", "新しいiPhone"), new("es", "The α-helix", "La α-hélice")],
    };

    /// <inheritdoc/>
    public override Fault? Find(CheckedPair pair)
    {
        var text = pair.Target;
        if (text.AsSpan().IndexOfAnyInRange('\u0370', '\u058F') < 0)
            return null;
        foreach (var word in pair.TargetWords)
        {
            var (latin, other) = (false, false);
            foreach (var character in word.In(text))
            {
                latin |= char.IsAsciiLetter(character) || (character is >= '\u00C0' and <= '\u024F' or >= '\u1E00' and <= '\u1EFF');
                other |= character is >= '\u0370' and <= '\u058F';
            }

            if (latin && other && !pair.Source.AsSpan().Contains(word.In(text), StringComparison.Ordinal))
                return new Fault($"“{word.In(text)}” has letters of two alphabets.");
        }

        return null;
    }
}
