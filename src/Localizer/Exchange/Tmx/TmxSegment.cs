using System.Collections.Immutable;
using Localizer.Model;

namespace Localizer.Exchange.Tmx;

/// <summary>
/// What says which code of a segment is which of another: the element, its <c>x</c> (for a pair without one its <c>i</c>), and how
/// many codes of that kind and number stood before it in the segment.
/// </summary>
/// <param name="Element">A letter for the kind of element; both codes of a pair have the same.</param>
/// <param name="Number">The value of <c>x</c> or <c>i</c>; empty when the element has none.</param>
/// <param name="Occurrence">How often the two stood before in the segment.</param>
internal readonly record struct TmxCodeKey(char Element, string Number, int Occurrence);

/// <summary>A code of a segment, before it has its number in the unit.</summary>
internal readonly record struct TmxCode(int Offset, TmxCodeKey Key, CodeKind Kind);

/// <summary>A segment's text and its codes by key.</summary>
/// <param name="Text">The text without its codes.</param>
/// <param name="Codes">The codes.</param>
/// <param name="Markup">The segment as XML; <see langword="null"/> for one without codes.</param>
internal sealed record TmxSegment(string Text, ImmutableArray<TmxCode> Codes, string? Markup)
{
    /// <summary>How long it is, in UTF-16 units, with its XML.</summary>
    public long Length => Text.Length + (Markup?.Length ?? 0);

    /// <summary>The text with codes numbered by <paramref name="numbers"/>, which gets the keys that it does not have yet.</summary>
    public CodedText Number(Dictionary<TmxCodeKey, int> numbers)
    {
        var codes = ImmutableArray.CreateBuilder<PlacedCode>(Codes.Length);
        foreach (var (offset, key, kind) in Codes)
        {
            if (!numbers.TryGetValue(key, out var id))
                numbers.Add(key, id = numbers.Count + 1);
            codes.Add(new PlacedCode(offset, new InlineCode(id, kind)));
        }

        return new CodedText(Text, codes.MoveToImmutable());
    }
}
