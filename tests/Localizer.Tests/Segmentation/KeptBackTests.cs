using System.Globalization;
using System.Text;
using Localizer.Model;
using Localizer.Segmentation;

namespace Localizer.Tests.Segmentation;

/// <summary>
/// Sentences that were written before their writer had seen the rules (<c>Data/kept-back.txt</c>, which says how it is read). Where we
/// split otherwise, <c>Data/kept-back-misses.txt</c> says why: the case's language, kind and number there, and our reason, a line. A
/// listed case that comes out right fails the test as one does that is not listed and comes out wrong.
/// </summary>
public class KeptBackTests
{
    private const string Folder = "tests/Localizer.Tests/Segmentation/Data";

    private static readonly string[] WithRules = ["vi", "es", "fr", "de", "pt", "it", "ja", "zh", "ko", "th"];

    private static readonly List<Case> All = Read();

    [Fact]
    public void There_are_enough_cases_of_each_language()
    {
        All.Count(item => item.Language == "en").ShouldBeGreaterThanOrEqualTo(120);
        foreach (var language in WithRules)
            All.Count(item => item.Language == language).ShouldBeGreaterThanOrEqualTo(25, language);
        All.ShouldBeUnique();
        All.Select(item => item.Text).ShouldBeUnique();
    }

    [Fact]
    public void Each_miss_is_listed_with_our_reason()
    {
        var listed = File.ReadAllLines(Path.Combine(Corpus.RepositoryRoot, Folder, "kept-back-misses.txt"))
            .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(' ', 4)).ToList();
        listed.ShouldAllBe(columns => columns.Length == 4 && columns[3].Length > 20);

        var missed = All.Where(item => !item.IsHit).ToList();

        missed.Select(item => item.Name).Order(StringComparer.Ordinal)
            .ShouldBe(listed.Select(columns => string.Join(' ', columns[..3])).Order(StringComparer.Ordinal), Table(missed));
    }

    [Fact]
    public void English_holds_95_percent()
    {
        var cases = All.FindAll(item => item.Language == "en");
        Report("English", cases);
        cases.Count(item => item.IsHit).ShouldBeGreaterThanOrEqualTo((int)Math.Ceiling(cases.Count * 0.95), Table(cases));
    }

    [Fact]
    public void The_other_languages_with_rules_hold_90_percent_together()
    {
        var cases = All.FindAll(item => WithRules.Contains(item.Language));
        foreach (var language in WithRules)
            Report(language, cases.FindAll(item => item.Language == language));
        Report("the others together", cases);
        cases.Count(item => item.IsHit).ShouldBeGreaterThanOrEqualTo((int)Math.Ceiling(cases.Count * 0.90), Table(cases));
    }

    [Fact]
    public void Languages_without_rules_of_their_own_hold_90_percent_by_the_generic_ones()
    {
        var cases = All.FindAll(item => item.Language != "en" && !WithRules.Contains(item.Language));
        Report("by the generic rules", cases);
        cases.Count(item => item.IsHit).ShouldBeGreaterThanOrEqualTo((int)Math.Ceiling(cases.Count * 0.90), Table(cases));
    }

    private static void Report(string name, List<Case> cases) =>
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {cases.Count(item => item.IsHit)} of {cases.Count} ({100.0 * cases.Count(item => item.IsHit) / cases.Count:0.0}%)"));

    private static string Table(IEnumerable<Case> cases)
    {
        var table = new StringBuilder();
        foreach (var item in cases.Where(item => !item.IsHit))
            table.Append(CultureInfo.InvariantCulture, $"{item.Name}\n  expected {item.Expected}\n  actual   {item.Actual}\n");
        return table.ToString();
    }

    private static List<Case> Read()
    {
        var cases = new List<Case>();
        string language = string.Empty, kind = string.Empty;
        var number = 0;
        foreach (var line in File.ReadAllLines(Path.Combine(Corpus.RepositoryRoot, Folder, "kept-back.txt")))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                (language, kind) = (line.Split(' ')[1], line.Split(' ')[2]);
                number = 0;
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                cases.Add(Case.Of(language, $"{language} {kind} {++number}", line));
            }
        }

        return cases;
    }

    private sealed record Case(string Language, string Name, string Text, string Expected, string Actual)
    {
        public bool IsHit => Expected == Actual;

        public static Case Of(string language, string name, string line)
        {
            var text = line.Replace(" ¦ ", " ", StringComparison.Ordinal).Replace("¦", string.Empty, StringComparison.Ordinal);
            return new Case(
                language,
                name,
                text,
                string.Join(" ¦ ", line.Split('¦', StringSplitOptions.TrimEntries)),
                string.Join(" ¦ ", Sentences.Of(DefaultSegmenter.Instance, text, Locale.Parse(language))));
        }
    }
}
