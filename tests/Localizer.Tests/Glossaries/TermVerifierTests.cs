using System.Collections.Immutable;
using System.Text.Json;
using Localizer.Glossaries;
using Localizer.Model;

namespace Localizer.Tests.Glossaries;

public sealed class TermVerifierTests
{
    private static readonly Locale Vietnamese = Locale.Parse("vi");

    [Theory]
    [InlineData("The H20 chip", "Chip H20", "")]
    [InlineData("The H20 chip", "Chip H200", "term-missing error 0/1")]
    [InlineData("The H20 chip", "Chip h20", "term-missing error 0/1")]
    [InlineData("H20 and H20s", "H20", "term-count error 1/2")]
    [InlineData("Nvidia and Nvidia", "Nvidia", "term-count warning 1/2")]
    [InlineData("Nvidia", "Nvidia, Nvidia", "")]
    [InlineData("Nvidia", "nvidia", "term-missing error 0/1")]
    [InlineData("NVIDIA news, Nvidia", "Tin NVIDIA, Nvidia", "")]
    [InlineData("NVIDIA news", "Tin Nvidia", "")]
    [InlineData("Nvidia's site is https://nvidia.com/Nvidia", "Trang là https://nvidia.com/Nvidia", "term-missing error 0/1")]
    [InlineData("Nvidia #Nvidia", "Nó #Nvidia", "term-missing error 0/1")]
    [InlineData("export controls", "Kiểm soát\u00A0xuất khẩu", "")]
    [InlineData("export controls", "kiểm soát  xuất", "term-missing error 0/1")]
    [InlineData("Moore's law", "Định luật Moore", "")]
    [InlineData("export control", "kie\u0302\u0309m soa\u0301t xua\u0301\u0302t kh\u00E2\u0309u", "term-missing error 0/1")]
    [InlineData("export control", "kie\u0302\u0309m soa\u0301t xua\u0302\u0301t kh\u00E2\u0309u", "")]
    [InlineData("no terms", "gì cũng được", "")]
    [InlineData("a note", "gì cũng được", "")]
    public void A_term_must_stand_in_the_target(string source, string target, string findings) =>
        Show(TermVerifier.Verify(Terms(), source, target, Vietnamese)).ShouldBe(findings);

    [Theory]
    [InlineData("zh", "英伟达的H20芯片", "")]
    [InlineData("zh", "英伟达的H200芯片", "term-missing error 0/1")]
    [InlineData("zh-Hans-CN", "Nvidia的H20", "term-missing error 0/1")]
    [InlineData("ja", "エヌビディアのH20", "")]
    [InlineData("ko", "엔비디아는H20을", "")]
    [InlineData("th", "ชิปH20ของเอ็นวิเดียและ", "")]
    [InlineData("ar", "شريحةH20 من إنفيديا", "")]
    [InlineData("fr", "Rien", "term-missing error 0/1")]
    public void Scripts_without_spaces_have_no_boundaries(string locale, string target, string findings)
    {
        var term = new Term("Nvidia") { Targets = Forms(("zh", "英伟达"), ("ja", "エヌビディア"), ("ko", "엔비디아"), ("th", "เอ็นวิเดีย")) };
        var terms = Termbase.Create([term, new Term("H20") { DoNotTranslate = true }]);

        Show(TermVerifier.Verify(terms, "Nvidia's H20", target, Locale.Parse(locale))).ShouldBe(findings);
    }

    [Fact]
    public void A_locale_takes_its_parent_s_form_and_a_term_without_one_is_not_checked()
    {
        var terms = Termbase.Create([new Term("chip") { Targets = Forms(("pt", "chip"), ("pt-BR", "pastilha")) }]);

        Show(TermVerifier.Verify(terms, "a chip", "x", Locale.Parse("pt-PT"))).ShouldBe("term-missing error 0/1");
        TermVerifier.Verify(terms, "a chip", "x", Locale.Parse("pt-BR"))[0].Form.ShouldBe("pastilha");
        TermVerifier.Verify(terms, "a chip", "x", Locale.Parse("es")).ShouldBeEmpty();
    }

    [Fact]
    public void A_shorter_term_counts_inside_a_longer_one_s_form()
    {
        var terms = Termbase.Create(
            [new Term("chip") { Targets = Forms(("vi", "chip")) }, new Term("AI chip") { Targets = Forms(("vi", "chip AI")) }]);

        var checks = TermVerifier.Verify(terms, "An AI chip is a chip.", "Chip AI là chip.", Vietnamese);

        checks.Select(check => (check.Term.Source, check.Expected, check.Found)).ShouldBe([("AI chip", 1, 1), ("chip", 1, 2)]);
    }

    [Theory]
    [InlineData("export control", "x", "error term-missing: The glossary says that 'export control' is 'kiểm soát xuất khẩu'; the target does not have it. "
        + "Correct the translation or the glossary.")]
    [InlineData("Nvidia, Nvidia", "x", "error term-missing: The glossary says that 'Nvidia' stays as it is; the source has it 2 times, the target not at all. "
        + "Correct the translation or the glossary.")]
    [InlineData("Nvidia, Nvidia", "Nvidia", "warning term-count: The glossary says that 'Nvidia' stays as it is; the source has it 2 times, the target once. "
        + "Check that none was lost.")]
    [InlineData("chip, chip", "chip, chips", "info term-inflected: The glossary says that 'chip' is 'chip'; the source has it 2 times, the target once and once "
        + "inside other words. Check that it is only inflected.")]
    public void A_finding_says_term_form_counts_and_remedy(string source, string target, string finding)
    {
        var german = Locale.Parse("de");
        var terms = Termbase.Create(
        [
            new Term("Nvidia") { DoNotTranslate = true },
            new Term("export control") { Targets = Forms(("de", "kiểm soát xuất khẩu")) },
            new Term("chip") { Targets = Forms(("de", "chip")) },
        ]);

        TermVerifier.Verify(terms, source, target, german)[0].Finding!.ToString().ShouldBe(finding);
    }

    [Theory]
    [InlineData("de", "Aktion", "Der Aktionstyp", "term-inflected info 1/1")]
    [InlineData("de", "Aktion", "Die Aktion und Aktionen", "")]
    [InlineData("de", "Typ", "Die Typen", "term-inflected info 1/1")]
    [InlineData("de", "Typ", "Der Datentyp", "term-inflected info 1/1")]
    [InlineData("de", "Typ", "Entypisch", "term-missing error 0/1")]
    [InlineData("de", "KI", "Kind", "term-missing error 0/1")]
    [InlineData("de", "künstliche Intelligenz", "Mit künstlicher Intelligenz", "term-inflected info 1/1")]
    [InlineData("de", "künstliche Intelligenz", "Künstliches, Intelligenz", "term-missing error 0/1")]
    public void A_form_inside_another_word_is_told_from_a_missing_one(string locale, string form, string target, string findings)
    {
        var terms = Termbase.Create([new Term("term") { Targets = Forms((locale, form)) }]);

        Show(TermVerifier.Verify(terms, "a term", target, Locale.Parse(locale))).ShouldBe(findings);
    }

    // What is left are other words than the glossary's, and a short one in the middle of a compound.
    [Theory]
    [InlineData("track1.ende.jsonl", "de", 106, 2)]
    [InlineData("track1.enes.jsonl", "es", 102, 2)]
    public void People_s_translations_hardly_ever_lack_a_term(string file, string locale, int count, int atMostMissing)
    {
        var checks = new List<TermCheck>();
        foreach (var line in File.ReadLines(Corpus.Path($"terminology/wmt25/{file}")))
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            var glossary = Termbase.Create(root.GetProperty("proper").EnumerateObject()
                .Select(term => new Term(term.Name) { Targets = Forms((locale, term.Value.GetString()!)) }));
            var source = root.GetProperty("en").GetString()!;

            checks.AddRange(TermVerifier.Verify(glossary, source, root.GetProperty(locale).GetString()!, Locale.Parse(locale)));

            TermVerifier.Verify(glossary, source, "", Locale.Parse(locale)).ShouldAllBe(check => check.Finding!.Id == "term-missing");
        }

        checks.Count.ShouldBe(count);
        var missing = checks.Where(check => check.Finding?.Severity == Severity.Error).Select(check => check.Form).ToList();
        missing.Count.ShouldBeLessThanOrEqualTo(atMostMissing, string.Join(", ", missing));
    }

    [Fact]
    public void Where_words_do_not_change_a_longer_word_is_another_word()
    {
        var terms = Termbase.Create([new Term("chip") { Targets = Forms(("vi", "chip")) }]);

        Show(TermVerifier.Verify(terms, "a chip", "một chipset", Vietnamese)).ShouldBe("term-missing error 0/1");
    }

    [Theory]
    [InlineData("de", "Nvidias Chip", "term-inflected info 1/1")]
    [InlineData("fi", "Nvidialle", "term-inflected info 1/1")]
    [InlineData("de", "nvidias Chip", "term-missing error 0/1")]
    [InlineData("de", "Nvidiaisierung", "term-missing error 0/1")]
    [InlineData("vi", "Nvidias", "term-missing error 0/1")]
    [InlineData("es", "Nvidias", "term-missing error 0/1")]
    public void A_name_has_an_ending_only_where_names_have_endings(string locale, string target, string findings) =>
        Show(TermVerifier.Verify(Terms(), "Nvidia", target, Locale.Parse(locale))).ShouldBe(findings);

    [Theory]
    [InlineData("con chip", "")]
    [InlineData("vi mạch", "")]
    [InlineData("Con chip AI", "")]
    [InlineData("con chip và mảnh", "term-forbidden: 'mảnh' must not stand for it")]
    [InlineData("con chip mảnh mai", "")]
    [InlineData("mảnh", "term-missing: the target does not have it; term-forbidden: 'mảnh' must not stand for it")]
    public void Admitted_forms_count_and_forbidden_ones_are_errors(string target, string findings)
    {
        var term = new Term("chip")
        {
            Targets = Forms(("vi", "con chip")),
            Admitted = Lists(("vi", ["vi mạch", "con chip mảnh mai"])),
            Forbidden = Lists(("vi", ["mảnh"])),
        };

        var check = TermVerifier.Verify(Termbase.Create([term]), "the chip", target, Locale.Parse("vi-VN"))[0];

        string.Join("; ", check.Findings.Select(finding => $"{finding.Id}: {finding.Message[(finding.Message.IndexOf(';', StringComparison.Ordinal) + 2)..^1]}"))
            .ShouldBe(findings);
    }

    [Theory]
    [InlineData("Chính phủ Mỹ", "")]
    [InlineData("CHÍNH PHỦ MỸ", "")]
    [InlineData("chính phủ mỹ", "chính phủ mỹ")]
    public void A_form_that_lost_a_capital_is_named(string target, string miscased)
    {
        var terms = Termbase.Create([new Term("U.S. government") { Targets = Forms(("vi", "chính phủ Mỹ")) }]);

        string.Join(' ', TermVerifier.Verify(terms, "the U.S. government", target, Vietnamese)[0].Miscased).ShouldBe(miscased);
    }

    private static ImmutableDictionary<Locale, ImmutableArray<string>> Lists(params (string Locale, ImmutableArray<string> Forms)[] lists) =>
        lists.ToImmutableDictionary(list => Locale.Parse(list.Locale), list => list.Forms);

    private static Termbase Terms() => Termbase.Create(
    [
        new Term("H20") { DoNotTranslate = true },
        new Term("Nvidia") { DoNotTranslate = true },
        new Term("export control") { Targets = Forms(("vi", "kiểm soát xuất khẩu")) },
        new Term("Moore’s law") { Targets = Forms(("vi", "định luật Moore")) },
        new Term("note") { Note = "no form" },
    ]);

    private static ImmutableDictionary<Locale, string> Forms(params (string Locale, string Form)[] forms) =>
        forms.ToImmutableDictionary(form => Locale.Parse(form.Locale), form => form.Form);

    private static string Show(IEnumerable<TermCheck> checks) => string.Join(", ", checks.Where(check => check.Finding is not null).Select(check =>
    {
        var severity = check.Finding!.Severity.ToString().ToLowerInvariant();
        return $"{check.Finding.Id} {severity} {check.Found}/{check.Expected}";
    }));
}
