using Localizer.Html;
using Localizer.Model;
using Localizer.Quality;

namespace Localizer.Tests.Quality;

/// <summary>Each check is shown its own examples: it must find each bad one, and let each good one pass.</summary>
public class CheckExampleTests
{
    public static TheoryData<string> SegmentChecks => [.. QualityChecks.OfSegment.Select(check => check.Rule.Id)];

    public static TheoryData<string> PageChecks => [.. QualityChecks.OfPage.Select(check => check.Rule.Id)];

    public static TheoryData<string> ChecksOfWholePages => [.. WholePageChecks.All.Select(check => check.Rule.Id)];

    [Theory]
    [MemberData(nameof(SegmentChecks))]
    public void A_check_finds_its_bad_examples_and_passes_its_good_ones(string id)
    {
        var check = QualityChecks.OfSegment.Single(check => check.Rule.Id == id);
        foreach (var bad in check.Rule.Bad)
        {
            check.Rule.IsFor(Locale.Parse(bad.To)).ShouldBeTrue($"{id} is not for {bad.To}");
            check.Find(PairOf(bad)).ShouldNotBeNull($"{id} does not find “{bad.Target}”");
        }

        foreach (var good in check.Rule.Good)
            check.Find(PairOf(good)).ShouldBeNull($"{id} complains of “{good.Target}”");
    }

    [Theory]
    [MemberData(nameof(PageChecks))]
    public void A_check_of_pages_finds_its_bad_examples_and_passes_its_good_ones(string id)
    {
        var check = QualityChecks.OfPage.Single(check => check.Rule.Id == id);
        check.Find([.. check.Rule.Bad.Select(PairOf)]).ShouldNotBeEmpty();
        check.Find([.. check.Rule.Good.Select(PairOf)]).ShouldBeEmpty();
    }

    [Fact]
    public void Every_check_has_an_id_of_its_own_a_rationale_a_hint_and_examples_of_both_kinds()
    {
        QualityChecks.Rules.Select(rule => rule.Id).ShouldBeUnique();
        foreach (var rule in QualityChecks.Rules)
        {
            rule.Id.ShouldMatch("^[a-z]+(-[a-z]+)*$");
            rule.Rationale.ShouldEndWith(".");
            rule.Hint.ShouldEndWith(".");
            rule.Bad.Length.ShouldBeGreaterThan(0, rule.Id);
            rule.Good.Length.ShouldBeGreaterThan(0, rule.Id);
        }
    }

    [Theory]
    [MemberData(nameof(ChecksOfWholePages))]
    public void A_check_of_whole_pages_finds_its_bad_examples_and_passes_its_good_ones(string id)
    {
        var check = WholePageChecks.All.Single(check => check.Rule.Id == id);
        foreach (var bad in check.Rule.Bad)
            check.Find(PagesOf(bad)).ShouldNotBeEmpty($"{id} does not find “{bad.Target}”");
        foreach (var good in check.Rule.Good)
            check.Find(PagesOf(good)).ShouldBeEmpty($"{id} complains of “{good.Target}”");
    }

    [Fact]
    public void Every_check_that_there_is_runs()
    {
        var written = typeof(SegmentCheck).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && (type.IsSubclassOf(typeof(SegmentCheck)) || type.IsSubclassOf(typeof(PageCheck)) || type.IsSubclassOf(typeof(WholePageCheck))));
        QualityChecks.OfSegment.Select(check => check.GetType()).Concat(QualityChecks.OfPage.Select(check => check.GetType())).Concat(WholePageChecks.All.Select(check => check.GetType()))
            .ShouldBe(written, ignoreOrder: true);
    }

    private static PagePair PagesOf(CheckExample example) => new(FactsOf(example.Source), FactsOf(example.Target), Locale.Parse(example.To));

    private static PageFacts FactsOf(string markup) => PageFactsReader.Read(SourcePage.Read("p", System.Text.Encoding.UTF8.GetBytes(markup)));

    private static CheckedPair PairOf(CheckExample example) =>
        new(example.Source, example.Target, Locale.Parse(example.From), Locale.Parse(example.To)) { Kind = example.Kind, Name = example.Name };
}
