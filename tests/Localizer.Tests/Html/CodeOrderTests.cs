using System.Buffers;
using System.Text;
using Localizer.Html;
using Localizer.Model;
using Localizer.Segmentation;

namespace Localizer.Tests.Html;

/// <summary>A translation has its sentence's codes in its own order, and each comes with its own bytes.</summary>
public class CodeOrderTests
{
    [Theory]
    [InlineData(2, 1)]
    [InlineData(5, 3)]
    [InlineData(16, 7)]
    [InlineData(17, 7)]
    [InlineData(40, 39)]
    [InlineData(40, 11)]
    public void Codes_in_another_order_keep_their_bytes(int count, int step)
    {
        var page = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, count).Select(i => $"<i id={i}>w{i}</i> ")));
        var extracted = PageExtractor.Extract(SourcePage.Read("page.html", page));
        var unit = extracted.ReadUnits().ShouldHaveSingleItem();
        var segment = UnitSegmenter.Segment(unit, DefaultSegmenter.Instance, Locale.Parse("en")).ShouldHaveSingleItem();
        var pairs = segment.Source.Codes.Chunk(2).ToArray();
        pairs.Length.ShouldBe(count);

        // As a language with other ideas of where words go: every pair comes in a place of its own, around other words.
        var order = Enumerable.Range(0, count).Select(i => i * step % count).ToArray();
        order.Distinct().Count().ShouldBe(count);
        var (text, codes) = (new StringBuilder(), new List<PlacedCode>());
        foreach (var i in order)
        {
            codes.Add(pairs[i][0] with { Offset = text.Length });
            text.Append('V').Append(i);
            codes.Add(pairs[i][1] with { Offset = text.Length });
        }

        ProvenTarget.TryProve(segment.Source, new CodedText(text.ToString(), [.. codes]), out var proven, out _).ShouldBeTrue();
        var output = new ArrayBufferWriter<byte>();
        PageMerger.Write(extracted.Page, [new UnitTarget(unit, [new SegmentTarget(segment, proven!)])], [], output);
        Encoding.UTF8.GetString(output.WrittenSpan).TrimEnd().ShouldBe(string.Concat(order.Select(i => $"<i id={i}>V{i}</i>")));
    }
}
