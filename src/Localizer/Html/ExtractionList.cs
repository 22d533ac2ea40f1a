using System.Text;

namespace Localizer.Html;

/// <summary>A rule of the list: a keyword, the names that it holds for, and for whom.</summary>
/// <param name="Keyword">What the rule says of its names.</param>
/// <param name="Names">The names.</param>
/// <param name="For">The elements or types that it is restricted to; empty for any.</param>
internal sealed record ExtractionRule(string Keyword, string[] Names, string[] For);

/// <summary>Reads <c>ExtractionList.txt</c>, whose head describes it.</summary>
internal static class ExtractionList
{
    private static readonly Lazy<ExtractionRule[]> Lines = new(Load);

    /// <summary>The rules, in the file's order.</summary>
    public static IReadOnlyList<ExtractionRule> Rules => Lines.Value;

    /// <summary>All names of a keyword.</summary>
    public static IEnumerable<string> Names(string keyword) => Of(keyword).SelectMany(rule => rule.Names);

    /// <summary>All rules of a keyword.</summary>
    public static IEnumerable<ExtractionRule> Of(string keyword) => Rules.Where(rule => rule.Keyword == keyword);

    private static ExtractionRule[] Load()
    {
        using var stream = typeof(ExtractionList).Assembly.GetManifestResourceStream("Localizer.Html.ExtractionList.txt")
            ?? throw new InvalidOperationException("The list of what is extracted is not in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var rules = new List<ExtractionRule>();
        while (reader.ReadLine() is { } line)
        {
            var comment = line.IndexOf('#', StringComparison.Ordinal);
            var words = (comment < 0 ? line : line[..comment]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0)
                continue;
            var colon = Array.IndexOf(words, ":");
            var names = colon < 0 ? words[1..] : words[1..colon];
            rules.Add(new ExtractionRule(words[0], names, colon < 0 || words[^1] == "*" ? [] : words[(colon + 1)..]));
        }

        return [.. rules];
    }
}
