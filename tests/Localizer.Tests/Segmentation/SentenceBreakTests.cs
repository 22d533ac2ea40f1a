using System.Globalization;
using System.Text;
using Localizer.Model;
using Localizer.Segmentation;

namespace Localizer.Tests.Segmentation;

/// <summary>Unicode's own test of the default sentence breaks.</summary>
public class SentenceBreakTests
{
    [Fact]
    public void The_generic_rules_break_where_Unicode_says()
    {
        var wrong = new StringBuilder();
        var count = 0;
        foreach (var line in File.ReadLines(Corpus.Path("uax29/SentenceBreakTest.txt")))
        {
            var test = line.Split('#')[0].Trim();
            if (test.Length == 0)
                continue;
            count++;
            var text = new StringBuilder();
            var expected = new List<int>();
            foreach (var part in test.Split(' '))
            {
                if (part == "÷")
                    expected.Add(text.Length);
                else if (part != "×")
                    text.Append(char.ConvertFromUtf32(int.Parse(part, NumberStyles.HexNumber, CultureInfo.InvariantCulture)));
            }

            var actual = GenericSegmenter.Instance.FindBreaks(text.ToString(), Locale.Parse("eo"));
            if (!actual.SequenceEqual(expected.Where(offset => offset > 0 && offset < text.Length)))
                wrong.Append(CultureInfo.InvariantCulture, $"{line}\n  breaks at {string.Join(' ', actual)}\n");
        }

        count.ShouldBe(512);
        wrong.ToString().ShouldBeEmpty();
    }
}
