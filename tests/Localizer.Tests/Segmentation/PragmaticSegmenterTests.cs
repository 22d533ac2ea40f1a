using System.Globalization;
using System.Text;
using System.Text.Json;
using Localizer.Model;
using Localizer.Segmentation;

namespace Localizer.Tests.Segmentation;

/// <summary>
/// The cases of a public suite. Where we split otherwise, <c>Data/pragmatic-misses.txt</c> says why: a language, the case's index and
/// our reason a line. A listed case that comes out right fails the test as one does that is not listed and comes out wrong.
/// </summary>
public class PragmaticSegmenterTests
{
    private const string Misses = "tests/Localizer.Tests/Segmentation/Data/pragmatic-misses.txt";

    private static readonly string[] Others = ["es", "de", "fr", "ja", "zh"];

    [Fact]
    public void Each_miss_is_listed_with_our_reason()
    {
        var listed = File.ReadAllLines(Path.Combine(Corpus.RepositoryRoot, Misses)).Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(' ', 3)).ToList();
        listed.ShouldAllBe(columns => columns.Length == 3 && columns[2].Length > 20);

        var missed = Others.Prepend("en").SelectMany(Cases).Where(item => !item.IsHit).ToList();

        missed.Select(item => item.Name).Order(StringComparer.Ordinal)
            .ShouldBe(listed.Select(columns => $"{columns[0]} {columns[1]}").Order(StringComparer.Ordinal), Table(missed));
    }

    [Fact]
    public void English_holds_its_floor()
    {
        var cases = Cases("en");
        cases.Count(item => item.IsHit).ShouldBeGreaterThanOrEqualTo((int)Math.Ceiling(cases.Count * 0.95), Table(cases));
        cases.Count(item => item.IsGolden && item.IsHit).ShouldBeGreaterThanOrEqualTo(23, Table(cases));
    }

    [Fact]
    public void The_other_languages_hold_theirs_together()
    {
        var cases = Others.SelectMany(Cases).ToList();
        cases.Count(item => item.IsHit).ShouldBeGreaterThanOrEqualTo((int)Math.Ceiling(cases.Count * 0.90), Table(cases));
    }

    private static string Table(IEnumerable<Case> cases)
    {
        var table = new StringBuilder();
        foreach (var item in cases.Where(item => !item.IsHit))
            table.Append(CultureInfo.InvariantCulture, $"{item.Name}\n  expected {item.Expected}\n  actual   {item.Actual}\n");
        return table.ToString();
    }

    private static List<Case> Cases(string language)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Corpus.Path($"pragmatic-segmenter/{language}.json")));
        var locale = Locale.Parse(language);
        return
        [
            .. json.RootElement.GetProperty("cases").EnumerateArray().Select(item =>
            {
                var text = item.GetProperty("text").GetString()!;
                return new Case(
                    $"{language} {item.GetProperty("index").GetInt32()}",
                    item.GetProperty("golden").GetBoolean(),
                    string.Join(" ¦ ", item.GetProperty("sentences").EnumerateArray().Select(sentence => sentence.GetString())),
                    string.Join(" ¦ ", Sentences.Of(DefaultSegmenter.Instance, text, locale)));
            }),
        ];
    }

    private sealed record Case(string Name, bool IsGolden, string Expected, string Actual)
    {
        public bool IsHit => Expected == Actual;
    }
}
