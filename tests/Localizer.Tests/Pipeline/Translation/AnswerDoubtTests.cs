using Localizer.Glossaries;
using Localizer.Model;
using Localizer.Pipeline.Translation;

namespace Localizer.Tests.Pipeline.Translation;

public sealed class AnswerDoubtTests
{
    private const string Source = "Nvidia will sell the H20 in China again, and analysts expect that demand grows.";

    private static readonly Termbase Terms = Termbase.Create([new Term("Nvidia") { DoNotTranslate = true }, new Term("H20") { DoNotTranslate = true }]);

    [Theory]
    [InlineData("en", "es", Source, "Nvidia volverá a vender el H20 en China, y los analistas esperan que crezca la demanda.")]
    // Names and terms in a row are the same everywhere.
    [InlineData("en", "es", "Jensen Huang of Nvidia Corp. in Santa Clara spoke of the H20 and the H100.", "Jensen Huang de Nvidia Corp. en Santa Clara habló del H20 y del H100.")]
    [InlineData("en", "es", "Nvidia H20", "Nvidia H20")]
    [InlineData("en", "es", "OK, go on", "OK, go on")]
    // The three words that both languages have are no sign.
    [InlineData("pt", "es", "Disse que no caso de que se venda o chip para a empresa, a demanda crescerá.", "Dijo que no caso de que se venda el chip a la empresa, la demanda crecerá.")]
    // Chinese takes a third of the characters.
    [InlineData("en", "zh", Source, "英伟达 Nvidia 将恢复在华销售 H20，分析师预计需求将增长。")]
    [InlineData("zh", "en", "英伟达将恢复在中国销售该芯片，分析师预计需求将会继续增长。", "Nvidia will sell the chip in China again, and analysts expect demand to grow.")]
    [InlineData("en", "en-GB", Source, Source)]
    [InlineData("en", "es", "Tokyo (東京) and Bangkok (กรุงเทพฯ) are cities.", "Tokio (東京) y Bangkok (กรุงเทพฯ) son ciudades.")]
    [InlineData("en", "es", "Sina Weibo (新浪微博公司) fell again.", "Sina Weibo (新浪微博公司) volvió a caer.")]
    // A service may leave a stop away, or a name.
    [InlineData("en", "es", Source, "Nvidia volverá a vender el H20 en China, y los analistas esperan que crezca la demanda")]
    public void Good_translations_are_not_doubted(string from, string to, string source, string target) =>
        Doubt(from, to, source, target).ShouldBeNull();

    [Theory]
    [InlineData("en", "es", Source, Source, nameof(AnswerFlaw.Unchanged))]
    [InlineData("en", "es", Source, "Nvidia volverá a vender el H20 in China again, and analysts expect that demand grows.", nameof(AnswerFlaw.PartUntranslated))]
    [InlineData("en", "es", Source, "Nvidia volverá a vender el H20, and analysts expect that crezca.", nameof(AnswerFlaw.PartUntranslated))]
    [InlineData("en", "es", Source, "Nvidia volverá a vender el", nameof(AnswerFlaw.CutOff))]
    [InlineData("en", "es", Source, "Nvidia volverá", nameof(AnswerFlaw.CutOff))]
    [InlineData("en", "zh", Source, "英伟达", nameof(AnswerFlaw.CutOff))]
    [InlineData("zh", "en", "英伟达将恢复在中国销售该芯片，分析师预计需求将会继续增长。", "Nvidia will sell 该芯片，分析师预计需求将会继续增长。", nameof(AnswerFlaw.PartUntranslated))]
    [InlineData("th", "en", "บริษัทจะขายชิปรุ่นใหม่ในประเทศจีนอีกครั้ง", "บริษัทจะขายชิปรุ่นใหม่ในประเทศจีนอีกครั้ง", nameof(AnswerFlaw.Unchanged))]
    [InlineData("pt", "es", "Ele disse que a venda do chip novo para as empresas da China vai crescer muito mais.", "Él dijo que la venta do chip novo para as empresas da China vai crescer muito mais.", nameof(AnswerFlaw.PartUntranslated))]
    public void Answers_that_stop_being_translations_are(string from, string to, string source, string target, string flaw) =>
        Doubt(from, to, source, target).ShouldNotBeNull().Flaw.ToString().ShouldBe(flaw);

    [Fact]
    public void A_long_text_of_the_same_words_takes_no_time_to_speak_of()
    {
        var source = string.Concat(Enumerable.Repeat("the one the two ", 3_000));
        var target = string.Concat(Enumerable.Repeat("the the one one two two más ", 3_000));
        var clock = System.Diagnostics.Stopwatch.StartNew();

        Doubt("en", "es", source, target);

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(2));
    }

    private static AnswerDoubt? Doubt(string from, string to, string source, string target) => AnswerDoubt.About(
        new PendingText(Locale.Parse(from), new CodedText(source), [.. Terms.FindUntouchable(source)], new SegmentContext("", "", "", "")),
        target,
        Locale.Parse(to));
}
