using System.Text;
using Localizer.Exchange.Tbx;
using Localizer.Glossaries;
using Localizer.Model;

namespace Localizer.Pipeline;

/// <summary>Writes glossaries in another format.</summary>
public static class GlossaryExport
{
    /// <summary>The content of a file that holds a glossary.</summary>
    /// <param name="terms">The glossary.</param>
    /// <param name="file">The file, by whose ending the format is known: <c>.tbx</c>, else CSV.</param>
    /// <param name="asElements">Whether TBX has an element for each data category (DCT), not an attribute (DCA).</param>
    /// <param name="from">The language of the source terms.</param>
    /// <param name="say">Is told what the format has no place for.</param>
    public static byte[] Write(Termbase terms, string file, bool asElements, Locale from, Action<Diagnostic> say)
    {
        ArgumentNullException.ThrowIfNull(terms);
        if (!GlossaryFile.IsTbx(file))
            return Encoding.UTF8.GetBytes("\uFEFF" + GlossaryTbx.ToCsv(terms.Terms));
        using var output = new MemoryStream();
        TbxWriter.Write(GlossaryTbx.ToDocument(terms.Terms, from, say), asElements ? TbxStyle.Dct : TbxStyle.Dca, output);
        return output.ToArray();
    }
}
