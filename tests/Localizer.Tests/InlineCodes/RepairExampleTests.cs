using Localizer.InlineCodes;
using Localizer.InlineCodes.Dialects;
using Localizer.InlineCodes.Repairs;
using Localizer.Model;

namespace Localizer.Tests.InlineCodes;

/// <summary>
/// Each rule has a file of examples: dialect, source, answer and what it is read as, parted by tabs; <c>-</c> stands for an answer that
/// goes to the next rung. Each file has answers that its rule repairs and answers that it must not touch.
/// </summary>
public class RepairExampleTests
{
    private static readonly string Folder = Path.Combine(Corpus.RepositoryRoot, "tests", "Localizer.Tests", "InlineCodes", "Cases");

    public static TheoryData<string> Rules => [.. RepairRules.All.Select(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_does_what_its_examples_say(string rule)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, rule + ".tsv")).Where(line => line.Length > 0 && line[0] != '#').ToArray();
        lines.ShouldNotBeEmpty();
        var (used, untouched) = (0, 0);
        foreach (var line in lines)
        {
            var columns = line.Replace("\\n", "\n").Split('\t');
            columns.Length.ShouldBe(4, line);
            var source = CodedTexts.Of(columns[1]);
            var dialect = DialectCatalog.All.Single(dialect => dialect.Name == columns[0]);
            var reading = AnswerReader.Read(dialect, source, columns[2], Locale.Parse("es"));
            (reading.Target is { } target ? target.Text.ToMarkup() : "-").ShouldBe(columns[3] == "-" ? "-" : CodedTexts.Of(columns[3]).ToMarkup(), $"{line} ({string.Join(", ", reading.Repairs)}; {reading.Failure})");
            untouched += reading.Repairs.Contains(rule) ? 0 : 1;
            used += reading.Repairs.Contains(rule) && reading.Target is not null ? 1 : 0;
        }

        used.ShouldBeGreaterThan(0, "No example shows the rule at work.");
        untouched.ShouldBeGreaterThan(0, "No example shows what the rule leaves alone.");
    }

    [Fact]
    public void Every_file_of_examples_is_a_rule_s() =>
        Directory.GetFiles(Folder, "*.tsv").Select(Path.GetFileNameWithoutExtension).Order().ShouldBe(RepairRules.All.Select(rule => rule.Name).Order());
}
