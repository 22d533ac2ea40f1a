using Localizer.Model;

namespace Localizer.Quality.Checks;

/// <summary>Whether codes such as <c>H20</c>, <c>RTX-4090</c> and <c>F-35</c>, of capitals and digits, stand in the translation as they are.</summary>
internal sealed class ProductCodeCheck : SegmentCheck
{
    /// <inheritdoc/>
    public override CheckRule Rule { get; } = new(
        "product-code", Severity.Warning, CheckScope.Segment, "H20 and H200 are different things.", "Write the code as the source does.")
    {
        Bad = [new("vi", "The H20 chip is sold.", "Chip H200 được bán."), new("de", "The RTX-4090 is sold.", "Die RTX-490 wird verkauft.")],
        Good = [new("vi", "The H20 chip is sold.", "Chip H20 được bán."), new("ja", "The RTX 4090 and the F-35A", "RTX 4090とF35A"), new("es", "The G7 and $400M in the 1H", "El G-7 y 400 millones")],
    };

    /// <inheritdoc/>
    public override Fault? Find(CheckedPair pair)
    {
        var source = pair.Source;
        for (var i = 0; i < source.Length; i++)
        {
            if (!IsPart(source[i]))
                continue;
            var start = i;
            while (i < source.Length && (IsPart(source[i]) || (source[i] == '-' && i + 1 < source.Length && IsPart(source[i + 1]))))
                i++;
            var code = source.AsSpan(start, i - start);
            if (!IsCode(source, start, code) || Has(pair.Target, code))
                continue;
            return new Fault($"“{code}” does not stand in the translation.");
        }

        return null;
    }

    private static bool IsPart(char character) => char.IsAsciiLetterOrDigit(character);

    // A capital first, then at least one digit, and no word in small letters beside it: "U.S.-2018", "McDonald5" are none.
    private static bool IsCode(string source, int start, ReadOnlySpan<char> code)
    {
        if (code.Length is < 2 or > 20 || !char.IsAsciiLetterUpper(code[0]) || !code.ContainsAnyInRange('0', '9') || code.ContainsAnyInRange('a', 'z'))
            return false;
        return start == 0 || source[start - 1] is not ('.' or '$' or '@' or '/' or '_' or '#' or '\'' or '’') && !char.IsLetterOrDigit(source[start - 1]);
    }

    // Hyphens and spaces in a code may come and go.
    private static bool Has(string target, ReadOnlySpan<char> code)
    {
        for (var start = 0; start < target.Length; start++)
        {
            if (start > 0 && IsPart(target[start - 1]))
                continue;
            var (at, matched) = (start, 0);
            while (at < target.Length && matched < code.Length)
            {
                if (code[matched] == '-')
                    matched++;
                else if (target[at] == code[matched] || (target[at] >= '\uFF10' && target[at] - 0xFEE0 == code[matched]))
                    (at, matched) = (at + 1, matched + 1);
                else if (matched > 0 && target[at] is '-' or ' ' or '\u00A0' or '‑' or '–' && at > start)
                    at++;
                else
                    break;
            }

            if (matched == code.Length && (at == target.Length || !IsPart(target[at])))
                return true;
        }

        return false;
    }
}
