using Localizer.Model;
using Localizer.Quality;
using Localizer.Text.Languages;

namespace Localizer.Benchmarks;

/// <summary>How many of some damaged translations the checks find.</summary>
/// <param name="Found">Found by a check that is meant for the damage.</param>
/// <param name="Weighty">Found so as a warning or an error.</param>
/// <param name="Tried">How many were damaged.</param>
internal readonly record struct ChecksRecall(int Found, int Weighty, int Tried)
{
    /// <summary>The share that is found; 1 where nothing could be damaged.</summary>
    public double Share => Tried == 0 ? 1 : (double)Found / Tried;

    /// <summary>Adds two.</summary>
    public static ChecksRecall operator +(ChecksRecall one, ChecksRecall other) => new(one.Found + other.Found, one.Weighty + other.Weighty, one.Tried + other.Tried);
}

/// <summary>Measures the checks on human translations: the benchmark prints what comes of it, and a test holds it.</summary>
internal static class ChecksMeasures
{
    private const int Seed = 17;
    private static readonly Locale English = Locale.Parse("en");

    /// <summary>Damages each translation in one way and looks whether it is found.</summary>
    public static ChecksRecall Recall(ChecksDamage damage, ChecksCorpus corpus)
    {
        var recall = default(ChecksRecall);
        foreach (var (source, target) in corpus.Pairs)
        {
            var random = new Random(recall.Tried + Seed);
            if (source.Length == 0 || target.Length == 0 || damage.Apply(source, target, corpus.Locale, random) is not { } damaged)
                continue;
            var meant = QualityChecks.Run([new CheckedPair(damaged.Source, damaged.Target, English, corpus.Locale)])
                .Where(finding => damage.Checks.Contains(finding.Finding.Id)).ToList();
            recall += new ChecksRecall(meant.Count > 0 ? 1 : 0, meant.Exists(finding => finding.Finding.Severity > Severity.Info) ? 1 : 0, 1);
        }

        return recall;
    }

    /// <summary>What the checks say of the translations as they are, all taken for one page.</summary>
    /// <param name="corpus">The translations.</param>
    /// <param name="languages">Identifies languages where common words do not show them; <see langword="null"/> to leave it at them.</param>
    public static IReadOnlyList<PairFinding> Findings(ChecksCorpus corpus, LanguageFinder? languages = null) =>
        QualityChecks.Run([.. corpus.Pairs.Select(pair => new CheckedPair(pair.Source, pair.Target, English, corpus.Locale) { Languages = languages })]);

    /// <summary>How many of the translations have a finding that counts.</summary>
    public static int Segments(IEnumerable<PairFinding> findings, Func<Diagnostic, bool> counts) =>
        findings.Where(finding => counts(finding.Finding)).Select(finding => finding.Index).Distinct().Count();
}
