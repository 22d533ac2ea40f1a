using Localizer.Model;
using Localizer.Providers;
using Localizer.Tests.Html;

namespace Localizer.Tests.Pipeline;

/// <summary>From a locale into the same one, the source provider gives back each page byte for byte.</summary>
public class IdentityTests
{
    // What a page may be refused for, and nothing else.
    private static readonly HashSet<string> RefusalReasons = ["encoding-unsupported", "page-too-large"];

    [Fact]
    public void Every_page_of_the_corpus_comes_back_byte_for_byte() => Hold([.. PageCorpus.All()]);

    [Fact]
    public void Every_hostile_page_comes_back_byte_for_byte() => Hold([.. HostilePages.All()]);

    private static void Hold(List<CorpusPage> pages)
    {
        var changed = new List<string>();
        var refused = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var page in pages)
        {
            try
            {
                if (!PageRun.Translate(page.Bytes, "en", "en", new SourceProvider(), page.Name).AsSpan().SequenceEqual(page.Bytes))
                    changed.Add(page.Name);
            }
            catch (BadInputException exception)
            {
                refused[exception.Diagnostic.Id] = refused.GetValueOrDefault(exception.Diagnostic.Id) + 1;
            }
        }

        changed.ShouldBeEmpty();
        refused.Keys.ShouldBeSubsetOf(RefusalReasons);
        refused.Values.Sum().ShouldBeLessThanOrEqualTo(pages.Count / 1000);
        TestContext.Current.TestOutputHelper?.WriteLine($"{pages.Count} pages, refused: {string.Join(", ", refused)}");
    }
}
