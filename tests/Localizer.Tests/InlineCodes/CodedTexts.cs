using System.Collections.Immutable;
using CsCheck;
using Localizer.Model;

namespace Localizer.Tests.InlineCodes;

/// <summary>Coded texts for tests: read from a short form, and made by chance.</summary>
internal static class CodedTexts
{
    private static readonly string[] Pieces =
    [
        "word", " ", "two words", "&", "<", ">", "&amp;", "&amp;lt;", "&#10214;", "&nbsp;", "<b id=\"1\">", "</b>", "<1>", "</1>", "<2/>", "<g1>", "<x id=\"2\"/>",
        "⟦1⟧", "⟦/1⟧", "⟦", "⟧", "{1}", "{/1}", "{", "\"", "'", "“", "\U0001F600", "\u0301", "é", "中文", "ไทย", "\u00A0", "＜b＞", "AT&T", "a < b > c", "3 <5> 2", "<span>", "<t>", ";", "#", "/",
    ];

    /// <summary>Texts with up to six codes, half pairs and crossing ones among them.</summary>
    public static Gen<CodedText> Any { get; } =
        from pieces in Gen.Int[0, Pieces.Length - 1].Array[0, 8]
        from places in Gen.Select(Gen.Int[0, 40], Gen.Int[0, 40], Gen.Int[0, 9]).Array[0, 6]
        select Build(string.Concat(pieces.Select(piece => Pieces[piece])), places);

    /// <summary>A text whose codes are written as <c>{1}…{/1}</c> and, standing alone, <c>{2}</c> without a partner.</summary>
    /// <param name="marked">The text.</param>
    public static CodedText Of(string marked)
    {
        var text = new System.Text.StringBuilder();
        var codes = ImmutableArray.CreateBuilder<PlacedCode>();
        for (var i = 0; i < marked.Length; i++)
        {
            var end = marked[i] == '{' ? marked.IndexOf('}', i) : -1;
            if (end < 0)
            {
                text.Append(marked[i]);
                continue;
            }

            var isClosing = marked[i + 1] == '/';
            var id = int.Parse(marked[(isClosing ? i + 2 : i + 1)..end], System.Globalization.CultureInfo.InvariantCulture);
            var kind = isClosing ? CodeKind.Closing : marked.Contains($"{{/{id}}}") ? CodeKind.Opening : CodeKind.Standalone;
            codes.Add(new PlacedCode(text.Length, new InlineCode(id, kind)));
            i = end;
        }

        return new CodedText(text.ToString(), codes.ToImmutable());
    }

    /// <summary>A text with codes at given places.</summary>
    /// <param name="text">The text.</param>
    /// <param name="places">For each code, or pair of codes, two places in the text, and what it is: 0 and 1 stand alone, 8 and 9 are half pairs, the rest pairs.</param>
    internal static CodedText Build(string text, (int First, int Second, int Kind)[] places)
    {
        var codes = new List<PlacedCode>();
        for (var i = 0; i < places.Length; i++)
        {
            var (first, second) = (Place(text, Math.Min(places[i].First, places[i].Second)), Place(text, Math.Max(places[i].First, places[i].Second)));
            if (places[i].Kind is 0 or 1)
                codes.Add(new PlacedCode(first, new InlineCode(i + 1, CodeKind.Standalone)));
            if (places[i].Kind is > 1 and not 8)
                codes.Add(new PlacedCode(first, new InlineCode(i + 1, CodeKind.Opening)));
            if (places[i].Kind is > 1 and not 9)
                codes.Add(new PlacedCode(second, new InlineCode(i + 1, CodeKind.Closing)));
        }

        return new CodedText(text, [.. codes.OrderBy(placed => placed.Offset)]);
    }

    // No code stands inside a surrogate pair.
    private static int Place(string text, int wanted)
    {
        var place = Math.Min(wanted, text.Length);
        return place > 0 && place < text.Length && char.IsLowSurrogate(text[place]) ? place - 1 : place;
    }
}
