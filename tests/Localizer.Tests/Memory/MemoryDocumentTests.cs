using System.Text.RegularExpressions;
using Localizer.Memory;
using Localizer.Model;

namespace Localizer.Tests.Memory;

/// <summary>What <c>docs/memory.md</c> shows is what happens.</summary>
public class MemoryDocumentTests
{
    private static readonly string Document = File.ReadAllText(Path.Combine(Corpus.RepositoryRoot, "docs/memory.md"));
    private static readonly Locale English = Locale.Parse("en");
    private static readonly Locale Vietnamese = Locale.Parse("vi");

    public static TheoryData<string, string, int> Scores =>
    [
        .. Regex.Matches(Document, @"^\| ([^|]+) \| ([^|]+) \| (\d+) \|$", RegexOptions.Multiline, TimeSpan.FromSeconds(1))
            .Select(row => (row.Groups[1].Value, row.Groups[2].Value, int.Parse(row.Groups[3].Value, System.Globalization.CultureInfo.InvariantCulture))),
    ];

    public static TheoryData<string> Adapted =>
    [
        .. Regex.Match(Document, "```adapted\n(.*?)```", RegexOptions.Singleline, TimeSpan.FromSeconds(1)).Groups[1].Value
            .Split('\n', StringSplitOptions.RemoveEmptyEntries),
    ];

    public static TheoryData<string> Subsegments =>
    [
        .. Regex.Match(Document, "```subsegments\n(.*?)```", RegexOptions.Singleline, TimeSpan.FromSeconds(1)).Groups[1].Value
            .Split('\n', StringSplitOptions.RemoveEmptyEntries),
    ];

    [Fact]
    public void There_are_examples()
    {
        Subsegments.Count.ShouldBe(4);
        Scores.Count.ShouldBe(7);
        Adapted.Count.ShouldBe(4);
    }

    [Theory]
    [MemberData(nameof(Scores))]
    public void Scores_are_as_they_say(string segment, string stored, int score)
    {
        using var memory = Memory(stored, "x");

        memory.FindFuzzy(Vietnamese, new CodedText(segment), 0.1, 1)[0].Score.ShouldBe(score);
    }

    [Theory]
    [MemberData(nameof(Adapted))]
    public void Numbers_are_put_right_as_they_say(string example)
    {
        var parts = example.Split(" -> ").SelectMany(pair => pair.Split(" = ")).ToArray();
        using var memory = Memory(parts[0], parts[1]);

        (memory.FindAdapted(Vietnamese, new CodedText(parts[2]))?.Target.Text ?? "(not adapted)").ShouldBe(parts[3]);
    }

    [Theory]
    [MemberData(nameof(Subsegments))]
    public void Subsegments_are_found_as_they_say(string example)
    {
        var (segment, others) = (example.Split(" | ")[0], example.Split(" | ")[1].Split(" -> "));
        using var memory = Memory(others[0].Split("; "));

        var found = memory.FindSubsegments(Vietnamese, new CodedText(segment), 3).Select(match => match.Source.Text).DefaultIfEmpty("(none)");

        string.Join("; ", found).ShouldBe(others[1]);
    }

    private static TranslationMemory Memory(string source, string target)
    {
        var memory = new TranslationMemory();
        memory.Add(English, Vietnamese, new CodedText(source), new CodedText(target), new MemoryOrigin("m.tmx"));
        return memory;
    }

    private static TranslationMemory Memory(string[] sources)
    {
        var memory = new TranslationMemory();
        foreach (var source in sources)
            memory.Add(English, Vietnamese, new CodedText(source), new CodedText("x"), new MemoryOrigin("m.tmx"));
        return memory;
    }
}
