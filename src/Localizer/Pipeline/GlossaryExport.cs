using System.Text;
using Localizer.Exchange.Csv;
using Localizer.Exchange.Tbx;
using Localizer.Exchange.Xlsx;
using Localizer.Glossaries;
using Localizer.Model;

namespace Localizer.Pipeline;

/// <summary>Writes glossaries in another format.</summary>
public static class GlossaryExport
{
    private const string SheetName = "Terms";

    /// <summary>The content of a file that holds a glossary.</summary>
    /// <param name="terms">The glossary.</param>
    /// <param name="file">The file, by whose ending the format is known: <c>.tbx</c>, <c>.xlsx</c>, <c>.tsv</c>, else CSV.</param>
    /// <param name="asElements">Whether TBX has an element for each data category (DCT), not an attribute (DCA).</param>
    /// <param name="from">The language of the source terms.</param>
    /// <param name="say">Is told what the format has no place for.</param>
    /// <exception cref="BadInputException">It does not fit into a sheet.</exception>
    public static byte[] Write(Termbase terms, string file, bool asElements, Locale from, Action<Diagnostic> say)
    {
        ArgumentNullException.ThrowIfNull(terms);
        using var output = new MemoryStream();
        if (GlossaryFile.IsTbx(file))
            TbxWriter.Write(GlossaryTbx.ToDocument(terms.Terms, from, say), asElements ? TbxStyle.Dct : TbxStyle.Dca, output);
        else if (GlossaryFile.IsXlsx(file))
            XlsxWriter.Write(GlossaryRows.Of(terms.Terms), SheetName, output);
        else
            WriteCsv(terms, Path.GetExtension(file).ToLowerInvariant() is ".tsv" or ".tab" ? '\t' : ',', output);
        return output.ToArray();
    }

    // With the mark by which spreadsheets know UTF-8.
    private static void WriteCsv(Termbase terms, char delimiter, Stream output)
    {
        using var text = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        foreach (var row in GlossaryRows.Of(terms.Terms))
            text.Write(CsvWriter.Line(row, delimiter));
    }
}
