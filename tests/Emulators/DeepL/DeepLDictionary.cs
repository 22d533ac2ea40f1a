using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Localizer.Emulators.DeepL;

/// <summary>The entries of one language pair of a glossary.</summary>
/// <param name="Source">The language of the terms, in lower case.</param>
/// <param name="Target">The language of their translations, in lower case.</param>
/// <param name="Entries">Terms and translations, in the order that they were given in.</param>
internal sealed record DeepLDictionary(string Source, string Target, IReadOnlyList<KeyValuePair<string, string>> Entries)
{
    private const int LargestPart = 1024;

    /// <summary>Several dictionaries as one; the earlier one's entries win.</summary>
    public static DeepLDictionary Joined(IReadOnlyList<DeepLDictionary> dictionaries) =>
        dictionaries[0] with { Entries = [.. dictionaries.SelectMany(one => one.Entries).DistinctBy(entry => entry.Key)] };

    /// <summary>Reads entries of either format, or says what is wrong with them.</summary>
    /// <param name="source">The language of the terms.</param>
    /// <param name="target">The language of their translations.</param>
    /// <param name="text">Lines with a term and its translation.</param>
    /// <param name="format"><c>tsv</c> or <c>csv</c>.</param>
    public static (DeepLDictionary? Dictionary, string? Detail) Read(string source, string target, string text, string format)
    {
        var entries = new List<KeyValuePair<string, string>>();
        var places = new Dictionary<string, (int Index, int Position)>(StringComparer.Ordinal);
        var position = 0;
        foreach (var line in text.Split('\n'))
        {
            var fields = format == "csv" ? CsvFields(line.TrimEnd('\r')) : line.TrimEnd('\r').Split('\t');
            if (fields is not [""])
            {
                if (fields.Length < 2 || fields[0].Trim().Length == 0 || fields[1].Trim().Length == 0)
                    return (null, $"Missing or empty field (starting at position {position})");
                var (term, translation) = (fields[0].Trim(), fields[1].Trim());
                if (Encoding.UTF8.GetByteCount(term) > LargestPart || Encoding.UTF8.GetByteCount(translation) > LargestPart)
                    return (null, $"Entry with the index {entries.Count} (starting at position {position}) is too long");
                if (!places.TryAdd(term, (entries.Count, position)))
                    return (null, Duplicate(entries.Count, position, places[term]));
                entries.Add(new(term, translation));
            }

            position += line.Length + 1;
        }

        return entries.Count == 0
            ? (null, "No entries")
            : (new DeepLDictionary(source.ToLowerInvariant(), target.ToLowerInvariant(), entries), null);
    }

    /// <summary>The entries as lines with tabs.</summary>
    public string Tsv() => string.Join('\n', Entries.Select(entry => $"{entry.Key}\t{entry.Value}"));

    /// <summary>This dictionary with another one's entries, which win.</summary>
    public DeepLDictionary Merged(DeepLDictionary newer) =>
        this with { Entries = [.. newer.Entries.Concat(Entries).DistinctBy(entry => entry.Key)] };

    private static string Duplicate(int index, int position, (int Index, int Position) first) => string.Create(
        CultureInfo.InvariantCulture,
        $"Key with the index {index} (starting at position {position}) duplicates key with the index {first.Index} (starting at position {first.Position})");

    private static string[] CsvFields(string line) =>
        [.. CsvField().Matches(line).Select(match => match.Groups["quoted"] is { Success: true } quoted
            ? quoted.Value.Replace("\"\"", "\"", StringComparison.Ordinal)
            : match.Groups["bare"].Value)];

    private static Regex CsvField() => new(
        "(?:^|,)(?:\"(?<quoted>(?:[^\"]|\"\")*)\"|(?<bare>[^,]*))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
}
