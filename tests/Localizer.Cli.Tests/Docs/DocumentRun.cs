using System.Globalization;
using System.Text.RegularExpressions;

namespace Localizer.Cli.Tests.Docs;

/// <summary>
/// Does what a page of the documentation says: a fence with a file's name after its language is that file's content; one of <c>sh</c>
/// is a line of shell each, whose exit code is 0 unless <c># exit code N</c> says another; one of <c>text</c> after it is what it printed
/// to standard output, one of <c>console</c> a part of what it printed to standard error.
/// </summary>
internal static partial class DocumentRun
{
    public static async Task RunAsync(string path, Workplace place)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Workplace.Repository, path), TestContext.Current.CancellationToken);
        var last = new CliResult(0, [], "");
        var ran = 0;
        foreach (Match fence in Fences().Matches(text))
        {
            var (language, file, content) = (fence.Groups["language"].Value, fence.Groups["file"].Value, fence.Groups["content"].Value);
            if (file.Length > 0)
                place.Write(file, content);
            else if (language == "sh")
                last = await RunLinesAsync(content, place, () => ran++);
            else if (language == "text")
                last.Output.ShouldBe(content, $"{path}: {last.Error}");
            else if (language == "console")
                last.Error.ShouldContain(content);
        }

        ran.ShouldBeGreaterThan(0);
    }

    private static async Task<CliResult> RunLinesAsync(string lines, Workplace place, Action count)
    {
        var results = new List<CliResult>();
        foreach (var line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split("  # exit code ", 2);
            var expected = parts.Length == 2 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
            var words = parts[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var result = words[0] == "localizer"
                ? await place.RunAsync(words[1..])
                : await BuiltCommand.EndOfAsync(BuiltCommand.StartProgram(place, "sh", "-c", parts[0]));
            result.ExitCode.ShouldBe(expected, $"{line}\n{result.Output}{result.Error}");
            results.Add(result);
            count();
        }

        return new CliResult(0, [.. results.SelectMany(result => result.OutputBytes)], string.Concat(results.Select(result => result.Error)));
    }

    [GeneratedRegex("^```(?<language>[a-z]+)(?: (?<file>[^\n]+))?\n(?<content>.*?)^```$", RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.Multiline, 1000)]
    private static partial Regex Fences();
}
