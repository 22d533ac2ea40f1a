using System.Diagnostics;
using System.Text.Json;
using Localizer.Text;

namespace Localizer.Tests.Text;

public class CldrTests
{
    [Fact]
    public void The_data_is_of_the_version_that_the_generator_pins()
    {
        using var pinned = JsonDocument.Parse(File.ReadAllBytes(System.IO.Path.Combine(Corpus.RepositoryRoot, "eng/cldr/package.json")));
        pinned.RootElement.GetProperty("dependencies").GetProperty("cldr-core").GetString().ShouldBe(Cldr.Version);
    }

    [Fact]
    public async Task The_data_is_what_the_generator_makes()
    {
        var generator = System.IO.Path.Combine(Corpus.RepositoryRoot, "eng/cldr");
        Assert.SkipUnless(Directory.Exists(System.IO.Path.Combine(generator, "node_modules/cldr-core")), "Unicode's packages are not installed (npm install --prefix eng/cldr)");
        var made = System.IO.Path.GetTempFileName();
        try
        {
            using var node = Process.Start(new ProcessStartInfo("node", [System.IO.Path.Combine(generator, "generate.mjs"), made]) { UseShellExecute = false })!;
            await node.WaitForExitAsync(TestContext.Current.CancellationToken);
            node.ExitCode.ShouldBe(0);
            File.ReadAllBytes(made).ShouldBe(File.ReadAllBytes(System.IO.Path.Combine(Corpus.RepositoryRoot, "src/Localizer/Text/Cldr.txt")));
        }
        finally
        {
            File.Delete(made);
        }
    }

    [Theory]
    [InlineData("vi", ",", ".", 1)]
    [InlineData("en", ".", ",", 1)]
    [InlineData("es", ",", ".", 2)]
    [InlineData("es-MX", ".", ",", 1)]
    [InlineData("es-AR", ",", ".", 1)]
    [InlineData("de-CH", ".", "'", 1)]
    [InlineData("fr", ",", "\u202F", 1)]
    [InlineData("pt-PT", ",", "\u00A0", 2)]
    [InlineData("fa", "٫", "٬", 1)]
    public void A_locale_has_its_own_separators(string tag, string point, string group, int minimum)
    {
        var format = NumberFormat.Of(tag)!;
        (format.DecimalSeparator, format.GroupSeparator, format.MinimumGroupingDigits).ShouldBe((point, group, minimum));
    }

    [Fact]
    public void Scale_words_groups_and_digits_are_the_locale_s()
    {
        NumberFormat.Of("vi")!.Scales.ShouldContain(new ScaleWord(9, "tỷ"));
        NumberFormat.Of("vi")!.Scales.ShouldContain(new ScaleWord(12, "nghìn tỷ"));
        NumberFormat.Of("en")!.Scales.ShouldContain(new ScaleWord(12, "trillion"));
        NumberFormat.Of("ja")!.Scales.ShouldContain(new ScaleWord(8, "億"));
        (NumberFormat.Of("hi")!.PrimaryGroup, NumberFormat.Of("hi")!.SecondaryGroup).ShouldBe((3, 2));
        NumberFormat.Of("fa")!.Digits.ShouldBe("۰۱۲۳۴۵۶۷۸۹");
        NumberFormat.Of("de")!.PercentPattern.ShouldBe("#,##0\u00A0%");
        NumberFormat.Of("tlh").ShouldBeNull();
    }

    [Theory]
    [InlineData("zh", null, "TW", "Hant", "TW")]
    [InlineData("zh", "Hant", null, "Hant", "TW")]
    [InlineData("vi", null, null, "Latn", "VN")]
    [InlineData("es", null, "MX", "Latn", "MX")]
    public void Likely_subtags_are_added(string language, string? script, string? region, string likelyScript, string likelyRegion) =>
        Cldr.Likely(language, script, region).ShouldBe((likelyScript, likelyRegion));

    [Theory]
    [InlineData("es-MX", "es-MX")]
    [InlineData("es-PE", "es-PE")]
    [InlineData("zh-TW", "zh-Hant")]
    [InlineData("zh-HK", "zh-Hant-HK")]
    [InlineData("sr-ME", "sr-Latn-ME")]
    [InlineData("vi-VN", "vi")]
    [InlineData("pt-BR", "pt")]
    public void A_locale_without_data_of_its_own_has_that_above_it(string tag, string expected) => Cldr.Find(tag)!.Tag.ShouldBe(expected);

    [Fact]
    public void Each_locale_has_every_field()
    {
        string[] fields = ["months", "monthsShort", "monthsAlone", "monthsAloneShort", "days", "daysShort", "daysAlone", "digits", "number", "quotes",
            "yMMMMd", "yMMMd", "yMd", "yMMMMEEEEd", "yMMMEd", "yMEd", "MMMMd", "MMMd", "Md", "MMMMEEEEd", "MMMEd", "MEd", "yMMMM", "yMMM", "yM"];
        foreach (var tag in Cldr.Tags)
        {
            var data = Cldr.Find(tag)!;
            data.Tag.ShouldBe(tag);
            data.List("months").Length.ShouldBe(12);
            data.List("days").Length.ShouldBe(7);
            fields.ShouldAllBe(field => data[field].Length > 0);
            NumberFormat.Of(tag).ShouldNotBeNull();
        }
    }
}
