using System.Text;
using CsCheck;
using Localizer.Glossaries;
using Localizer.Model;

namespace Localizer.Tests.Glossaries;

public sealed class TermMatcherTests
{
    [Theory]
    [InlineData("H20", "The H20 chip", "H20@4")]
    [InlineData("H20", "H200, H2O, xH20, H20_x and h20", "")]
    [InlineData("H20", "H20s, H20’s, H20's, (H20)", "H20@0 H20@6 H20@13 H20@21")]
    [InlineData("H20", "#H20 @H20 h20.pdf H20.pdf https://x.com/H20?a=H20,H20 (H20)", "H20@55")]
    [InlineData("CUDA", "Cuda, cuda, CUDA", "CUDA@12")]
    [InlineData("DeepSeek", "Deepseek DEEPSEEK DeepSeek", "DeepSeek@18")]
    [InlineData("Jensen Huang", "jensen huang, Jensen Huang", "Jensen Huang@14")]
    [InlineData("R", "r R Rs", "R@2")]
    [InlineData("Nvidia", "NVIDIA nvidia Nvidia", "NVIDIA@0 nvidia@7 Nvidia@14")]
    [InlineData("Nvidia", "Nvidia-backed; non-Nvidia; Nvidia/AMD; Nvidia’s", "Nvidia@0 Nvidia@19 Nvidia@27 Nvidia@39")]
    [InlineData("Nvidia", "nvidia.com, press@nvidia.com, www.nvidia.com/Nvidia, docs/nvidia.md, C:\\Nvidia\\x, ~/nvidia", "")]
    [InlineData("Nvidia", "Nvidia. And Nvidia.", "Nvidia@0 Nvidia@12")]
    [InlineData("Nvidia", "\"Nvidia\", “Nvidia” — Nvidia—Nvidia…", "Nvidia@1 Nvidia@11 Nvidia@21 Nvidia@28")]
    [InlineData("chip", "Chips and CHIPS and chip and chipset, microchip", "Chip@0 CHIP@10 chip@20")]
    [InlineData("switch", "switches switch switchs switchees", "switch@0 switch@9 switch@16")]
    [InlineData("class", "classes class's classs", "class@0 class@8")]
    [InlineData("as", "ass as", "as@4")]
    [InlineData("export control", "export\u00A0controls, Export\r\n  Control, export-control", "export\u00A0control@0 Export\r\n  Control@17")]
    [InlineData("Moore's law", "Moore’s law, Moore's Law", "Moore’s law@0 Moore's Law@13")]
    [InlineData("Node.js", "Node.js and Node.jsx", "Node.js@0")]
    [InlineData("Node", "Node.js and Node", "Node@12")]
    [InlineData(".NET", ".NET and ASP.NET", ".NET@0 .NET@12")]
    [InlineData("C++", "C++, C++s and C", "C++@0 C++@5")]
    [InlineData("state-of-the-art", "state‑of‑the‑art", "state‑of‑the‑art@0")]
    [InlineData("华为", "美国对华为的限制", "华为@3")]
    [InlineData("H20", "华为H20芯片", "H20@2")]
    [InlineData("ก", "กา กิ", "ก@0")]
    [InlineData("엔비디아", "엔비디아는", "엔비디아@0")]
    [InlineData("Nvidia", "شركة وNvidia و", "Nvidia@6")]
    [InlineData("chip", "", "")]
    public void A_term_is_found_where_it_stands_as_a_term(string term, string text, string found) =>
        Show(text, Terms(term).Find(text)).ShouldBe(found);

    [Theory]
    [InlineData("Nvidia", "sensitive", "word", "NVIDIA nvidia Nvidia Nvidias", "Nvidia@14 Nvidia@21")]
    [InlineData("CUDA", "insensitive", "word", "Cuda, CUDA", "Cuda@0 CUDA@6")]
    [InlineData("chip", "smart", "exact", "chips, chip's, Chip", "chip@7 Chip@15")]
    [InlineData("semiconduct", "smart", "prefix", "Semiconductors semiconduct microsemiconductor", "Semiconductors@0 semiconduct@15")]
    [InlineData("export contr", "smart", "prefix", "export controls, export  contract, export con", "export controls@0 export  contract@17")]
    [InlineData("GB*00", "smart", "wildcard", "GB200 and GB300, GB2001, gb200", "GB200@0 GB300@10")]
    [InlineData("GPT-*", "smart", "wildcard", "GPT-4o, GPT- x, GPT 5", "GPT-4o@0")]
    [InlineData("*chip", "smart", "wildcard", "microchip chip chipset", "microchip@0 chip@10")]
    public void Case_and_words_are_as_the_glossary_says(string source, string casing, string match, string text, string found) =>
        Show(text, Termbase.Create([new Term(source) { Casing = Enum.Parse<TermCasing>(casing, true), Match = Enum.Parse<TermMatch>(match, true) }]).Find(text))
            .ShouldBe(found);

    [Fact]
    public void Places_are_those_of_the_text_as_it_is_given()
    {
        const string Decomposed = "cafe\u0301 e\u0302\u0301 cafe\u0301s e\u0301";

        Show(Decomposed, Terms("café").Find(Decomposed)).ShouldBe("cafe\u0301@0 cafe\u0301@10");
    }

    [Fact]
    public void Of_overlapping_terms_the_leftmost_and_of_those_the_longest_is_found() =>
        Show("a b c d", Terms("b c d", "a b", "a", "c").Find("a b c d")).ShouldBe("a b@0 c@4");

    [Fact]
    public void A_longer_term_that_does_not_fit_leaves_the_shorter() =>
        Show("artificial general", Terms("artificial", "artificial general intelligence").Find("artificial general")).ShouldBe("artificial@0");

    [Fact]
    public void A_spelling_that_fits_exactly_goes_first()
    {
        var terms = Terms("Apple", "apple");

        terms.Find("Apple apple APPLE").Select(hit => hit.Term.Source).ShouldBe(["Apple", "apple", "Apple"]);
    }

    [Fact]
    public void The_plural_that_is_a_term_of_its_own_is_that_term() =>
        Terms("chip", "chips").Find("Chips").ShouldHaveSingleItem().Term.Source.ShouldBe("chips");

    [Fact]
    public void The_first_of_two_terms_with_the_same_source_counts()
    {
        var termbase = Termbase.Create([new Term("Moore's  law") { Note = "near" }, new Term("Moore’s law") { Note = "far" }]);

        termbase.Terms.ShouldHaveSingleItem().Note.ShouldBe("near");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(Termbase.MaxTermLength + 1)]
    public void A_term_that_is_blank_or_too_long_is_refused(int length) =>
        Should.Throw<ArgumentException>(() => Termbase.Create([new Term(new string('x', length))]));

    [Theory]
    [InlineData("Nvidia H20", true)]
    [InlineData("Nvidia: H20!", true)]
    [InlineData("Nvidia chip", false)]
    [InlineData("the Nvidia H20", false)]
    [InlineData("Nvidia and H20", false)]
    [InlineData("123", false)]
    [InlineData("", false)]
    public void A_text_of_nothing_but_untranslated_terms_is_known(string text, bool expected)
    {
        var terms = Termbase.Create(
            [new Term("Nvidia") { DoNotTranslate = true }, new Term("H20") { DoNotTranslate = true }, new Term("chip")]);

        terms.IsAllUntouchable(text).ShouldBe(expected);
        terms.FindUntouchable("Nvidia’s chip H20").ShouldBe([new TermOccurrence("Nvidia", 0, 6), new TermOccurrence("H20", 14, 3)]);
    }

    [Fact]
    public void Without_terms_nothing_is_found() => Termbase.Empty.Find("Nvidia").ShouldBeEmpty();

    [Fact]
    public void What_is_found_is_what_a_search_at_every_place_finds()
    {
        var word = Gen.Char["abAB1"].Array[1, 3].Select(letters => new string(letters));
        var term = Gen.Select(word, word, (first, second) => $"{first} {second}");
        var text = Gen.Char["abABs1 -'_\u00A0é"].Array[0, 60].Select(letters => new string(letters));

        Gen.Select(Gen.OneOf(word, term).Array[1, 6], text).Sample((terms, content) =>
        {
            var distinct = terms.Distinct(StringComparer.Ordinal).ToList();

            Show(content, Terms([.. distinct]).Find(content)).ShouldBe(NaiveMatcher.Find(distinct, content));
        });
    }

    [Theory]
    [InlineData("a", 1 << 19, 1.1)]
    [InlineData("b", 1 << 14, 100)]
    public void The_work_grows_with_the_text_and_no_faster(string lastWord, int words, double stepsForEachToken)
    {
        var terms = Terms(string.Join(' ', Enumerable.Repeat("a", 49).Append(lastWord)));

        var half = StepsFor(words / 2);
        var whole = StepsFor(words);

        ((double)whole / half).ShouldBe(2, tolerance: 0.01);
        ((double)whole / (2 * words)).ShouldBeLessThan(stepsForEachToken);

        long StepsFor(int count)
        {
            TermMatcher.Find(terms, new StringBuilder().Insert(0, "a ", count).ToString(), out var steps);
            return steps;
        }
    }

    [Theory]
    [InlineData("a.b@")]
    [InlineData("x://")]
    [InlineData("/a")]
    [InlineData("#")]
    [InlineData("a,")]
    [InlineData("http://a,")]
    [InlineData("\\")]
    public void Names_without_end_are_read_through(string part)
    {
        var text = new StringBuilder().Insert(0, part, 200_000).Append(" chip").ToString();

        Terms("chip").Find(text).Length.ShouldBe(1);
    }

    private static Termbase Terms(params string[] terms) => Termbase.Create(terms.Select(term => new Term(term)));

    private static string Show(string text, IEnumerable<FoundTerm> hits) => string.Join(
        ' ', hits.Select(hit => $"{text.Substring(hit.Start, hit.Length)}@{hit.Start}"));
}
