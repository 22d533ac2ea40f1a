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
}
