using System.Text;
using CsCheck;
using Localizer.Memory;
using Localizer.Model;

namespace Localizer.Tests.Memory;

public sealed class WhiteSpaceTests
{
    // In the texts below < and > are the codes of pairs, and | is one that stands alone.
    [Theory]
    [InlineData("a b", "a b")]
    [InlineData("  a \r\n\t b  ", "a b")]
    [InlineData(" \n ", "")]
    [InlineData("a\u00A0 \u00A0b", "a\u00A0 \u00A0b")]
    [InlineData("a \f b", "a b")]
    [InlineData("a <  > b", "a <>b")]
    [InlineData("a<  > b", "a< >b")]
    [InlineData(" < a > ", "<a>")]
    [InlineData("a > ", "a>")]
    [InlineData("a  |  b", "a | b")]
    [InlineData(" | a | ", "|a|")]
    [InlineData("|", "|")]
    public void A_run_becomes_one_space_before_the_pairs_codes_inside_it(string text, string collapsed) =>
        Show(WhiteSpace.Collapse(Read(text))).ShouldBe(collapsed);

    [Fact]
    public void Collapsing_keeps_all_codes_and_twice_is_as_once()
    {
        Gen.Char["ab <\n"].Array[0, 20].Select(letters => Read(new string(letters))).Sample(text =>
        {
            var collapsed = WhiteSpace.Collapse(text);

            collapsed.Codes.Select(code => code.Code).ShouldBe(text.Codes.Select(code => code.Code));
            collapsed.Text.ShouldBe(string.Join(' ', text.Text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)));
            WhiteSpace.Collapse(collapsed).ShouldBe(collapsed);
        });
    }

    private static CodedText Read(string shown)
    {
        var text = new StringBuilder();
        var codes = new List<PlacedCode>();
        foreach (var character in shown)
        {
            if (character is '<' or '>' or '|')
                codes.Add(new PlacedCode(text.Length, new InlineCode(codes.Count + 1, (CodeKind)"<>|".IndexOf(character, StringComparison.Ordinal))));
            else
                text.Append(character);
        }

        return new CodedText(text.ToString(), [.. codes]);
    }

    private static string Show(CodedText text)
    {
        var shown = text.Text;
        for (var i = text.Codes.Length - 1; i >= 0; i--)
            shown = shown.Insert(text.Codes[i].Offset, "<>|"[(int)text.Codes[i].Code.Kind].ToString());
        return shown;
    }
}
