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
    // The content of selectedcontent is a copy of the chosen option's, which a browser makes; in the page's bytes it is not.
    private const int MostExcluded = 8;

    [Fact]
    public void Every_tree_is_as_the_standard_says()
    {
        var (failures, excluded, count) = (new List<string>(), new List<string>(), 0);
        foreach (var test in TreeTest.All())
        {
            if (test.Expected.Contains("<selectedcontent>"))
            {
                excluded.Add(test.Name);
                continue;
            }

            count++;
            var actual = TreeDump.Of(test.Data);
            if (actual != test.Expected)
                failures.Add($"{test.Name}\n{Encoding.UTF8.GetString(test.Data)}\n--- expected\n{test.Expected}--- actual\n{actual}");
        }

        failures.ShouldBeEmpty($"{failures.Count} of {count}");
        excluded.Count.ShouldBeLessThanOrEqualTo(MostExcluded, string.Join('\n', excluded));
        count.ShouldBeGreaterThanOrEqualTo(1_584);
    }
}
