using Localizer.Html;

namespace Localizer.Tests.Html;

/// <summary>Which text belongs to which block, over the corpus: foster parenting, adoption, implied ends, templates and all.</summary>
public class BlockSequenceTests(ITestOutputHelper output)
{
    [Fact]
    public void Text_belongs_to_the_block_that_the_tree_has_it_in()
    {
        var checks = PageCorpus.Originals().Select(page => BlockCheck.Of(SourcePage.Read(page.Name, page.Bytes))).ToList();
        var (texts, misplaced) = (checks.Sum(check => check.Texts), checks.SelectMany(check => check.Misplaced).ToList());

        output.WriteLine($"{misplaced.Count} of {texts} texts misplaced; {checks.Sum(check => check.Read)} that people read");
        misplaced.ForEach(output.WriteLine);
        texts.ShouldBeGreaterThan(40_000);
        checks.Sum(check => check.Read).ShouldBeGreaterThan(3_000);
        (misplaced.Count / (double)texts).ShouldBeLessThan(0.005);
    }
}
