using System.Text.RegularExpressions;

namespace Localizer.Cli.Tests;

/// <summary>What people and their tools do to a bilingual file.</summary>
internal static class TargetEdit
{
    /// <summary>Writes the target of a source without codes, in place of the one that it has; all else stays to the byte.</summary>
    /// <param name="place">Where the file is.</param>
    /// <param name="file">The file: a record, or one that was handed to a translator.</param>
    /// <param name="source">The source, as the file has it.</param>
    /// <param name="target">The target, likewise.</param>
    public static void Retarget(Workplace place, string file, string source, string target)
    {
        var xml = place.Read(file);
        var found = new Regex($"(<source>{Regex.Escape(source)}</source>)((\\s*)<target[^>]*>.*?</target>)?", RegexOptions.Singleline, TimeSpan.FromSeconds(5));
        found.Count(xml).ShouldBe(1, source);
        place.Write(file, found.Replace(xml, match => $"{match.Groups[1]}{match.Groups[3]}<target>{target}</target>"));
    }
}
