using System.Text;
using Localizer.Html;
using Localizer.Model;
using Localizer.Text;

namespace Localizer.Tests.Html;

/// <summary>
/// html5lib's tree construction tests, over the real tree builder. What this adapter does: it draws the tree as the tests do, with
/// names of foreign elements and attributes in lower case and their prefixes after a colon, in the expected tree as well; joins
/// neighbouring texts; and drops NUL or makes it U+FFFD as the standard does by the kind of text. Tests of fragments are left out,
/// since pages are documents, and those with scripting on, since a page that is translated runs none.
/// </summary>
public class Html5LibTreeTests
{
    /// <summary>
    /// The tests that are not held to their trees, each by its name. The content of <c>selectedcontent</c> is a copy of the chosen option's,
    /// which a browser makes when the page is shown; in the page's bytes it is not.
    /// </summary>
    private static readonly string[] NotRun =
    [
        "webkit02.dat#45",
        "webkit02.dat#46",
        "webkit02.dat#47",
        "webkit02.dat#48",
    ];

    // Of the suite's 1,796 tests 192 are of fragments, and 12 more need scripting.
    private const int Tests = 1_592;

    [Fact]
    public void Every_tree_is_as_the_standard_says()
    {
        var (failures, skipped, count) = (new List<string>(), new List<string>(), 0);
        foreach (var test in TreeTest.All())
        {
            count++;
            if (test.Expected.Contains("<selectedcontent>", StringComparison.Ordinal))
            {
                skipped.Add(test.Name);
                continue;
            }

            var actual = TreeDump.Of(test.Data);
            if (actual != test.Expected)
                failures.Add($"{test.Name}\n{Encoding.UTF8.GetString(test.Data)}\n--- expected\n{test.Expected}--- actual\n{actual}");
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{count} tests, {skipped.Count} not run, {failures.Count} failures");
        failures.ShouldBeEmpty($"{failures.Count} of {count}");
        skipped.ShouldBe(NotRun);
        NotRun.Length.ShouldBeLessThanOrEqualTo(8);
        count.ShouldBe(Tests);
    }
}
