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
public sealed record CheckedGlossary(NamedFile File, int Rows, ImmutableArray<Diagnostic> Findings, int Fixes, ReadOnlyMemory<byte> Content)
{
    /// <summary>The source term of the row that a place is in; by it a finding is known again when its line has moved.</summary>
    internal IReadOnlyDictionary<TextPosition, string> Sources { get; init; } = ImmutableDictionary<TextPosition, string>.Empty;

    /// <summary>A finding's row in the report.</summary>
    internal Finding RowOf(Diagnostic finding)
    {
        var row = Pipeline.Findings.Of(finding);
        return row with
        {
            Source = finding.Place?.Position is { } position ? Sources.GetValueOrDefault(position) : null,
            Message = finding.Place?.Cell is { } cell ? $"{cell}: {row.Message}" : row.Message,
        };
    }
}

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
            file.Edits.Count, file.Edits.Count == 0 ? file.Bytes : CsvEdit.Apply(file.Bytes, file.Delimiter, file.Edits)) { Sources = SourcesIn(file.Rows) })];
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
                glossary.File.ShownAs, glossary.Rows, index < fixes.Length ? fixes[index] : 0, [.. glossary.Findings.Select(glossary.RowOf)]))]);
    }

    private static Dictionary<TextPosition, string> SourcesIn(IEnumerable<LintedRow> rows)
    {
        var sources = new Dictionary<TextPosition, string>();
        foreach (var row in rows)
        {
            foreach (var place in row.Cells.Select(cell => cell.Place).Append(row.Term.Place))
            {
                if (place?.Position is { } position)
                    sources.TryAdd(position, row.Term.Source);
            }
        }

        return sources;
    }

    private static ReadGlossary Read(NamedFile file)
    {
        if (GlossaryFile.IsTbx(file.FullPath))
            return new ReadGlossary(file, [], ',', [.. GlossaryFile.Read(file).Select(LintedTerm)], []);
        if (GlossaryFile.IsXlsx(file.FullPath))
        {
            using var sheet = new GlossarySheet(file);
            return new ReadGlossary(file, [], ',', [.. sheet.Table.Rows().Select(row => Linted(row, sheet.Table))], []);
        }

        var bytes = GlossaryFile.ReadBytes(file);
        var csv = new CsvReader(bytes, file.ShownAs);
        var table = GlossaryTable.Of(csv, file.ShownAs);
        var rows = table.Rows().ToList();
        return new ReadGlossary(file, bytes, csv.Delimiter, rows.ConvertAll(row => Linted(row, table)), [.. rows.SelectMany(row => EditsOf(row, table.Columns))]);
    }

    private static LintedRow Linted(GlossaryRow row, GlossaryTable table) => new(row.Term, [
        .. table.Columns.WithWords(row.Row).Select(cell => new LintedCell(
            cell.Field.Value, cell.Column.Locale, cell.Column.Kind == GlossaryColumnKind.Target, table.PlaceOf(cell.Field.Position)))]);

    private static IEnumerable<(CsvField Field, string Value)> EditsOf(GlossaryRow row, GlossaryColumns columns) =>
        from cell in columns.WithWords(row.Row)
        let better = CellRules.Fix(cell.Field.Value)
        where better != cell.Field.Value
        select (cell.Field, better);

    // Its terms have one place each.
    private static LintedRow LintedTerm(Term term) => new(
        term, [new LintedCell(term.Source, null, IsForm: false, term.Place!), .. term.Targets.Select(form => new LintedCell(form.Value, form.Key, IsForm: true, term.Place!))]);

    private sealed record ReadGlossary(NamedFile File, byte[] Bytes, char Delimiter, List<LintedRow> Rows, List<(CsvField Field, string Value)> Edits);
}
