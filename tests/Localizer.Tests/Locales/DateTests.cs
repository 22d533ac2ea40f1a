using Localizer.Locales;
using Localizer.Locales.Dates;
using Localizer.Model;
using Localizer.Text;

namespace Localizer.Tests.Locales;

public class DateTests
{
    [Theory]
    [InlineData("16 tháng 7 2025", "en", "es", "16 de julio de 2025")]
    [InlineData("16 tháng 7, 2025", "vi", "en", "July 16, 2025")]
    [InlineData("Ngày 16 tháng 7 năm 2025", "vi", "en", "July 16, 2025")]
    [InlineData("July 16, 2025", "en", "vi", "16 tháng 7, 2025")]
    [InlineData("16 July 2025", "en-GB", "de", "16. Juli 2025")]
    [InlineData("July 16", "en", "es", "16 de julio")]
    [InlineData("July 2025", "en", "vi", "tháng 7 năm 2025")]
    [InlineData("Jul 16, 2025", "en", "fr", "16 juil. 2025")]
    [InlineData("Sept. 16, 2025", "en", "es", "16 sept 2025")]
    [InlineData("Wednesday, July 16, 2025", "en", "es", "miércoles, 16 de julio de 2025")]
    [InlineData("Wednesday, July 16, 2025", "en", "ja", "2025年7月16日水曜日")]
    [InlineData("July 16th, 2025", "en", "ja", "2025年7月16日")]
    [InlineData("2025年7月16日", "ja", "en", "July 16, 2025")]
    [InlineData("16 de julio de 2025", "es", "pt-BR", "16 de julho de 2025")]
    [InlineData("16 juillet 2025", "fr", "ru", "16 июля 2025\u202Fг.")]
    [InlineData("1er juillet 2025", "fr", "en-GB", "1 July 2025")]
    [InlineData("16. Juli 2025", "de", "ar", "16 يوليو 2025")]
    [InlineData("16. Juli 2025", "de", "fa", "۱۶ ژوئیهٔ ۲۰۲۵")]
    [InlineData("16 กรกฎาคม 2025", "th", "en", "July 16, 2025")]
    [InlineData("July 16, 2025", "en", "zh-TW", "2025年7月16日")]
    [InlineData("7/16/2025", "en", "vi", "16/7/2025")]
    [InlineData("16/07/2025", "es", "en-US", "7/16/2025")]
    [InlineData("16.07.2025", "de", "vi", "16/7/2025")]
    public void A_date_shows_the_same_fields_as_the_target_writes_them(string text, string from, string to, string expected) =>
        Localize(text, from, to).ShouldBe(expected);

    [Theory]
    [InlineData("16 tháng 7 2025", "en", "vi")]
    [InlineData("2025-07-16", "en", "vi")]
    [InlineData("July", "en", "vi")]
    [InlineData("2025", "en", "vi")]
    [InlineData("24/7", "en", "vi")]
    [InlineData("10.4.2", "en", "vi")]
    [InlineData("July 16, 2025, 10:30", "en", "vi")]
    [InlineData("yesterday, July 16", "en", "vi")]
    [InlineData("July 16–18, 2025", "en", "vi")]
    [InlineData("February 30, 2025", "en", "vi")]
    [InlineData("May 5 Corp", "en", "vi")]
    [InlineData("H20 2025", "en", "vi")]
    [InlineData("16 listopad 2025", "en", "vi")]
    public void What_is_no_date_or_may_be_two_or_is_right_already_is_left(string text, string from, string to) =>
        Localize(text, from, to).ShouldBeNull();

    [Fact]
    public void The_machine_date_settles_which_number_is_the_day()
    {
        Localize("7/4/2025", "en", "vi").ShouldBe("4/7/2025");
        Localize("7/4/2025", "en", "vi", "2025-04-07").ShouldBe("7/4/2025");
        Localize("7/4/2025", "en", "vi", "2025-07-04T10:00Z").ShouldBe("4/7/2025");
    }

    [Fact]
    public void A_configured_pattern_is_followed_and_dates_can_be_switched_off()
    {
        var settings = new LocalePassSettings { DatePatterns = new Dictionary<string, string>(StringComparer.Ordinal) { ["vi"] = "'ngày' dd/MM/y" } };
        DateTexts.Localize("July 6, 2025", Locale.Parse("en"), Locale.Parse("vi"), null, settings).ShouldBe("ngày 06/07/2025");
        DateTexts.Localize("July 2025", Locale.Parse("en"), Locale.Parse("vi"), null, settings).ShouldBe("tháng 7 năm 2025");
        DateTexts.Localize("July 6, 2025", Locale.Parse("en"), Locale.Parse("vi"), null, new LocalePassSettings { Dates = false }).ShouldBeNull();
    }

    [Fact]
    public void Every_locale_reads_what_it_writes()
    {
        var failed = new List<string>();
        foreach (var tag in Cldr.Tags)
        {
            var data = Cldr.Find(tag)!;
            for (var month = 1; month <= 12; month++)
            {
                var date = new ShownDate(2025, month, DateForm.Wide, 16, 0, DateForm.None);
                var text = new DateWriter(data).Write(date, configured: null);
                if (new DateReader(data).Read(text, null, allowNumbers: true) is not { } read || (read.Year, read.Month, read.Day) != (2025, month, 16))
                    failed.Add($"{tag}: {text}");
            }
        }

        failed.ShouldBeEmpty();
    }

    private static string? Localize(string text, string from, string to, string? machineDate = null) =>
        DateTexts.Localize(text, Locale.Parse(from), Locale.Parse(to), machineDate, new LocalePassSettings());
}
