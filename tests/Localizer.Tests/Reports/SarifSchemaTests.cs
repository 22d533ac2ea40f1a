using System.Text.Json;
using Localizer.Model;
using Localizer.Pipeline;
using Localizer.Reports;
using NJsonSchema;

namespace Localizer.Tests.Reports;

/// <summary>SARIF is what the standard's schema says (OASIS, 2.1.0-rtm.5, as SchemaStore has it; beside this file).</summary>
public class SarifSchemaTests
{
    private static readonly RunReport Report = new(
        false, 3, "en", ["vi"],
        [
            new PageReport("news/a b.html", "vi", "output/vi/news/a b.html", "translations/vi/news/a b.html.xlf", PageStatus.Written, SegmentCounts.None,
            [
                new Finding("number-lost", "error", "u1", "s1", "“250” does not stand in the translation.", 3, 7) { Source = "It rose to 250.", Target = "Tăng." },
                new Finding("spaces", "info", "u2", "s1", "Two spaces [here] and a \"quote\".", 4, 1) { Source = "Two", Target = "Hai" },
                new Finding("page-unreadable", "error", null, null, "It cannot be read.", null, null),
            ]) { ShownAs = "articles/news/a b.html" },
            new PageReport("c.html", "vi", null, null, PageStatus.Refused, SegmentCounts.None, []),
        ],
        [], []);

    [Fact]
    public async Task What_is_written_is_valid()
    {
        var schema = await JsonSchema.FromFileAsync(
            Path.Combine(Corpus.RepositoryRoot, "tests/Localizer.Tests/Reports/sarif-2.1.0-rtm.5.json"), TestContext.Current.CancellationToken);
        var sarif = SarifReport.Write(Report, CheckCatalog.Rules, "1.2.3", (page, finding) => finding.Unit is null ? null : new Place(page.Record!, new TextPosition(12, 5)));
        schema.Validate(sarif).ShouldBeEmpty();
        schema.Validate(sarif.Replace("\"level\": \"error\"", "\"level\": \"grave\"", StringComparison.Ordinal)).ShouldNotBeEmpty("the schema is looked at");

        var results = JsonDocument.Parse(sarif).RootElement.GetProperty("runs")[0].GetProperty("results");
        results.GetArrayLength().ShouldBe(3);
        var related = results[0].GetProperty("relatedLocations")[0].GetProperty("physicalLocation");
        related.GetProperty("artifactLocation").GetProperty("uri").GetString().ShouldBe("translations/vi/news/a%20b.html.xlf");
        related.GetProperty("region").GetProperty("startLine").GetInt32().ShouldBe(12);
        results[2].TryGetProperty("relatedLocations", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_written_of_glossaries_is_valid_and_has_a_rule_with_help_for_every_finding()
    {
        var schema = await JsonSchema.FromFileAsync(
            Path.Combine(Corpus.RepositoryRoot, "tests/Localizer.Tests/Reports/sarif-2.1.0-rtm.5.json"), TestContext.Current.CancellationToken);
        using var files = new Pipeline.TemporaryFiles();
        var csv = files.Add("g.csv", """
            source,vi,dnt,forbidden.vi,first-use.vi
            chip,con chip,,con chip,
            chip,vi mạch,,,
            chip,con chip,,,
            CHIPS ,chip?s,,,
            Nvidia,Anh Vĩ Đạt,x,,
            H20,,x,,chip
            word,mảnh,,,
            letter,ma​nh,,,
            server,may chu,,,
            may,máy chủ,,,
            nothing,,,,
            as,như,,,
            AI word,a,,,
            word game,b,,,
            Word,c,,,

            """.Replace("\\u0309", "\u0309", StringComparison.Ordinal).Replace("\\u200B", "\u200B", StringComparison.Ordinal));
        var workbook = files.Add("b.xlsx", Pipeline.Workbook.Of(Pipeline.Workbook.Row("source", "vi") + Pipeline.Workbook.Row("law", "lu?t")));
        var checkedOnes = GlossaryCheck.Run([new NamedFile(csv, "my terms/g.csv"), new NamedFile(workbook, "b.xlsx")], ["Nowhere is one."]);

        var sarif = SarifReport.Write(GlossaryCheck.Report(checkedOnes, [], FailOn.Error), GlossaryRules.All, "1.2.3");

        schema.Validate(sarif).ShouldBeEmpty();
        var found = checkedOnes.SelectMany(glossary => glossary.Findings).ToLookup(finding => finding.Id);
        found.Select(group => group.Key).Order(StringComparer.Ordinal).ShouldBe(GlossaryRules.All.Select(rule => rule.Id), "each rule is found here, and what is found is a rule");
        GlossaryRules.All.ShouldAllBe(rule => found[rule.Id].Any(finding => finding.Severity.ToString().Equals(rule.Severity, StringComparison.OrdinalIgnoreCase)));
        var results = JsonDocument.Parse(sarif).RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().ToList();
        results[0].GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString().ShouldBe("my%20terms/g.csv");
        results[^1].GetProperty("message").GetProperty("text").GetString()!.ShouldStartWith("sheet Terms, ");
        results.Select(result => result.GetProperty("partialFingerprints").GetProperty("localizerFinding/v1").GetString()).ShouldBeUnique();
    }
}
