namespace Localizer.Cli.Tests;

public class PlaceTests
{
    [Fact]
    public void A_place_reads_as_file_line_column() =>
        new Localizer.Model.Place("a.html", new Localizer.Model.TextPosition(3, 7)).ToString().ShouldBe("a.html:3:7");
}
