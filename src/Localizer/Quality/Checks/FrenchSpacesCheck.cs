using Localizer.Model;

namespace Localizer.Quality.Checks;

/// <summary>Whether French sets a no-break space before high marks and inside of its quotes.</summary>
internal sealed class FrenchSpacesCheck : SegmentCheck
{
    /// <inheritdoc/>
    public override CheckRule Rule { get; } = new(
        "french-spaces", Severity.Warning, CheckScope.Segment, "French sets a no-break space before ; : ! ? and inside of « », so that no mark begins a line.", "Put a no-break space there (U+202F, or U+00A0).")
    {
        Languages = ["fr"],
        Bad = [new("fr", "Who?", "Qui ?"), new("fr", "Who?", "Qui?"), new("fr", "He said \"yes\".", "Il a dit « oui ».")],
        Good = [new("fr", "Who?", "Qui\u202F?"), new("fr", "He said \"yes\".", "Il a dit «\u00A0oui\u00A0»."), new("fr", "At 10:30, see http://a.example", "À 10:30, voir http://a.example"), new("fr-CA", "Who?", "Qui?")],
    };

    /// <inheritdoc/>
    public override Fault? Find(CheckedPair pair)
    {
        var text = pair.Target;
        for (var i = 1; i + 1 <= text.Length; i++)
        {
            var (before, mark) = (text[i - 1], text[i]);
            var next = i + 1 < text.Length ? text[i + 1] : ' ';
            if (mark is ';' or ':' or '!' or '?' or '»' && before == ' ' && !char.IsLetterOrDigit(next))
                return new Fault($"“{mark}” stands behind a space that may break.");
            if (mark is '!' or '?' or ';' or ':' && char.IsLetter(before) && char.IsWhiteSpace(next) && pair.To.Region != "CA")
                return new Fault($"“{mark}” stands without the space before it.");
            if (before == '«' && mark == ' ')
                return new Fault("“«” stands before a space that may break.");
        }

        return null;
    }
}
