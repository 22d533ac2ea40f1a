using System.Collections.Immutable;
using Localizer.Exchange.Csv;
using Localizer.Glossaries;
using Localizer.Glossaries.Linting;
using Localizer.Model;
using Localizer.Reports;

namespace Localizer.Pipeline;

/// <summary>A glossary as it was checked.</summary>
/// <param name="File">The file.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Findings">What is wrong with it, by line and column.</param>
/// <param name="Fixes">How many cells can be put right safely.</param>
/// <param name="Content">The file with these cells put right.</param>
public sealed record CheckedGlossary(NamedFile File, int Rows, ImmutableArray<Diagnostic> Findings, int Fixes, ReadOnlyMemory<byte> Content);

/// <summary>Looks for what is wrong with glossaries before a run is.</summary>
public static class GlossaryCheck
{
    /// <summary>Checks glossaries, each by itself and all as they stack.</summary>
    /// <param name="files">The files, the nearest first.</param>
    /// <param name="texts">Texts of articles, by which is known what terms come to; may be none.</param>
    /// <exception cref="BadInputException">A file cannot be read or is no glossary.</exception>
    public static ImmutableArray<CheckedGlossary> Run(IReadOnlyList<NamedFile> files, IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(files);
        var read = files.Select(Read).ToList();
        var rows = read.SelectMany(file => file.Rows).ToList();
        var findings = RowRules.Check(rows)
            .Concat(UseRules.Check(rows, texts))
            .Concat(rows.SelectMany(row => row.Cells).SelectMany(CellRules.Check))
            .ToLookup(finding => finding.Place?.File, StringComparer.Ordinal);
        return [.. read.Select(file => new CheckedGlossary(
            file.File, file.Rows.Count, [.. findings[file.File.ShownAs].OrderBy(finding => finding.Place!.Position?.Line).ThenBy(finding => finding.Place!.Position?.Column)],
            file.Edits.Count, file.Edits.Count == 0 ? file.Bytes : CsvEdit.Apply(file.Bytes, file.Delimiter, file.Edits)))];
    }

    /// <summary>The report of a check.</summary>
    /// <param name="glossaries">What was checked.</param>
    /// <param name="fixes">How many cells of each were put right; none when nothing was.</param>
    /// <param name="failOn">Which findings fail it.</param>
    public static GlossaryReport Report(IReadOnlyList<CheckedGlossary> glossaries, ImmutableArray<int> fixes, FailOn failOn)
    {
        ArgumentNullException.ThrowIfNull(glossaries);
        var worst = glossaries.SelectMany(glossary => glossary.Findings).Select(finding => finding.Severity).DefaultIfEmpty(Severity.Info).Max();
        var fails = failOn switch
        {
            FailOn.Never => false,
            FailOn.Warning => worst >= Severity.Warning,
            _ => worst == Severity.Error,
        };
        return new GlossaryReport(
            fails ? ExitCode.GateFailed : ExitCode.Done,
            [.. glossaries.Select((glossary, index) => new GlossaryFileReport(
                glossary.File.ShownAs, glossary.Rows, index < fixes.Length ? fixes[index] : 0, [.. glossary.Findings.Select(Findings.Of)]))]);
    }

    private static ReadGlossary Read(NamedFile file)
    {
        if (GlossaryFile.IsTbx(file.FullPath))
            return new ReadGlossary(file, [], ',', [.. GlossaryFile.Read(file).Select(LintedTerm)], []);
        var bytes = GlossaryFile.ReadBytes(file);
        var csv = new GlossaryCsv(bytes, file.ShownAs);
        var (rows, edits) = (new List<LintedRow>(), new List<(CsvField, string)>());
        foreach (var (term, row) in csv.Rows())
        {
            var cells = ImmutableArray.CreateBuilder<LintedCell>();
            foreach (var column in csv.Columns.All.Where(column => column.HoldsWords && column.Index < row.Fields.Length))
            {
                var field = row.Fields[column.Index];
                cells.Add(new LintedCell(field.Value, column.Locale, column.Kind == GlossaryColumnKind.Target, new Place(file.ShownAs, field.Position)));
                if (CellRules.Fix(field.Value) is var better && better != field.Value)
                    edits.Add((field, better));
            }

            rows.Add(new LintedRow(term, cells.DrainToImmutable()));
        }

        return new ReadGlossary(file, bytes, csv.Delimiter, rows, edits);
    }

    // Its terms have one place each.
    private static LintedRow LintedTerm(Term term) => new(
        term, [new LintedCell(term.Source, null, IsForm: false, term.Place!), .. term.Targets.Select(form => new LintedCell(form.Value, form.Key, IsForm: true, term.Place!))]);

    private sealed record ReadGlossary(NamedFile File, byte[] Bytes, char Delimiter, List<LintedRow> Rows, List<(CsvField Field, string Value)> Edits);
}
