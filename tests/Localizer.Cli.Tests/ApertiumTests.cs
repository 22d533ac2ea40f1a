using System.Text.RegularExpressions;

namespace Localizer.Cli.Tests;

/// <summary>A real engine, and one that knows no markup: the machine's own Apertium, English to Spanish.</summary>
public sealed partial class ApertiumTests(ITestOutputHelper output)
{
    [Fact]
    public async Task The_sample_articles_go_to_Spanish_with_every_inline_code_in_place()
    {
        Assert.SkipUnless(
            File.Exists("/usr/bin/apertium") && File.Exists("/usr/share/apertium/modes/eng-spa.mode"),
            "Apertium with English to Spanish is not installed (apt-get install apertium-eng-spa).");
        using var place = new Workplace().WithSamples();
        place.Write("localizer.json", """{"from":"en","root":"articles","links":"keep","localePass":{"lang":false}}""");
        place.Variables["PATH"] = "/usr/bin:/bin";

        var run = await place.RunAsync("translate", "articles", "--to", "es", "-p", "apertium", "--fail-on", "never", "--no-record");

        run.ExitCode.ShouldBe(0, run.Error + run.Output);
        output.WriteLine(run.Output);
        var pages = Directory.GetFiles(Path.Combine(place.Folder, "articles"), "*.html", SearchOption.AllDirectories);
        pages.Length.ShouldBe(4);
        foreach (var page in pages)
        {
            var source = File.ReadAllText(page);
            var target = place.Read($"output/es/{Path.GetRelativePath(Path.Combine(place.Folder, "articles"), page)}");
            target.ShouldNotBe(source);

            // Codes may change their order with the words; none is lost, doubled, or led elsewhere.
            Tags(target).ShouldBe(Tags(source), page);
            Blocks(target).ShouldBe(Blocks(source), page);
        }
    }

    private static List<string> Tags(string page) => [.. Tag().Matches(page).Select(tag => Link().Match(tag.Value) is { Success: true } link
        ? $"{tag.Groups["name"].Value} {link.Value}"
        : tag.Groups["name"].Value).Order(StringComparer.Ordinal)];

    // What is in each block, so that no code has gone to another one.
    private static List<string> Blocks(string page) => [.. Block().Matches(page).Select(block => string.Join(' ', Tags(block.Value)))];

    [GeneratedRegex("<(?<name>/?[a-zA-Z][a-zA-Z0-9-]*)[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Tag();

    [GeneratedRegex("""\b(href|src)=("[^"]*"|'[^']*'|\S+)""", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Link();

    [GeneratedRegex("<(p|li|h[1-6]|td|th|figcaption|blockquote)\\b.*?</\\1>", RegexOptions.Singleline, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Block();
}
