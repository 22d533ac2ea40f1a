using System.Text.RegularExpressions;
using CsCheck;
using Localizer.Segmentation;
using Localizer.Segmentation.Expressions;

namespace Localizer.Tests.Segmentation.Expressions;

/// <summary>Expressions, against cases and against .NET's own engine.</summary>
public class ExpressionTests
{
    // Not \B: .NET makes a loop of other than word characters before it atomic, and then misses what fewer of them would match.
    private static readonly string[] Atoms =
        ["a", "b", ".", @"\.", @"\s", " ", @"\b", "[ab]", "[^a]", @"\w", @"\W", "^", @"\z", "(?=a)", "(?!b)", "(?<=a)", "(?<!b)"];

    private static readonly string[] Counts = ["", "", "", "*", "+", "?", "{2}", "{1,2}"];

    private static readonly Gen<string> Counted = Gen.Select(Gen.Int[0, Atoms.Length - 1], Gen.Int[0, Counts.Length - 1])
        .Select((atom, count) => Atoms[atom] is "^" or @"\z" or @"\b" or ['(', ..] ? Atoms[atom] : Atoms[atom] + Counts[count]);

    private static readonly Gen<string> Expression = Counted.Array[0, 4].Select(string.Concat).Array[1, 2].Select(choices => choices.Length == 1 ? choices[0] : $"({string.Join('|', choices)})");

    private static readonly Gen<string> Text = Gen.Char["ab. "].Array[0, 12].Select(characters => new string(characters));

    [Fact]
    public void Rules_fit_where_NET_s_engine_finds_them() => Gen.Select(Expression, Expression, Text).Sample((before, after, text) =>
    {
        var rules = new BreakRuleSet([new BreakRule(true, ExpressionParser.Parse(before).Root, ExpressionParser.Parse(after).Root)]);
        var oracle = new Regex($"(?<=(?:{before}))(?=(?:{after}))", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));

        var expected = Enumerable.Range(1, Math.Max(0, text.Length - 1)).Where(place => oracle.Match(text, place) is { Success: true } match && match.Index == place);

        rules.FindBreaks(text).ShouldBe(expected, $"{before} ÷ {after} in '{text}'");
    }, iter: 2_000);

    [Theory]
    [InlineData(@"[\p{L}&&[^rwn]]", "a", true)]
    [InlineData(@"[\p{L}&&[^rwn]]", "r", false)]
    [InlineData(@"[a-z--[aeiou]]", "e", false)]
    [InlineData(@"[[:upper:]x]", "Q", true)]
    [InlineData(@"\p{Punct}", "!", true)]
    [InlineData(@"\p{Lu}\p{javaWhitespace}", "Á ", true)]
    [InlineData(@"(?iu)МР", "мр", true)]
    [InlineData(@"(?i:m)R", "MR", true)]
    [InlineData(@"(?i:m)R", "Mr", false)]
    [InlineData(@"\Qa.b\E+", "a.bb", true)]
    [InlineData(@"\Qa.b\E", "axb", false)]
    [InlineData(@"a\x2e\u0062\x{1F600}", "a.b😀", true)]
    [InlineData(@"(?>a+)b*+c??", "aab", true)]
    [InlineData(@"\h\R", " \r\n", true)]
    [InlineData(@"[]a]+", "]a", true)]
    [InlineData(@"(?x) a  b # comment", "ab", true)]
    [InlineData(@"\p{IsCyrillic}+", "Мир", true)]
    [InlineData(@"[^\p{Lu}]", "😀", true)]
    [InlineData("a{2,3}", "aaaa", false)]
    [InlineData(@"\W{1,2}\B.*", "..a", true)]
    [InlineData(@"a\Bb\b", "ab", true)]
    public void Expressions_of_ICU_and_Java_fit(string expression, string text, bool fits) =>
        ExpressionMatcher.FitsWhole(ExpressionParser.Parse(expression).Root, text).ShouldBe(fits);

    [Theory]
    [InlineData("(a", nameof(ExpressionFault.Malformed))]
    [InlineData("a)", nameof(ExpressionFault.Malformed))]
    [InlineData("[a", nameof(ExpressionFault.Malformed))]
    [InlineData("*a", nameof(ExpressionFault.Malformed))]
    [InlineData("[z-a]", nameof(ExpressionFault.Malformed))]
    [InlineData(@"a\", nameof(ExpressionFault.Malformed))]
    [InlineData("a{3,2}", nameof(ExpressionFault.Malformed))]
    [InlineData(@"(a)\1", nameof(ExpressionFault.Unsupported))]
    [InlineData(@"\p{Nonsense}", nameof(ExpressionFault.Unsupported))]
    [InlineData(@"\X", nameof(ExpressionFault.Unsupported))]
    [InlineData("a{5000}", nameof(ExpressionFault.Unsupported))]
    public void What_cannot_be_used_is_told_apart(string expression, string fault) =>
        Should.Throw<ExpressionException>(() => ExpressionParser.Parse(expression)).Fault.ToString().ShouldBe(fault);

    [Fact]
    public void Depth_is_bounded() =>
        Should.Throw<ExpressionException>(() => ExpressionParser.Parse(new string('(', 10_000) + new string(')', 10_000))).Fault.ShouldBe(ExpressionFault.Unsupported);

    [Fact]
    public void Any_text_is_read_or_refused() => Gen.Char["ab()[]{}\\^$|?*+-&,:=!<>pQE1. "].Array[0, 20].Select(characters => new string(characters)).Sample(
        expression =>
        {
            try
            {
                ExpressionMatcher.FitsWhole(ExpressionParser.Parse(expression).Root, "ab");
            }
            catch (ExpressionException)
            {
            }
        },
        iter: 5_000);
}
