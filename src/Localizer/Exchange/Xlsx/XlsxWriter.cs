using System.IO.Compression;
using System.Text;
using System.Xml;
using Localizer.Model;

namespace Localizer.Exchange.Xlsx;

/// <summary>
/// Writes a workbook of one sheet. Every cell is a text in the format “Text”: no spreadsheet takes it for a formula, a number or a date, not
/// when it is edited either.
/// </summary>
internal static class XlsxWriter
{
    private const string TextStyle = "1";

    // The first moment that a zip file can name: the same rows are the same bytes.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly (string Name, string Content)[] FixedParts =
    [
        ("[Content_Types].xml", $"""
            <Types xmlns="{XlsxNames.ContentTypes}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>
            """),
        ("_rels/.rels", $"""
            <Relationships xmlns="{XlsxNames.Relationships}"><Relationship Id="rId1" Type="{XlsxNames.Links}/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """),
        ("xl/_rels/workbook.xml.rels", $"""
            <Relationships xmlns="{XlsxNames.Relationships}"><Relationship Id="rId1" Type="{XlsxNames.Links}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{XlsxNames.Links}/styles" Target="styles.xml"/></Relationships>
            """),
        ("xl/styles.xml", $"""
            <styleSheet xmlns="{XlsxNames.Main}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>
            """),
    ];

    /// <summary>Writes a workbook.</summary>
    /// <param name="rows">Its rows, the header first.</param>
    /// <param name="sheet">The sheet's name.</param>
    /// <param name="output">Takes the bytes; not closed.</param>
    /// <exception cref="BadInputException">A text or the number of rows is larger than a sheet can have.</exception>
    public static void Write(IEnumerable<IReadOnlyList<string>> rows, string sheet, Stream output)
    {
        using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, content) in FixedParts)
            WritePart(zip, name, xml => xml.WriteRaw(content));
        WritePart(zip, "xl/workbook.xml", xml =>
        {
            xml.WriteStartElement("workbook", XlsxNames.Main);
            xml.WriteStartElement("sheets", XlsxNames.Main);
            xml.WriteStartElement("sheet", XlsxNames.Main);
            xml.WriteAttributeString("name", sheet);
            xml.WriteAttributeString("sheetId", "1");
            xml.WriteAttributeString("r", "id", XlsxNames.Links, "rId1");
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();
        });
        WritePart(zip, "xl/worksheets/sheet1.xml", xml => WriteSheet(xml, rows));
    }

    private static void WriteSheet(XmlWriter xml, IEnumerable<IReadOnlyList<string>> rows)
    {
        xml.WriteStartElement("worksheet", XlsxNames.Main);
        xml.WriteStartElement("sheetData", XlsxNames.Main);
        var number = 0;
        foreach (var row in rows)
        {
            if (++number > XlsxAddress.MaxRow)
                throw TooLarge($"A sheet has {XlsxAddress.MaxRow} rows at most.");
            xml.WriteStartElement("row", XlsxNames.Main);
            xml.WriteAttributeString("r", XmlConvert.ToString(number));
            for (var column = 1; column <= row.Count; column++)
                WriteCell(xml, XlsxAddress.NameOf(number, column), row[column - 1]);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteCell(XmlWriter xml, string name, string text)
    {
        if (text.Length == 0)
            return;
        if (text.Length > XlsxStrings.MaxLength)
            throw TooLarge($"A cell holds {XlsxStrings.MaxLength} characters at most; {name} would have {text.Length}.");
        xml.WriteStartElement("c", XlsxNames.Main);
        xml.WriteAttributeString("r", name);
        xml.WriteAttributeString("s", TextStyle);
        xml.WriteAttributeString("t", "inlineStr");
        xml.WriteStartElement("is", XlsxNames.Main);
        xml.WriteStartElement("t", XlsxNames.Main);
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(XlsxStrings.Escape(text));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WritePart(ZipArchive zip, string name, Action<XmlWriter> write)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = NoTime;
        using var stream = entry.Open();
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.None });
        xml.WriteStartDocument(standalone: true);
        write(xml);
    }

    private static BadInputException TooLarge(string message) =>
        new(new Diagnostic("xlsx-too-large", Severity.Error, message, Hint: "Export it as CSV."));
}
