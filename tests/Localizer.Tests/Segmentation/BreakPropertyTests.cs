using CsCheck;
using Localizer.Model;
using Localizer.Segmentation;

namespace Localizer.Tests.Segmentation;

/// <summary>What holds for the breaks of every text in every language; of segments <see cref="UnitSegmenterTests"/> says it.</summary>
public class BreakPropertyTests
{
    private static readonly string[] Parts =
    [
        "Word", "word", " ", " ", ". ", ".", "! ", "?", "…", "“", "”", "\"", "(", ")", "«", "»", "1. ", "2. ", "a) ", "• ", "Mr. ", "U.S. ", "z. B. ", "5 p.m. ", "。", "「", "」",
        "これは", "ไทย ", "ดร. ", "한국어", "\n", "\u2029", "😀", "\ud83d", "\ude00", "é", "e\u0301", "\u00A0",
    ];

    private static readonly string[] Languages = ["en", "vi", "es", "fr", "de", "pt-BR", "it", "ja", "zh-Hant-TW", "ko", "th", "sv", "und"];

    [Fact]
    public void Breaks_rise_inside_the_text_and_cut_no_character() =>
        Gen.Select(Gen.Int[0, Parts.Length - 1].Array[0, 40], Gen.Int[0, Languages.Length - 1]).Sample(
            (parts, language) =>
            {
                var text = string.Concat(parts.Select(part => Parts[part]));

                var breaks = DefaultSegmenter.Instance.FindBreaks(text, Locale.Parse(Languages[language]));

                breaks.ShouldBe(breaks.Order().Distinct());
                breaks.ShouldAllBe(place => place > 0 && place < text.Length && !(char.IsHighSurrogate(text[place - 1]) && char.IsLowSurrogate(text[place])));
            },
            iter: 5_000);

    [Fact]
    public void A_long_text_takes_no_more_a_character_than_a_short_one()
    {
        foreach (var part in (string[])["(“. ", "\"A. ", "1. ", "a. ", "Mr. U.S. ", "....", "。「", "‘a. ", "x)))"])
        {
            var text = string.Concat(Enumerable.Repeat(part, 1_000_000 / part.Length));
            var watch = System.Diagnostics.Stopwatch.StartNew();
            foreach (var language in (string[])["en", "de", "ja", "th", "sv"])
                DefaultSegmenter.Instance.FindBreaks(text, Locale.Parse(language));
            watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20), part);
        }
    }
}
