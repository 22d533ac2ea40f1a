using System.IO.Compression;
using System.Text;

namespace Localizer.Tests.Pipeline;

/// <summary>A workbook of hand-written parts, as whole as a reader needs it.</summary>
internal static class Workbook
{
    private const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private const string Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Relationships = "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"";

    /// <summary>The bytes of a workbook with one sheet, Terms.</summary>
    /// <param name="rows">What stands in the sheet's data.</param>
    /// <param name="others">Further parts, or others in the place of those that there are.</param>
    public static byte[] Of(string rows, params (string Name, string Content)[] others)
    {
        var parts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["_rels/.rels"] = $"<Relationships {Relationships}><Relationship Id='a' Type='{Links}/officeDocument' Target='/xl/workbook.xml'/></Relationships>",
            ["xl/workbook.xml"] = $"<workbook {Main} xmlns:q='{Links}'><sheets><sheet name='Old' sheetId='2' q:id='d' state='hidden'/><sheet name='Terms' sheetId='1' q:id='a'/></sheets></workbook>",
            ["xl/_rels/workbook.xml.rels"] = $"""
                <Relationships {Relationships}><Relationship Id='a' Type='{Links}/worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='d' Type='{Links}/worksheet' Target='worksheets/old.xml'/>
                <Relationship Id='b' Type='{Links}/sharedStrings' Target='sharedStrings.xml'/><Relationship Id='c' Type='{Links}/styles' Target='styles.xml'/></Relationships>
                """,
            ["xl/worksheets/sheet1.xml"] = $"<worksheet {Main}><sheetData>{rows}</sheetData></worksheet>",
            ["xl/styles.xml"] = $"""
                <styleSheet {Main}><numFmts><numFmt numFmtId='164' formatCode='yyyy\-mm\-dd'/><numFmt numFmtId='165' formatCode='[h'/></numFmts><cellStyleXfs><xf numFmtId='9'/></cellStyleXfs>
                <cellXfs><xf numFmtId='0'/><xf numFmtId='164'/><xf numFmtId='4'/><xf numFmtId='9'/><xf numFmtId='165'/></cellXfs></styleSheet>
                """,
        };
        foreach (var (name, content) in others)
            parts[name] = content;
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return bytes.ToArray();
    }

    /// <summary>A part with the texts that cells share.</summary>
    public static (string Name, string Content) Shared(params string[] items) => ("xl/sharedStrings.xml", $"<sst {Main}>{string.Concat(items.Select(item => $"<si>{item}</si>"))}</sst>");

    /// <summary>A row of texts that stand in their cells.</summary>
    public static string Row(params string[] texts) => $"<row>{string.Concat(texts.Select(text => $"<c t='inlineStr'><is><t>{text}</t></is></c>"))}</row>";
}
