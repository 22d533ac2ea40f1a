using System.Text.RegularExpressions;

namespace Localizer.Cli.Tests.Doctor;

/// <summary>Does what a remedy says, in its own words: a remedy that cannot be followed as it is printed fails its test.</summary>
internal static partial class Remedies
{
    /// <summary>Applies a remedy.</summary>
    /// <param name="remedy">The remedy as it was printed.</param>
    /// <param name="file">The file that the trouble was found in, or <see langword="null"/>.</param>
    /// <param name="trouble">What it is tried on: the place, what stands for words that only people know, and what people do by hand.</param>
    public static async Task ApplyAsync(string remedy, string? file, TroubleCase trouble)
    {
        var place = trouble.Place;
        if (trouble.ByHand is var (words, act) && words.Length > 0)
        {
            remedy.ShouldContain(words);
            await act();
            return;
        }

        if (Replacement().Match(remedy) is { Success: true } replacement)
        {
            var (wrong, right) = (replacement.Groups["wrong"].Value, replacement.Groups["right"].Value);
            var text = place.Read(file!);
            Regex.Count(text, $"\"{Regex.Escape(wrong)}\"", RegexOptions.None, TimeSpan.FromSeconds(1)).ShouldBe(1);
            place.Write(file!, text.Replace($"\"{wrong}\"", $"\"{right}\"", StringComparison.Ordinal));
            return;
        }

        if (Addition().Match(remedy) is { Success: true } addition)
        {
            var text = place.Read("localizer.json");
            place.Write("localizer.json", text.Insert(text.IndexOf('{', StringComparison.Ordinal) + 1, addition.Groups["setting"].Value + ","));
            return;
        }

        var command = Command().Match(remedy);
        command.Success.ShouldBeTrue($"Nobody could follow: {remedy}");
        await RunAsync(trouble.Values.Aggregate(command.Groups["command"].Value, (line, value) => line.Replace(value.Key, value.Value, StringComparison.Ordinal)), place);
    }

    private static async Task RunAsync(string command, Workplace place)
    {
        var words = command.Split(' ');
        switch (words[0])
        {
            case "localizer":
                await place.RunAsync(words[1..]);
                break;
            case "export":
                var assignment = words[1].Split('=', 2);
                place.Variables[assignment[0]] = assignment[1];
                break;
            case "unset":
                place.Variables.Remove(words[1]).ShouldBeTrue();
                break;
            default:
                var result = await BuiltCommand.EndOfAsync(BuiltCommand.StartProgram(place, "sh", "-c", command));
                result.ExitCode.ShouldBe(0, result.Error);
                break;
        }
    }

    [GeneratedRegex("Write '(?<right>[^']+)' in place of '(?<wrong>[^']+)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Replacement();

    [GeneratedRegex("Add `(?<setting>[^`]+)` to localizer.json", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Addition();

    [GeneratedRegex("`(?<command>[^`]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Command();
}
