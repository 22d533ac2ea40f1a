using System.Buffers;
using System.Text;
using AngleSharp.Html.Parser;
using CsCheck;
using Localizer.Html;
using Localizer.Model;
using Localizer.Tests.Text;
using Localizer.Text;

namespace Localizer.Tests.Html;

/// <summary>Text that is written into a CDATA section reads back as it is, whatever it holds, whatever the section holds around it.</summary>
public class CDataTests
{
    private static readonly Gen<string> Texts = OneOf("]", "]", ">", ">", "<", "&", "a", "ữ", "😀", "\r", "\n", "&gt;", "]]>", "<![CDATA[").Array[1, 12].Select(parts => string.Concat(parts));

    [Theory]
    [InlineData("utf-8")]
    [InlineData("windows-1252")]
    [InlineData("shift_jis")]
    public void Any_text_reads_back_as_it_was_written(string label)
    {
        var encoding = PageEncoding.FromLabel(label)!;
        Gen.Select(OneOf("", "]", "]]", "x"), Texts, OneOf("", ">", "x", "]")).Sample(
            (before, text, after) =>
            {
                var written = new ArrayBufferWriter<byte>();
                new PageTextWriter(written, encoding).Write(text, TextSyntax.CData);
                var page = $"<svg><text><![CDATA[{before}{Characters.Decode(encoding, written.WrittenSpan.ToArray())}{after}]]></text></svg>";
                return new HtmlParser().ParseDocument(page).QuerySelector("text")!.TextContent == before + text + after;
            },
            iter: 3_000, threads: 1, seed: new PCG(7, 1).ToString());
    }

    private static Gen<string> OneOf(params string[] choices) => Gen.Int[0, choices.Length - 1].Select(choice => choices[choice]);

    [Theory]
    [InlineData("A & B <c>", "A & B <c>")]
    [InlineData("a]]>b", "a]]]]>&gt;<![CDATA[b")]
    [InlineData("a > b", "a > b")]
    [InlineData("[1]", "[1]")]
    [InlineData("chữ", "ch]]>&#x1EEF;<![CDATA[")]
    public void What_a_section_cannot_hold_stands_between_two(string text, string expected)
    {
        var written = new ArrayBufferWriter<byte>();
        new PageTextWriter(written, PageEncoding.Windows1252).Write(text, TextSyntax.CData);
        Encoding.Latin1.GetString(written.WrittenSpan).ShouldBe(expected);
    }
}
