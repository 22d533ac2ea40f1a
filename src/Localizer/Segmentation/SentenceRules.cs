using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text;

namespace Localizer.Segmentation;

/// <summary>The exceptions of a language, from its file under <c>Rules/</c>: a keyword and the words that it holds for, a line each.</summary>
internal sealed class SentenceRules
{
    private static readonly ConcurrentDictionary<string, SentenceRules> Loaded = new(StringComparer.Ordinal);

    private SentenceRules(Dictionary<string, HashSet<string>> words)
    {
        Never = Words("never");
        BeforeNumber = Words("number");
        Maybe = Words("maybe");
        Starters = Words("starter");

        FrozenSet<string> Words(string keyword) =>
            words.TryGetValue(keyword, out var set) ? set.ToFrozenSet(StringComparer.Ordinal) : [];
    }

    /// <summary>Words whose stop ends no sentence.</summary>
    public FrozenSet<string> Never { get; }

    /// <summary>Words whose stop ends no sentence when a number follows.</summary>
    public FrozenSet<string> BeforeNumber { get; }

    /// <summary>Words whose stop ends a sentence only when a starter follows.</summary>
    public FrozenSet<string> Maybe { get; }

    /// <summary>Words that begin sentences.</summary>
    public FrozenSet<string> Starters { get; }

    /// <summary>The rules of a language; a language without a file has English's, whose titles and company forms are written everywhere.</summary>
    /// <param name="language">The language subtag.</param>
    public static SentenceRules Of(string language) => Loaded.GetOrAdd(language, static key => Load(key) ?? Of("en"));

    private static SentenceRules? Load(string language)
    {
        using var stream = typeof(SentenceRules).Assembly.GetManifestResourceStream($"Localizer.Segmentation.Rules.{language}.txt");
        if (stream is null)
            return null;
        var words = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                continue;
            var columns = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (columns.Length == 0)
                continue;
            if (!words.TryGetValue(columns[0], out var set))
                words.Add(columns[0], set = new HashSet<string>(StringComparer.Ordinal));
            set.UnionWith(columns.Skip(1));
        }

        return new SentenceRules(words);
    }
}
