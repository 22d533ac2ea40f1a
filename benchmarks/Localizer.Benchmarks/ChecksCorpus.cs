using Localizer.Model;

namespace Localizer.Benchmarks;

/// <summary>Human translations of news, one line a segment, in two halves: thresholds are chosen on the first, figures come from the second.</summary>
/// <param name="Locale">The translations' locale.</param>
/// <param name="Pairs">English and its translation.</param>
internal sealed record ChecksCorpus(Locale Locale, IReadOnlyList<(string Source, string Target)> Pairs)
{
    private static readonly (string Tag, string File)[] Languages =
        [("vi", "vie"), ("es", "spa"), ("de", "deu"), ("ja", "jpn"), ("zh", "zho-CN")];

    /// <summary>Reads one half of NTREX in all languages.</summary>
    /// <param name="folder">The corpus, or its folder <c>ntrex</c>.</param>
    /// <param name="isTuning">Whether the half for choosing thresholds is meant: the first 499 lines.</param>
    public static IReadOnlyList<ChecksCorpus> Read(string folder, bool isTuning)
    {
        var inside = Path.Combine(folder, "ntrex");
        var root = Directory.Exists(inside) ? inside : folder;
        var source = Half(Path.Combine(root, "newstest2019-src.eng.txt"), isTuning);
        return
        [
            .. Languages.Select(language => new ChecksCorpus(
                Locale.Parse(language.Tag), [.. source.Zip(Half(Path.Combine(root, $"newstest2019-ref.{language.File}.txt"), isTuning))])),
        ];
    }

    private static List<string> Half(string file, bool isTuning)
    {
        const int Border = 499;
        var lines = File.ReadAllLines(file);
        return [.. isTuning ? lines.Take(Border) : lines.Skip(Border)];
    }
}
