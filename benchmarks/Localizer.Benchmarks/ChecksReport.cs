using System.Diagnostics;
using Localizer.Model;
using Localizer.Quality;

namespace Localizer.Benchmarks;

/// <summary>How good the checks are: what they find in human translations that were damaged, and in those that were not; and how fast they are.</summary>
internal static class ChecksReport
{
    private static readonly Locale English = Locale.Parse("en");

    /// <summary>Prints recall, precision and speed.</summary>
    /// <param name="folder">The corpus, or its folder <c>ntrex</c>.</param>
    /// <param name="split"><c>tuning</c> for the half on which thresholds were chosen, with each finding; else the half that figures are taken from.</param>
    public static void Run(string folder, string? split)
    {
        var isTuning = split is "tuning";
        var corpora = ChecksCorpus.Read(folder, isTuning);
        Console.WriteLine(isTuning
            ? "NTREX, lines 1-499: the half on which thresholds were chosen"
            : "NTREX, lines 500-999");
        WriteRecall(corpora);
        WritePrecision(corpora, isTuning);
        WriteSpeed(corpora);
    }

    private static void WriteRecall(IReadOnlyList<ChecksCorpus> corpora)
    {
        Console.WriteLine($"\nRecall: found by the check that is meant for it (as a warning or an error)\n\n| damage | all | {string.Join(" | ", corpora.Select(corpus => corpus.Locale.Tag))} |");
        Console.WriteLine($"| --- | --- | {string.Join(" | ", corpora.Select(_ => "---"))} |");
        foreach (var damage in ChecksDamage.All)
        {
            var rows = corpora.Select(corpus => Recall(damage, corpus)).ToList();
            var total = rows.Aggregate((0, 0, 0), (sum, row) => (sum.Item1 + row.Found, sum.Item2 + row.Weighty, sum.Item3 + row.Tried));
            Console.WriteLine($"| {damage.Name} | {Share(total)} of {total.Item3} | {string.Join(" | ", rows.Select(row => Share(row)))} |");
        }
    }

    private static (int Found, int Weighty, int Tried) Recall(ChecksDamage damage, ChecksCorpus corpus)
    {
        var (found, weighty, tried) = (0, 0, 0);
        foreach (var (source, target) in corpus.Pairs)
        {
            var random = new Random(tried + 17);
            if (source.Length == 0 || target.Length == 0 || damage.Apply(source, target, corpus.Locale, random) is not { } damaged)
                continue;
            tried++;
            var findings = QualityChecks.Run([new CheckedPair(damaged.Source, damaged.Target, English, corpus.Locale)]);
            var meant = findings.Where(finding => damage.Checks.Contains(finding.Finding.Id)).ToList();
            found += meant.Count > 0 ? 1 : 0;
            weighty += meant.Exists(finding => finding.Finding.Severity > Severity.Info) ? 1 : 0;
        }

        return (found, weighty, tried);
    }

    private static string Share((int Found, int Weighty, int Tried) row) => row.Tried == 0
        ? "-"
        : FormattableString.Invariant($"{100.0 * row.Found / row.Tried:F1}% ({100.0 * row.Weighty / row.Tried:F1}%)");

    private static void WritePrecision(IReadOnlyList<ChecksCorpus> corpora, bool showsFindings)
    {
        Console.WriteLine($"\nFalse alarms: warnings and errors on undamaged human translations\n\n| check | all | {string.Join(" | ", corpora.Select(corpus => corpus.Locale.Tag))} |");
        Console.WriteLine($"| --- | --- | {string.Join(" | ", corpora.Select(_ => "---"))} |");
        var findings = corpora.Select(corpus => QualityChecks.Run([.. corpus.Pairs.Select(pair => new CheckedPair(pair.Source, pair.Target, English, corpus.Locale))])).ToList();
        foreach (var rule in QualityChecks.Rules)
            Row(rule.Id, finding => finding.Id == rule.Id && finding.Severity > Severity.Info, isAlways: false);
        Row("any check", finding => finding.Severity > Severity.Info, isAlways: true);
        Row("any, errors alone", finding => finding.Severity == Severity.Error, isAlways: true);
        if (!showsFindings)
            return;
        foreach (var (corpus, found) in corpora.Zip(findings))
        {
            foreach (var (index, finding) in found)
                Console.WriteLine($"{corpus.Locale} {index + 1} {finding.Severity} {finding.Id}: {finding.Message}\n    {corpus.Pairs[index].Source}\n    {corpus.Pairs[index].Target}");
        }

        void Row(string name, Func<Diagnostic, bool> counts, bool isAlways)
        {
            var segments = findings.ConvertAll(found => found.Where(finding => counts(finding.Finding)).Select(finding => finding.Index).Distinct().Count());
            var total = corpora.Sum(corpus => corpus.Pairs.Count);
            if (!isAlways && segments.Sum() == 0)
                return;
            Console.WriteLine(FormattableString.Invariant(
                $"| {name} | {100.0 * segments.Sum() / total:F2}% ({segments.Sum()} of {total}) | {string.Join(" | ", segments.Zip(corpora, (count, corpus) => FormattableString.Invariant($"{100.0 * count / corpus.Pairs.Count:F2}%")))} |"));
        }
    }

    private static void WriteSpeed(IReadOnlyList<ChecksCorpus> corpora)
    {
        var best = 0.0;
        for (var round = 0; round < 5; round++)
        {
            var start = Process.GetCurrentProcess().TotalProcessorTime;
            foreach (var corpus in corpora)
                QualityChecks.Run([.. corpus.Pairs.Select(pair => new CheckedPair(pair.Source, pair.Target, English, corpus.Locale))]);
            var spent = (Process.GetCurrentProcess().TotalProcessorTime - start).TotalSeconds;
            best = Math.Max(best, corpora.Sum(corpus => corpus.Pairs.Count) / spent);
        }

        Console.WriteLine(FormattableString.Invariant($"\nSpeed: {best:#,0} segments a second of processor time, all checks on"));
    }
}
