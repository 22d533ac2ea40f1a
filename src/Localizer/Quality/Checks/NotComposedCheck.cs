using Localizer.Model;

namespace Localizer.Quality.Checks;

/// <summary>Whether a letter and its mark are two characters where one stands for both (NFC).</summary>
internal sealed class NotComposedCheck : SegmentCheck
{
    private const string Composable = "aAeEiIoOuUyYnNcCsSzZgGdDkKlLrRtTwWjJhHmMpPbBfFvVxXăĂâÂêÊôÔơƠưƯäÄëËïÏöÖüÜ";

    /// <inheritdoc/>
    public override CheckRule Rule { get; } = new(
        "not-nfc", Severity.Warning, CheckScope.Segment, "Letters in two parts are not found by search, and fonts draw them badly.", "Normalize the text to NFC.")
    {
        Bad = [new("vi", "Vietnam", "Viê\u0323t Nam"), new("es", "Spain", "Espan\u0303a"), new("ja", "Data", "テ\u3099ータ")],
        Good = [new("vi", "Vietnam", "Việt Nam"), new("es", "Spain", "España"), new("ja", "Data", "データ")],
    };

    /// <inheritdoc/>
    public override Fault? Find(CheckedPair pair)
    {
        var text = pair.Target.AsSpan();
        for (var i = 1; i < text.Length; i++)
        {
            var isSplit = text[i] switch
            {
                '\u3099' => text[i - 1] is (>= 'か' and <= 'ほ') or (>= 'カ' and <= 'ホ') or 'う' or 'ウ',
                '\u309A' => text[i - 1] is (>= 'は' and <= 'ほ') or (>= 'ハ' and <= 'ホ'),
                (>= '\u0300' and <= '\u0304') or (>= '\u0306' and <= '\u030C') or '\u0323' or '\u0327' or '\u0328' => Composable.Contains(text[i - 1], StringComparison.Ordinal),
                _ => false,
            };
            if (isSplit)
                return new Fault($"“{text[(i - 1)..(i + 1)]}” is two characters where Unicode has one.");
        }

        return null;
    }
}
