using System.Text.Json;

namespace Localizer.Cli.Tests;

/// <summary>What a person wrote is published letter by letter as it was written: what looks wrong in it is told, and never put right.</summary>
public class PersonsLettersTests
{
    [Theory]
    [InlineData("Nền hòa bình và thuỷ điện", "tone-placement-mixed")]
    [InlineData("Hoa\u0300 bi\u0300nh", "not-nfc")]
    public async Task Tone_marks_and_letters_in_two_parts_stay_and_are_told(string written, string check)
    {
        using var place = new Workplace();
        place.Write("articles/a.html", "<!DOCTYPE html><html lang=en><meta charset=utf-8><p>Peace and hydropower</p><p>Peace</p></html>");
        (await place.RunAsync("translate", "articles", "--to", "vi", "--provider", "pseudo", "--fail-on", "never")).ExitCode.ShouldBe(0);
        const string Record = "translations/vi/a.html.xlf";
        var record = place.Read(Record);
        var start = record.IndexOf("<target>", StringComparison.Ordinal) + "<target>".Length;
        place.Write(Record, record[..start] + written + record[record.IndexOf("</target>", start, StringComparison.Ordinal)..]);

        var run = await place.RunAsync("translate", "articles", "--to", "vi", "--provider", "pseudo", "--fail-on", "never", "--format", "json");

        run.ExitCode.ShouldBe(0, run.Error);
        place.Read("output/vi/a.html").ShouldContain($"<p>{written}</p>");
        place.Read(Record).ShouldContain($"<target>{written}</target>");
        using var report = JsonDocument.Parse(run.Output);
        report.RootElement.GetProperty("pages")[0].GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("check").GetString()).ShouldContain(check);
        place.Write("localizer.json", $"{{ \"checks\": [{{ \"check\": \"{check}\", \"severity\": \"off\", \"reason\": \"the author's own\" }}] }}");
        (await place.RunAsync("translate", "articles", "--to", "vi", "--provider", "pseudo", "--fail-on", "never", "--format", "json")).Output.ShouldNotContain($"\"{check}\"");
    }
}
