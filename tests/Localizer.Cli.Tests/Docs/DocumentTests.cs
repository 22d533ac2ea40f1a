using System.Text.RegularExpressions;

namespace Localizer.Cli.Tests.Docs;

/// <summary>What the documentation tells people to do is done, as it stands there, and comes out as it says.</summary>
public partial class DocumentTests
{
    [Theory]
    [InlineData("docs/tutorial.md")]
    [InlineData("docs/how-to/segmentation.md")]
    [InlineData("docs/how-to/vendor.md")]
    [InlineData("docs/how-to/publishing.md")]
    public async Task A_page_does_what_it_says(string path)
    {
        using var place = new Workplace();

        await DocumentRun.RunAsync(path, place);
    }

    [Fact]
    public void Links_between_pages_lead_somewhere()
    {
        var pages = Directory.GetFiles(Path.Combine(Workplace.Repository, "docs"), "*.md", SearchOption.AllDirectories).Append(Path.Combine(Workplace.Repository, "README.md"))
            .Where(page => !page.Contains(".received", StringComparison.Ordinal));
        var broken =
            from page in pages
            from Match link in Links().Matches(File.ReadAllText(page))
            let target = link.Groups["target"].Value
            where !target.Contains("://", StringComparison.Ordinal) && target.Length > 0 && !Path.Exists(Path.Combine(Path.GetDirectoryName(page)!, target))
            select $"{Path.GetRelativePath(Workplace.Repository, page)}: {target}";

        broken.ShouldBeEmpty();
    }

    [GeneratedRegex(@"\]\((?<target>[^)#\s]*)(#[^)]*)?\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Links();
}
