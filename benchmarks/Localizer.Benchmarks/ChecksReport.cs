using System.Diagnostics;
using Localizer.Model;
using Localizer.Quality;
using Localizer.Text.Languages;

namespace Localizer.Benchmarks;

/// <summary>How good the checks are: what they find in human translations that were damaged, and in those that were not; and how fast they are.</summary>
internal static class ChecksReport
{
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
            var rows = corpora.Select(corpus => ChecksMeasures.Recall(damage, corpus)).ToList();
            var total = rows.Aggregate((sum, row) => sum + row);
            Console.WriteLine($"| {damage.Name} | {Share(total)} of {total.Tried} | {string.Join(" | ", rows.Select(Share))} |");
        }
    }

    private static string Share(ChecksRecall row) => row.Tried == 0
        ? "-"
        : FormattableString.Invariant($"{100.0 * row.Found / row.Tried:F1}% ({100.0 * row.Weighty / row.Tried:F1}%)");

    private static void WritePrecision(IReadOnlyList<ChecksCorpus> corpora, bool showsFindings)
    {
        Console.WriteLine($"\nFalse alarms: warnings and errors on undamaged human translations\n\n| check | all | {string.Join(" | ", corpora.Select(corpus => corpus.Locale.Tag))} |");
        Console.WriteLine($"| --- | --- | {string.Join(" | ", corpora.Select(_ => "---"))} |");
        var findings = corpora.Select(corpus => ChecksMeasures.Findings(corpus, new LanguageFinder(new LinguaIdentifier()))).ToList();
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
            var segments = findings.ConvertAll(found => ChecksMeasures.Segments(found, counts));
            var total = corpora.Sum(corpus => corpus.Pairs.Count);
            if (!isAlways && segments.Sum() == 0)
                return;
            Console.WriteLine(FormattableString.Invariant(
                $"| {name} | {100.0 * segments.Sum() / total:F2}% ({segments.Sum()} of {total}) | {string.Join(" | ", segments.Zip(corpora, (count, corpus) => FormattableString.Invariant($"{100.0 * count / corpus.Pairs.Count:F2}%")))} |"));
        }
    }

    private static void WriteIdentification(IReadOnlyList<ChecksCorpus> corpora)
    {
        var (identifier, texts) = (new LinguaIdentifier(), corpora.Where(corpus => corpus.Locale.Language is "vi" or "es" or "de").SelectMany(corpus => corpus.Pairs, (_, pair) => pair.Target).ToList());
        string[] among = ["en", "es", "fr", "de", "pt", "it", "nl", "vi"];
        var watch = Stopwatch.StartNew();
        identifier.Identify(texts[0] + texts[1], among);
        var loading = watch.Elapsed;
        var start = Process.GetCurrentProcess().TotalProcessorTime;
        var known = texts.Count(text => identifier.Identify(text, among) is not null);
        var spent = (Process.GetCurrentProcess().TotalProcessorTime - start).TotalSeconds;
        Console.WriteLine(FormattableString.Invariant(
            $"Language identification where it is asked: {texts.Count / spent:#,0} segments a second of processor time among {among.Length} languages ({known} of {texts.Count} certain); their models load in {loading.TotalMilliseconds:F0} ms"));
    }

    private static void WriteSpeed(IReadOnlyList<ChecksCorpus> corpora)
    {
        var best = 0.0;
        for (var round = 0; round < 5; round++)
        {
            var start = Process.GetCurrentProcess().TotalProcessorTime;
            foreach (var corpus in corpora)
                ChecksMeasures.Findings(corpus);
            var spent = (Process.GetCurrentProcess().TotalProcessorTime - start).TotalSeconds;
            best = Math.Max(best, corpora.Sum(corpus => corpus.Pairs.Count) / spent);
        }

        Console.WriteLine(FormattableString.Invariant($"\nSpeed: {best:#,0} segments a second of processor time, all checks on but language identification"));
        WriteIdentification(corpora);
    }
}
