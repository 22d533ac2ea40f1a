using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text;

namespace Localizer.Text;

/// <summary>
/// Unicode's locale data (CLDR) of one pinned version, cut to what is used and kept in <c>Cldr.txt</c>: the same on any machine,
/// whatever its ICU. <c>eng/cldr/generate.mjs</c> makes the file.
/// </summary>
internal static class Cldr
{
    private static readonly Lazy<Data> Loaded = new(Load);
    private static readonly ConcurrentDictionary<string, CldrLocale> Locales = new(StringComparer.Ordinal);

    // In small letters, since a search that ignores case takes ten times as long, and every heading with a number is looked up.
    private static readonly Lazy<(string Tag, string Fields)[]> Languages = new(() => [..
        Loaded.Value.Sections.Where(section => section.Value.Parent == "root").Select(section => (section.Key, section.Value.Fields.ToLowerInvariant()))]);

    // The words of all of them, each once: most words are in none, and one search tells.
    private static readonly Lazy<string> Words = new(() => string.Join('\n', Languages.Value.SelectMany(language => WordsOf(language.Fields)).Distinct(StringComparer.Ordinal)));

    /// <summary>The version of the data.</summary>
    public static string Version => Loaded.Value.Version;

    /// <summary>The tags that there is data for, in ordinal order.</summary>
    public static IReadOnlyList<string> Tags => Loaded.Value.Tags;

    /// <summary>The data of a locale, or of the nearest one above it.</summary>
    /// <param name="tag">A tag in canonical case, such as <c>es-MX</c>.</param>
    /// <returns><see langword="null"/> when there is none for its language.</returns>
    public static CldrLocale? Find(string tag)
    {
        ArgumentNullException.ThrowIfNull(tag);
        foreach (var candidate in Candidates(tag))
        {
            if (Loaded.Value.Sections.ContainsKey(candidate))
                return Of(candidate);
        }

        return null;
    }

    /// <summary>The data of the languages in whose names and patterns a word occurs.</summary>
    /// <param name="word">The word, letters only; case does not matter. It may be a part of one that occurs.</param>
    public static IEnumerable<CldrLocale> LanguagesWith(string word)
    {
        var lower = word.ToLowerInvariant();
        return !Words.Value.Contains(lower, StringComparison.Ordinal) ? [] : Languages.Value.Where(language => language.Fields.Contains(lower, StringComparison.Ordinal)).Select(language => Of(language.Tag));
    }

    /// <summary>Adds the likely script and region to a tag (UTS #35, "Likely Subtags"): <c>zh-Hant-TW</c> for <c>zh-TW</c>.</summary>
    /// <param name="language">The language.</param>
    /// <param name="script">The script, or <see langword="null"/>.</param>
    /// <param name="region">The region, or <see langword="null"/>.</param>
    /// <returns>Script and region; what is given stays as it is, what is not known stays <see langword="null"/>.</returns>
    public static (string? Script, string? Region) Likely(string language, string? script, string? region)
    {
        var likely = Loaded.Value.Likely;
        foreach (var key in (string?[])
            [region is null ? null : $"{language}-{region}", script is null ? null : $"{language}-{script}", language])
        {
            if (key is null || !likely.TryGetValue(key, out var full))
                continue;
            var subtags = full.Split('-');
            return (script ?? subtags[1], region ?? subtags[2]);
        }

        return (script, region);
    }

    private static IEnumerable<string> WordsOf(string text)
    {
        for (var (start, i) = (0, 0); i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetter(text[i]))
                continue;
            if (i > start)
                yield return text[start..i];
            start = i + 1;
        }
    }

    private static IEnumerable<string> Candidates(string tag)
    {
        yield return tag;
        var subtags = tag.Split('-');
        var script = subtags.Skip(1).FirstOrDefault(subtag => subtag.Length == 4 && char.IsAsciiLetterUpper(subtag[0]));
        var region = subtags.Skip(1).FirstOrDefault(subtag => subtag.Length == 2 || (subtag.Length == 3 && char.IsAsciiDigit(subtag[0])));
        var likely = Likely(subtags[0], script, region);
        if (region is not null)
        {
            yield return $"{subtags[0]}-{likely.Script}-{region}";
            yield return $"{subtags[0]}-{region}";
        }

        yield return $"{subtags[0]}-{likely.Script}";
        yield return subtags[0];
    }

    private static CldrLocale Of(string tag) => Locales.GetOrAdd(tag, static tag =>
    {
        var (parent, fields) = Loaded.Value.Sections[tag];
        return new CldrLocale(tag, parent == "root" ? null : Of(parent), Parse(fields));
    });

    private static FrozenDictionary<string, string> Parse(string fields) => fields
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split('\t'))
        .ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    private static Data Load()
    {
        using var stream = typeof(Cldr).Assembly.GetManifestResourceStream("Localizer.Text.Cldr.txt")
            ?? throw new InvalidOperationException("The locale data is not in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var sections = reader.ReadToEnd().Split("\n@");
        var head = sections[0].Split('\n').Select(line => line.Split('\t')).ToList();
        return new Data(
            head.First(line => line[0] == "version")[1],
            head.Where(line => line[0] == "likely").ToFrozenDictionary(line => line[1], line => line[2], StringComparer.Ordinal),
            sections.Skip(1).ToFrozenDictionary(section => section[..section.IndexOf('\t', StringComparison.Ordinal)], SectionOf, StringComparer.Ordinal));
    }

    private static (string Parent, string Fields) SectionOf(string section)
    {
        var (tab, end) = (section.IndexOf('\t', StringComparison.Ordinal), section.IndexOf('\n', StringComparison.Ordinal));
        return end < 0 ? (section[(tab + 1)..], "") : (section[(tab + 1)..end], section[(end + 1)..]);
    }

    private sealed record Data(string Version, FrozenDictionary<string, string> Likely, FrozenDictionary<string, (string Parent, string Fields)> Sections)
    {
        public IReadOnlyList<string> Tags { get; } = [.. Sections.Keys.Order(StringComparer.Ordinal)];
    }
}

/// <summary>The data of one locale.</summary>
/// <param name="tag">Its tag.</param>
/// <param name="parent">The locale that it takes from what it lacks, or <see langword="null"/>.</param>
/// <param name="own">Its own fields.</param>
internal sealed class CldrLocale(string tag, CldrLocale? parent, FrozenDictionary<string, string> own)
{
    /// <summary>The tag of the data, which may be one above the one that was asked for.</summary>
    public string Tag { get; } = tag;

    /// <summary>A field of one value.</summary>
    public string this[string field] => own.TryGetValue(field, out var value)
        ? value
        : parent?[field] ?? throw new InvalidOperationException($"The locale data of {Tag} has no '{field}'.");

    /// <summary>A field of several values.</summary>
    public string[] List(string field) => this[field] is { Length: > 0 } value ? value.Split('|') : [];
}
