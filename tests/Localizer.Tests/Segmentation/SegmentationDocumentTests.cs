using System.Text;
using System.Text.RegularExpressions;
using Localizer.Model;
using Localizer.Segmentation;
using Localizer.Segmentation.Srx;

namespace Localizer.Tests.Segmentation;

/// <summary>What <c>docs/segmentation.md</c> shows is what happens.</summary>
public class SegmentationDocumentTests
{
    private static readonly string Document = File.ReadAllText(Path.Combine(Corpus.RepositoryRoot, "docs/segmentation.md"));

    public static TheoryData<string> Examples => [.. Block("text").Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Examples_break_as_they_say(string example)
    {
        var locale = Locale.Parse(example[..example.IndexOf(':', StringComparison.Ordinal)]);
        var marked = example[(example.IndexOf(':', StringComparison.Ordinal) + 2)..];

        string.Join(" | ", Sentences.Of(DefaultSegmenter.Instance, marked.Replace("|", "", StringComparison.Ordinal), locale))
            .ShouldBe(string.Join(" | ", marked.Split('|').Select(sentence => sentence.Trim())));
    }

    [Fact]
    public void The_example_of_own_rules_is_read_and_applied()
    {
        var document = SrxReader.Read(Encoding.UTF8.GetBytes(Block("xml")), "example.srx");

        document.Diagnostics.ShouldBeEmpty();
        Sentences.Of(new SrxSegmenter(document, DefaultSegmenter.Instance), "See Appx. A; or not. End", Locale.Parse("en-US")).ShouldBe(["See Appx. A;", "or not.", "End"]);
    }

    [Fact]
    public void Our_own_rules_use_nothing_that_is_translated_or_not_supported() =>
        SrxReader.Read(File.ReadAllBytes(Path.Combine(Corpus.RepositoryRoot, "src/Localizer/Segmentation/Rules/default.srx")), "default.srx").Diagnostics.ShouldBeEmpty();

    private static string Block(string kind) =>
        Regex.Match(Document, $"```{kind}\n(.*?)```", RegexOptions.Singleline, TimeSpan.FromSeconds(1)).Groups[1].Value;
}
