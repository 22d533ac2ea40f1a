using System.Buffers;
using Localizer.Model;
using Localizer.Text;

namespace Localizer.Quality.Checks;

/// <summary>Whether a translation begins with a capital where its source does.</summary>
internal sealed class CapitalStartCheck : SegmentCheck
{
    private const string Opening = " \t\n\u00A0\"'“”„‘’«»‹›([{¿¡-–—•*";

    private static readonly SearchValues<char> Ending = SearchValues.Create(" \t\n\u00A0,.:;!?");

    /// <inheritdoc/>
    public override CheckRule Rule { get; } = new(
        "capital-start", Severity.Warning, CheckScope.Segment, "A sentence that begins with a small letter looks like a piece of another.", "Begin it with a capital.")
    {
        Lesser = "a text that is no sentence, such as a heading",
        Bad = [new("vi", "The shares fell.", "cổ phiếu giảm giá."), new("es", "“Who sells it?”", "«¿quién lo vende?»"), new("de", "Chips are sold again", "chips werden wieder verkauft")],
        Good =
        [
            new("vi", "The shares fell.", "Cổ phiếu giảm giá."), new("de", "Apple’s phone is new.", "iPhone ist neu."), new("es", "eBay fell.", "eBay cayó."),
            new("ja", "The shares fell.", "株が下がった。"), new("vi", "and more", "và nhiều hơn nữa"), new("es", "5 shops closed.", "5 tiendas cerraron."),
            new("vi", "The shares fell.", "[vi] The shares fell."), new("vi", "The shares fell.", "vi: The shares fell."),
        ],
    };

    /// <inheritdoc/>
    public override Fault? Find(CheckedPair pair)
    {
        var source = FirstWord(pair.Source);
        var target = FirstWord(pair.Target);
        if (source.IsEmpty || target.IsEmpty || !char.IsUpper(source[0]) || !char.IsLower(target[0]))
            return null;

        // Names such as iPhone begin so, and so does what stands as it is in the source, or is a name of ours in small letters. What is put
        // before a text, in brackets or before the source itself, is none of its sentence.
        if (target.ContainsAnyInRange('A', 'Z') || pair.Source.AsSpan().Contains(target, StringComparison.Ordinal) || pair.Kept.Count > 0
            || (StartsInBrackets(pair.Target) && !StartsInBrackets(pair.Source)) || pair.Target.Contains(pair.Source, StringComparison.Ordinal))
            return null;
        return new Fault($"“{Words.Shown(target)}” begins with a small letter.", Ends.HasStop(pair.Source) ? null : Severity.Info);
    }

    private static bool StartsInBrackets(ReadOnlySpan<char> text) => text.TrimStart() is ['[' or '(' or '{' or '⟦', ..];

    private static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> text)
    {
        var begun = text.TrimStart(Opening);
        var end = begun.IndexOfAny(Ending);
        return end < 0 ? begun : begun[..end];
    }
}
