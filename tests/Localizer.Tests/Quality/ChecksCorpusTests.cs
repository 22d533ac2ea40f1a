using Localizer.Benchmarks;
using Localizer.Model;
using Localizer.Quality;

namespace Localizer.Tests.Quality;

/// <summary>
/// How good the checks are on human translations (NTREX, lines 500-999, the half that thresholds were not chosen on): what is damaged
/// is found, and what is not is left in peace. <c>benchmarks/results/checks.md</c> has the figures in full.
/// </summary>
public class ChecksCorpusTests(ITestOutputHelper output)
{
    private const double LeastRecall = 0.98;
    private const double MostWithAnyFinding = 0.02;
    private const double MostOfOneCheck = 0.003;
    private const double MostWithAnError = 0.001;

    public static TheoryData<string> Damages => [.. ChecksDamage.All.Select(damage => damage.Name)];

    [Fact]
    public void There_are_as_many_kinds_of_damage_as_are_asked_for() => ChecksDamage.All.Count.ShouldBeGreaterThanOrEqualTo(25);

    [Theory]
    [MemberData(nameof(Damages))]
    public void Damage_is_found_by_the_check_that_is_meant_for_it(string name)
    {
        var damage = ChecksDamage.All.Single(damage => damage.Name == name);
        var recall = Corpora().Select(corpus => ChecksMeasures.Recall(damage, corpus)).Aggregate((sum, row) => sum + row);
        recall.Tried.ShouldBeGreaterThan(10);
        recall.Share.ShouldBeGreaterThanOrEqualTo(LeastRecall, $"{recall.Found} of {recall.Tried}");
    }

    [Fact]
    public void Translations_as_people_wrote_them_are_left_in_peace()
    {
        var findings = Corpora().Select(corpus => (corpus.Pairs.Count, Findings: ChecksMeasures.Findings(corpus))).ToList();
        double total = findings.Sum(corpus => corpus.Count);
        double Share(Func<Diagnostic, bool> counts) => findings.Sum(corpus => ChecksMeasures.Segments(corpus.Findings, counts)) / total;
        foreach (var rule in QualityChecks.Rules)
            Share(finding => finding.Id == rule.Id && finding.Severity > Severity.Info).ShouldBeLessThanOrEqualTo(MostOfOneCheck, rule.Id);
        var (any, errors) = (Share(finding => finding.Severity > Severity.Info), Share(finding => finding.Severity == Severity.Error));
        output.WriteLine($"of {total} segments {any:P2} have a warning or an error, {errors:P2} an error");
        any.ShouldBeLessThanOrEqualTo(MostWithAnyFinding);
        errors.ShouldBeLessThanOrEqualTo(MostWithAnError);
    }

    [Fact]
    public void A_check_some_of_whose_findings_weigh_less_says_which()
    {
        var rules = QualityChecks.Rules.ToDictionary(rule => rule.Id, StringComparer.Ordinal);
        var lesser = Corpora().SelectMany(corpus => ChecksMeasures.Findings(corpus)).Select(finding => finding.Finding)
            .Where(finding => finding.Severity < rules[finding.Id].Severity).Select(finding => finding.Id).Distinct().ToList();

        lesser.ShouldContain("end-punctuation");
        lesser.ShouldAllBe(id => rules[id].Lesser != null);
    }

    private static IReadOnlyList<ChecksCorpus> Corpora() => ChecksCorpus.Read(Corpus.Path(""), isTuning: false);
}
