using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Localizer.Exchange.Xlsx;
using Localizer.Model;
using SheetText = DocumentFormat.OpenXml.Spreadsheet.Text;

namespace Localizer.Tests.Exchange.Xlsx;

/// <summary>Workbooks, with the Open XML SDK on the other side.</summary>
public class XlsxWriterTests
{
    private static readonly string[][] Rows =
        [["source", "vi", "note"], ["=SUM(A1)", "", "two\nlines & <tags>"], ["  spaces ", "_x0041_", "bell \a, CR \r"], ["-5", "@casa", "kiểm soát 😀"]];

    [Fact]
    public void What_is_written_is_valid_and_has_texts_and_no_formulas()
    {
        using var content = Written(Rows);
        using var document = SpreadsheetDocument.Open(content, isEditable: false);

        new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(error => $"{error.Path?.XPath}: {error.Description}").ShouldBeEmpty();
        var cells = document.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Cell>().ToList();
        cells.Select(cell => cell.CellReference!.Value).ShouldBe(["A1", "B1", "C1", "A2", "C2", "A3", "B3", "C3", "A4", "B4", "C4"]);
        cells.ShouldAllBe(cell => cell.DataType!.Value == CellValues.InlineString && cell.CellFormula == null);
        cells[3].InlineString!.Text!.Text.ShouldBe("=SUM(A1)");
        document.WorkbookPart.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ElementAt((int)cells[3].StyleIndex!.Value).NumberFormatId!.Value.ShouldBe(49u, "the format Text");
    }

    [Fact]
    public void What_is_written_is_read_again_and_the_same_rows_are_the_same_bytes()
    {
        using var content = Written(Rows);
        using var reader = XlsxReader.Open(content, "x.xlsx");

        reader.SheetName.ShouldBe("Terms");
        reader.Rows().Select(row => row.Cells.Select(cell => $"{XlsxAddress.NameOf(row.Number, cell.Column)} {cell.Text}").ToList())
            .ShouldBe([["A1 source", "B1 vi", "C1 note"], ["A2 =SUM(A1)", "C2 two\nlines & <tags>"], ["A3   spaces ", "B3 _x0041_", "C3 bell \a, CR \r"], ["A4 -5", "B4 @casa", "C4 kiểm soát 😀"]]);
        using var again = Written(Rows);
        again.ToArray().ShouldBe(content.ToArray());
    }

    [Fact]
    public void What_the_sdk_writes_is_read()
    {
        using var content = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(content, DocumentFormat.OpenXml.SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook();
            var sheet = book.AddNewPart<WorksheetPart>();
            var shared = book.AddNewPart<SharedStringTablePart>();
            shared.SharedStringTable = new SharedStringTable(
                new SharedStringItem(new SheetText("source")),
                new SharedStringItem(new Run(new SheetText("kiểm ") { Space = DocumentFormat.OpenXml.SpaceProcessingModeValues.Preserve }), new Run(new SheetText("soát"))));
            sheet.Worksheet = new Worksheet(new SheetData(new Row(
                new Cell { CellReference = "A1", DataType = CellValues.SharedString, CellValue = new CellValue("0") },
                new Cell { CellReference = "D1", DataType = CellValues.SharedString, CellValue = new CellValue("1") },
                new Cell { CellReference = "E1", DataType = CellValues.String, CellFormula = new CellFormula("A1&B1"), CellValue = new CellValue("sum") },
                new Cell { CellReference = "F1", DataType = CellValues.Boolean, CellValue = new CellValue("1") },
                new Cell { CellReference = "G1", CellValue = new CellValue("0.30000000000000004") })
            { RowIndex = 3 }));
            book.Workbook.AppendChild(new Sheets(new Sheet { Id = book.GetIdOfPart(sheet), SheetId = 1, Name = "Từ" }));
        }

        using var reader = XlsxReader.Open(content, "x.xlsx");

        reader.SheetName.ShouldBe("Từ");
        var row = reader.Rows().ShouldHaveSingleItem();
        row.Number.ShouldBe(3);
        row.Cells.Select(cell => (cell.Column, cell.Text)).ShouldBe([(1, "source"), (4, "kiểm soát"), (5, "sum"), (6, "TRUE"), (7, "0.3")]);
    }

    [Fact]
    public void A_text_that_a_cell_cannot_hold_is_refused() =>
        Should.Throw<BadInputException>(() => Written([[new string('x', 32_768)]])).Diagnostic.Message.ShouldContain("A1");

    [Theory]
    [InlineData("A1", 1)]
    [InlineData("Z9", 26)]
    [InlineData("AA1048576", 27)]
    [InlineData("XFD1", 16_384)]
    [InlineData("XFE1", 0)]
    [InlineData("A1048577", 0)]
    [InlineData("A0", 0)]
    [InlineData("7", 0)]
    [InlineData("B", 0)]
    [InlineData("ZZZZZZZZZZZZZ1", 0)]
    public void Cells_have_names(string name, int column)
    {
        XlsxAddress.ColumnOf(name).ShouldBe(column);
        if (column > 0)
            XlsxAddress.NameOf(XlsxAddress.RowOf(name.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ")), column).ShouldBe(name);
    }

    private static MemoryStream Written(string[][] rows)
    {
        var content = new MemoryStream();
        XlsxWriter.Write(rows, "Terms", content);
        return content;
    }
}
