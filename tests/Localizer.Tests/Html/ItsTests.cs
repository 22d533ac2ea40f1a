namespace Localizer.Tests.Html;

/// <summary>
/// The W3C's ITS 2.0 test suite: each HTML test of the categories that translation depends on, node by node. The suite has tests of
/// preserved space in XML only; <see cref="SelectionTests"/> has the same rules for HTML.
/// </summary>
public class ItsTests
{
    [Theory]
    [InlineData("translate", 2)]
    [InlineData("elementswithintext", 1)]
    [InlineData("terminology", 4)]
    [InlineData("localizationnote", 1)]
    [InlineData("localefilter", 3)]
    [InlineData("allowedcharacters", 3)]
    [InlineData("storagesize", 2)]
    public void Each_node_is_what_the_suite_expects(string category, int atLeast)
    {
        var tests = ItsTest.Html(category).ToList();
        tests.Count.ShouldBeGreaterThanOrEqualTo(atLeast);
        foreach (var test in tests)
            ItsReport.Of(test).ShouldBe(File.ReadAllText(test.Expected).Replace("\r\n", "\n").TrimEnd('\n') + "\n", test.Name);
    }
}
