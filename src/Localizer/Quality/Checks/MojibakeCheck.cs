using Localizer.Model;

namespace Localizer.Quality.Checks;

/// <summary>Whether a translation was read in another encoding than it was written in: <c>Ã©</c> for é, or U+FFFD.</summary>
internal sealed class MojibakeCheck : SegmentCheck
{
    // What bytes 0x80 to 0x9F are in windows-1252, in order; a blank where it has none.
    private const string HighControls = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009Džÿ";

    private const string Usual = "\u00A0«»“”’‘…–—„‚‹›·´";

    // The first bytes of UTF-8's sequences, which windows-1252 reads as the letters of the same numbers.
    private const char FirstLead = '\u00C2';
    private const char LastLead = '\u00F4';

    /// <inheritdoc/>
    public override CheckRule Rule { get; } = new(
        "mojibake", Severity.Error, CheckScope.Segment, "Letters that were read in the wrong encoding are not to be read.", "Read the translation again as UTF-8.")
    {
        Bad = [new("es", "Spain", "EspaÃ±a"), new("vi", "Vietnam", "Viá»‡t Nam"), new("de", "Green", "Gr\uFFFDn"), new("es", "It’s", "Itâ€™s")],
        Good = [new("es", "Spain", "España"), new("pt", "Not", "NÃO"), new("fr", "At 5", "À 5 h, «\u00A0à\u00A0»")],
    };

    /// <inheritdoc/>
    public override Fault? Find(CheckedPair pair)
    {
        var text = pair.Target.AsSpan();
        if (text.Contains('\uFFFD') && !pair.Source.Contains('\uFFFD', StringComparison.Ordinal))
            return new Fault("A character was lost: the translation has U+FFFD in its place.");
        for (var at = text.IndexOfAnyInRange(FirstLead, LastLead); at >= 0; at = Next(text, at))
        {
            var length = SequenceAt(text[at..]);
            if (length > 0 && !pair.Source.AsSpan().Contains(text.Slice(at, length), StringComparison.Ordinal))
                return new Fault($"“{text.Slice(at, length)}” was read in the wrong encoding.");
        }

        return null;
    }

    private static int Next(ReadOnlySpan<char> text, int at)
    {
        var next = text[(at + 1)..].IndexOfAnyInRange(FirstLead, LastLead);
        return next < 0 ? -1 : at + 1 + next;
    }

    // UTF-8's first byte says how many follow it, each of 0x80 to 0xBF.
    private static int SequenceAt(ReadOnlySpan<char> text)
    {
        var length = text[0] switch { < '\u00E0' => 2, < '\u00F0' => 3, _ => 4 };
        if (text.Length < length)
            return 0;
        var usual = 0;
        for (var i = 1; i < length; i++)
        {
            if (text[i] is not (>= '\u0080' and <= '\u00BF') && !HighControls.Contains(text[i], StringComparison.Ordinal))
                return 0;
            usual += Usual.Contains(text[i], StringComparison.Ordinal) ? 1 : 0;
        }

        // A no-break space or a quote behind an accented letter proves nothing; nor do two letters that stand in capitals or in names.
        var isOdd = usual < length - 1 && (length > 2 || text[0] is <= 'Ä' or 'Æ' or 'Å');
        return isOdd ? length : 0;
    }
}
