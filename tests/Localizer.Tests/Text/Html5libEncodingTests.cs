using System.Text;
using Localizer.Text;

namespace Localizer.Tests.Text;

/// <summary>
/// The suite html5lib/encoding: a page's bytes, and the encoding that a browser for Western languages ends with. Not run:
/// <c>scripted/tests1.dat</c>, whose declaration a script writes; <c>chardet/test_big5.txt</c>, which declares nothing and has no
/// expectation.
/// </summary>
public sealed class Html5libEncodingTests
{
    [Theory]
    [InlineData("tests1.dat", 59)]
    [InlineData("tests2.dat", 22)]
    [InlineData("test-yahoo-jp.dat", 1)]
    public void Every_page_gets_the_encoding_that_the_suite_expects(string file, int count)
    {
        var tests = Read(file);
        tests.Count.ShouldBe(count);
        var failures = tests
            .Select(test => (Actual: Name(EncodingSniffer.Sniff(test.Page)), Expected: Characters.Named(test.Expected).Name, test.Page))
            .Where(test => test.Actual != test.Expected)
            .Select(test => $"{test.Expected} expected, {test.Actual} found: {Encoding.Latin1.GetString(test.Page)}");
        failures.ShouldBeEmpty();
    }

    // The suite's default is windows-1252, for ASCII too; ours looks at the content of a page that declares nothing.
    private static string Name(EncodingDecision decision) =>
        decision.Evidence == EncodingEvidence.Utf8Content ? "windows-1252" : decision.Encoding.Name;

    private static List<(byte[] Page, string Expected)> Read(string file)
    {
        // Latin-1 keeps the bytes.
        var text = Encoding.Latin1.GetString(File.ReadAllBytes(Corpus.Path($"html5lib/encoding/{file}")));
        return
        [
            .. from test in text.Split("#data\n", StringSplitOptions.RemoveEmptyEntries)
            let parts = test.Split("\n#encoding\n")
            select (Encoding.Latin1.GetBytes(parts[0]), parts[1].Trim()),
        ];
    }
}
