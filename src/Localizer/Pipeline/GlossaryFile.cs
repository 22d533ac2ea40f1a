using Localizer.Exchange.Csv;
using Localizer.Exchange.Tbx;
using Localizer.Glossaries;
using Localizer.Model;

namespace Localizer.Pipeline;

/// <summary>
/// Loads glossaries from TBX (files that end in .tbx), and from a workbook's first sheet (.xlsx) or CSV: a column <c>source</c>, one for each target locale named by its tag, and, all optional, <c>dnt</c>
/// (yes, true, 1 or x for a term that is not translated; no, false, 0 or nothing), <c>case</c>, <c>match</c>, <c>pos</c>,
/// <c>status</c>, <c>domain</c>, <c>note</c>, <c>forbidden.LOCALE</c> and <c>first-use.LOCALE</c>. Column names and set values may be
/// in any case. An apostrophe that guards a cell from being taken for a formula is not part of it.
/// </summary>
public static class GlossaryFile
{
    /// <summary>The largest termbase in TBX that is read, in bytes: it says a term in five times as many as CSV does.</summary>
    private const int MaxTbxBytes = 256 << 20;

    /// <summary>Loads files that stack: of terms with the same source, that of the earlier file counts.</summary>
    /// <param name="files">The files, the nearest first.</param>
    /// <param name="warn">Is told what the files have and is not used, in their order.</param>
    /// <exception cref="BadInputException">A file cannot be read or is no glossary; with file, line, column and what to do.</exception>
    public static Termbase Load(IEnumerable<NamedFile> files, Action<Diagnostic>? warn = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        var stack = new GlossaryStack(warn);
        foreach (var file in files)
            stack.Add(Read(file));
        try
        {
            return Termbase.Create(stack.Terms);
        }
        catch (ArgumentException exception)
        {
            throw new BadInputException(
                new Diagnostic("glossary-unusable", Severity.Error, exception.Message, Hint: "Shorten the glossary."), exception);
        }
    }

    /// <summary>Reads one file's rows.</summary>
    /// <param name="file">The file.</param>
    internal static IEnumerable<Term> Read(NamedFile file)
    {
        if (IsXlsx(file.FullPath))
            return ReadSheet(file);
        if (!IsTbx(file.FullPath))
            return GlossaryTable.Of(new CsvReader(ReadBytes(file), file.ShownAs), file.ShownAs).Rows().Select(row => row.Term);
        using var stream = InputFile.Open(file.FullPath, file.ShownAs);
        InputFile.RefuseBeyond(MaxTbxBytes, stream, "tbx", file.ShownAs);
        return GlossaryTbx.ToTerms(TbxReader.Read(stream, file.ShownAs), file.ShownAs);
    }

    private static IEnumerable<Term> ReadSheet(NamedFile file)
    {
        using var sheet = new GlossarySheet(file);
        foreach (var row in sheet.Table.Rows())
            yield return row.Term;
    }

    /// <summary>Whether a file's ending is TBX's.</summary>
    internal static bool IsTbx(string file) => file.EndsWith(".tbx", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a file's ending is that of workbooks.</summary>
    internal static bool IsXlsx(string file) => file.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a file of rows, unless it is larger than any that is read.</summary>
    /// <param name="file">The file.</param>
    internal static byte[] ReadBytes(NamedFile file) => InputFile.Read(file.FullPath, file.ShownAs, "csv", CsvReader.MaxFileBytes);
}
