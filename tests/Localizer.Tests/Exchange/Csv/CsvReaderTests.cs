using System.Text;
using System.Text.Json;
using CsCheck;
using Localizer.Exchange.Csv;
using Localizer.Model;

namespace Localizer.Tests.Exchange.Csv;

public sealed class CsvReaderTests
{
    [Fact]
    public void Csv_spectrum_reads_as_its_json_says()
    {
        foreach (var file in Corpus.Files("csv-spectrum/csvs", "*.csv"))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            // Its quotes stand inside fields without quotes, which RFC 4180 does not allow; the JSON has another phone number.
            if (name == "location_coordinates")
                continue;
            var reader = new CsvReader(File.ReadAllBytes(file), name);
            var columns = reader.Header!.Fields.Select(field => field.Value).ToArray();
            var actual = reader.Rows()
                .Select(row => columns.Select((column, i) => (column, Value: row.Value(i))).ToDictionary(pair => pair.column, pair => pair.Value, StringComparer.Ordinal))
                .ToList();
            var expected = JsonSerializer.Deserialize<List<Dictionary<string, string>>>(
                File.ReadAllText(Corpus.Path($"csv-spectrum/json/{name}.json")))!;

            actual.Count.ShouldBe(expected.Count, name);
            for (var i = 0; i < actual.Count; i++)
                actual[i].ShouldBe(expected[i], ignoreOrder: true, name);
        }
    }

    [Fact]
    public void The_lone_quotes_of_csv_spectrum_are_named()
    {
        var bytes = File.ReadAllBytes(Corpus.Path("csv-spectrum/csvs/location_coordinates.csv"));

        RefusalOf(bytes).Place!.ToString().ShouldBe("g.csv:2:22");
    }

    [Theory]
    [InlineData("a,b;c,d\n", ',')]
    [InlineData("a;b;c,d\n", ';')]
    [InlineData("a\tb\n", '\t')]
    [InlineData("\"a;;;;b\",c\n", ',')]
    [InlineData("a,b;c\n", ',')]
    [InlineData("alone\n", ',')]
    [InlineData("\r\n\na;b\nc,d,e,f", ';')]
    public void The_delimiter_is_the_one_that_the_header_line_has_most_of(string csv, char delimiter) =>
        Open(csv).Delimiter.ShouldBe(delimiter);

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_first_column()
    {
        var header = Open("\uFEFFsource,vi\n").Header!;

        header.Fields[0].ShouldBe(new CsvField("source", new TextPosition(1, 1), 3));
    }

    [Fact]
    public void Fields_know_their_line_column_and_byte()
    {
        // The emoji is two UTF-16 units and four bytes, ế is one and three, and the quoted field goes over a line end.
        var rows = Open("a,b,c\r\n😀,ế,x\r\n\"1\r\n2\",y\rz").Rows().ToList();

        rows[0].Fields.ShouldBe(
        [
            new CsvField("😀", new TextPosition(2, 1), 7),
            new CsvField("ế", new TextPosition(2, 4), 12),
            new CsvField("x", new TextPosition(2, 6), 16),
        ]);
        rows[1].Fields.ShouldBe(
            [new CsvField("1\r\n2", new TextPosition(3, 1), 19), new CsvField("y", new TextPosition(4, 4), 26)]);
        rows[2].Fields.ShouldBe([new CsvField("z", new TextPosition(5, 1), 28)]);
    }

    [Theory]
    [InlineData("a,b\n1,2", "1|2")]
    [InlineData("a,b\r1,2\r", "1|2")]
    [InlineData("a,b\n\n\r\n1,2\n\n", "1|2")]
    [InlineData("a,b\n1\n", "1|")]
    [InlineData("a,b\n1,\n", "1|")]
    [InlineData("a,b\n\"\",\"\"\"\"\n", "|\"")]
    [InlineData("a,b\n 1 ,2 \n", " 1 |2 ")]
    public void A_row_reads_as_its_values(string csv, string values)
    {
        var row = Open(csv).Rows().ShouldHaveSingleItem();

        $"{row.Value(0)}|{row.Value(1)}".ShouldBe(values);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("\n\r\n\r")]
    public void A_file_without_a_line_has_no_header_and_no_rows(string csv)
    {
        var reader = Open(csv);

        reader.Header.ShouldBeNull();
        reader.Rows().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("a,b\nx,y\"z\n", "csv-quote-stray", "g.csv:2:4")]
    [InlineData("a,b\nx, \"y\"\n", "csv-quote-stray", "g.csv:2:4")]
    [InlineData("a,b\n\"x\"y,z\n", "csv-text-after-quote", "g.csv:2:4")]
    [InlineData("a,b\n\"x\" ,z\n", "csv-text-after-quote", "g.csv:2:4")]
    [InlineData("a,b\nx,\"y\nz\n", "csv-quote-open", "g.csv:2:3")]
    [InlineData("a,b\nx,\"y\"\"", "csv-quote-open", "g.csv:2:3")]
    [InlineData("a,b\n1,2,3,4\n", "csv-row-too-wide", "g.csv:2:5")]
    [InlineData("a,b\n1,2,\n", "csv-row-too-wide", "g.csv:2:5")]
    [InlineData("a,b\n1,\0\n", "csv-nul", "g.csv:2:3")]
    public void Damage_is_named_with_its_place(string csv, string id, string place)
    {
        var diagnostic = Should.Throw<BadInputException>(() => Open(csv).Rows().Count()).Diagnostic;

        diagnostic.Id.ShouldBe(id);
        diagnostic.Place!.ToString().ShouldBe(place);
        diagnostic.Hint.ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [InlineData("612C620AE1BABF2CFF", "g.csv:2:3")]
    [InlineData("EFBBBF61C3", "g.csv:1:2")]
    [InlineData("FFFE6100", "g.csv:1:1")]
    public void What_is_not_UTF_8_is_named_with_its_place(string hexBytes, string place)
    {
        var diagnostic = Should.Throw<BadInputException>(() => new CsvReader(Convert.FromHexString(hexBytes), "g.csv")).Diagnostic;

        diagnostic.Id.ShouldBe("csv-not-utf8");
        diagnostic.Place!.ToString().ShouldBe(place);
    }

    [Fact]
    public void Too_much_of_anything_is_refused()
    {
        RefusalOf(new byte[CsvReader.MaxFileBytes + 1]).Id.ShouldBe("csv-too-large");
        RefusalOf(Encoding.UTF8.GetBytes(new string(',', CsvReader.MaxColumns))).Id.ShouldBe("csv-too-wide");
        RefusalOf(Encoding.UTF8.GetBytes("a,b\n1," + new string('x', CsvReader.MaxFieldBytes + 1))).Id.ShouldBe("csv-field-too-long");
        RefusalOf(Encoding.UTF8.GetBytes("a,b\n1,\"" + new string('x', CsvReader.MaxFieldBytes) + "\"")).Id.ShouldBe("csv-field-too-long");
        Open(new string(',', CsvReader.MaxColumns - 1)).Header!.Fields.Length.ShouldBe(CsvReader.MaxColumns);
    }

    [Fact]
    public void Rows_may_be_read_twice()
    {
        var reader = Open("a\n1\n2\n");

        reader.Rows().Select(row => row.Value(0)).ShouldBe(["1", "2"]);
        reader.Rows().Select(row => row.Value(0)).ShouldBe(["1", "2"]);
    }

    [Fact]
    public void Quoted_fields_come_back_as_they_were()
    {
        var value = Gen.Char["aế\",;\t\n\r "].Array[0, 8].Select(letters => new string(letters));
        var gen = Gen.Select(Gen.Int[1, 4], Gen.OneOf(Gen.Const(","), Gen.Const(";"), Gen.Const("\t")), Gen.OneOf(Gen.Const("\n"), Gen.Const("\r\n"), Gen.Const("\r")))
            .SelectMany((width, delimiter, lineEnd) =>
                value.Array[width].Array[0, 6].Select(rows => (width, delimiter, lineEnd, rows)));

        gen.Sample(sample =>
        {
            var header = string.Join(sample.delimiter, Enumerable.Range(0, sample.width).Select(i => $"c{i}"));
            var lines = sample.rows.Select(row => string.Join(
                sample.delimiter, row.Select(field => $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")));
            var csv = string.Join(sample.lineEnd, lines.Prepend(header));
            var reader = Open(csv);
            var bytes = Encoding.UTF8.GetBytes(csv);

            var rows = reader.Rows().ToList();

            rows.Select(row => row.Fields.Select(field => field.Value)).ShouldBe(sample.rows);
            foreach (var field in rows.SelectMany(row => row.Fields))
                bytes[field.ByteOffset].ShouldBe((byte)'"');
        });
    }

    [Fact]
    public void Any_text_is_read_or_refused_with_a_place()
    {
        var text = Gen.Char["a\",\n\ré"].Array[0, 30].Select(letters => new string(letters));

        text.Sample(csv =>
        {
            try
            {
                Open(csv).Rows().Count().ShouldBeLessThanOrEqualTo(csv.Length);
            }
            catch (BadInputException exception)
            {
                exception.Diagnostic.Place!.Position.ShouldNotBeNull();
            }
        });
    }

    private static CsvReader Open(string csv) => new(Encoding.UTF8.GetBytes(csv), "g.csv");

    private static Diagnostic RefusalOf(byte[] csv) =>
        Should.Throw<BadInputException>(() => new CsvReader(csv, "g.csv").Rows().Count()).Diagnostic;
}
