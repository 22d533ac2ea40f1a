using System.Collections.Immutable;
using System.Globalization;

namespace Localizer.Segmentation.Expressions;

/// <summary>A set of code points: ranges that neither meet nor overlap, in rising order. Equal when the ranges are.</summary>
internal sealed class CharacterSet : IEquatable<CharacterSet>
{
    /// <summary>The last code point.</summary>
    public const int MaxCodePoint = 0x10FFFF;

    private static readonly Lazy<CharacterSet[]> Categories = new(ReadCategories);

    private readonly ImmutableArray<CodePointRange> _ranges;

    private CharacterSet(ImmutableArray<CodePointRange> ranges) => _ranges = ranges;

    /// <summary>No code point.</summary>
    public static CharacterSet None { get; } = new([]);

    /// <summary>Every code point.</summary>
    public static CharacterSet All { get; } = new([new CodePointRange(0, MaxCodePoint)]);

    /// <summary>What ends a line: LF, CR, NEL, the line and the paragraph separator.</summary>
    public static CharacterSet LineEnds { get; } = OfRanges([(0x0A, 0x0A), (0x0D, 0x0D), (0x85, 0x85), (0x2028, 0x2029)]);

    /// <summary>Unicode's white space.</summary>
    public static CharacterSet WhiteSpace { get; } =
        OfRanges([(0x09, 0x0D), (0x20, 0x20), (0x85, 0x85), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A), (0x2028, 0x2029), (0x202F, 0x202F), (0x205F, 0x205F), (0x3000, 0x3000)]);

    /// <summary>What a word is made of: letters, marks, decimal digits, connectors, and the two joiners.</summary>
    public static CharacterSet Word { get; } = OfCategories(
        UnicodeCategory.UppercaseLetter, UnicodeCategory.LowercaseLetter, UnicodeCategory.TitlecaseLetter, UnicodeCategory.ModifierLetter,
        UnicodeCategory.OtherLetter, UnicodeCategory.NonSpacingMark, UnicodeCategory.SpacingCombiningMark, UnicodeCategory.EnclosingMark,
        UnicodeCategory.DecimalDigitNumber, UnicodeCategory.ConnectorPunctuation).Union(OfRange(0x200C, 0x200D));

    /// <summary>The ranges.</summary>
    public ImmutableArray<CodePointRange> Ranges => _ranges;

    /// <summary>One code point.</summary>
    public static CharacterSet Of(int codePoint) => OfRange(codePoint, codePoint);

    /// <summary>The code points from the first to the last, both included.</summary>
    public static CharacterSet OfRange(int first, int last) => new([new CodePointRange(first, last)]);

    /// <summary>Ranges in any order; they may overlap.</summary>
    public static CharacterSet OfRanges(IEnumerable<(int First, int Last)> ranges) => Normalize([.. ranges.Select(range => new CodePointRange(range.First, range.Last))]);

    /// <summary>The code points of some general categories.</summary>
    public static CharacterSet OfCategories(params ReadOnlySpan<UnicodeCategory> categories)
    {
        var ranges = new List<CodePointRange>();
        foreach (var category in categories)
            ranges.AddRange(Categories.Value[(int)category]._ranges);
        return Normalize(ranges);
    }

    /// <summary>What is in either.</summary>
    public CharacterSet Union(CharacterSet other) => _ranges.IsEmpty ? other : other._ranges.IsEmpty ? this : Normalize([.. _ranges, .. other._ranges]);

    /// <summary>What is in neither.</summary>
    public CharacterSet Complement()
    {
        var ranges = ImmutableArray.CreateBuilder<CodePointRange>(_ranges.Length + 1);
        var next = 0;
        foreach (var (first, last) in _ranges)
        {
            if (first > next)
                ranges.Add(new CodePointRange(next, first - 1));
            next = last + 1;
        }

        if (next <= MaxCodePoint)
            ranges.Add(new CodePointRange(next, MaxCodePoint));
        return new CharacterSet(ranges.DrainToImmutable());
    }

    /// <summary>What is in both.</summary>
    public CharacterSet Intersect(CharacterSet other) => Complement().Union(other.Complement()).Complement();

    /// <summary>The set with the other case of its letters.</summary>
    public CharacterSet IgnoreCase()
    {
        var folded = new List<CodePointRange>(_ranges);
        foreach (var (first, last) in _ranges)
        {
            // Letters with case end at U+1E943.
            for (var codePoint = first; codePoint <= Math.Min(last, 0x1E943); codePoint++)
            {
                if (codePoint is >= 0xD800 and <= 0xDFFF)
                    continue;
                var rune = new System.Text.Rune(codePoint);
                Add(System.Text.Rune.ToUpperInvariant(rune).Value, codePoint, folded);
                Add(System.Text.Rune.ToLowerInvariant(rune).Value, codePoint, folded);
            }
        }

        return Normalize(folded);

        static void Add(int other, int codePoint, List<CodePointRange> ranges)
        {
            if (other != codePoint)
                ranges.Add(new CodePointRange(other, other));
        }
    }

    /// <inheritdoc/>
    public bool Equals(CharacterSet? other) => other is not null && (ReferenceEquals(this, other) || _ranges.AsSpan().SequenceEqual(other._ranges.AsSpan()));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CharacterSet);

    /// <inheritdoc/>
    public override int GetHashCode() => _ranges.IsEmpty ? 0 : HashCode.Combine(_ranges.Length, _ranges[0], _ranges[^1]);

    private static CharacterSet Normalize(List<CodePointRange> ranges)
    {
        ranges.Sort((one, other) => one.First.CompareTo(other.First));
        var merged = ImmutableArray.CreateBuilder<CodePointRange>(ranges.Count);
        foreach (var range in ranges)
        {
            if (merged.Count > 0 && range.First <= merged[^1].Last + 1)
                merged[^1] = merged[^1] with { Last = Math.Max(merged[^1].Last, range.Last) };
            else
                merged.Add(range);
        }

        return new CharacterSet(merged.DrainToImmutable());
    }

    private static CharacterSet[] ReadCategories()
    {
        var ranges = new List<CodePointRange>[30];
        for (var category = 0; category < ranges.Length; category++)
            ranges[category] = [];
        for (var codePoint = 0; codePoint <= MaxCodePoint; codePoint++)
        {
            // Nothing is assigned from U+33480 to the tags, and private use fills the last two planes.
            if (codePoint == 0x33480)
                codePoint = AddWhole(ranges, UnicodeCategory.OtherNotAssigned, codePoint, 0xDFFFF);
            if (codePoint == 0xF0000)
            {
                AddWhole(ranges, UnicodeCategory.PrivateUse, codePoint, MaxCodePoint);
                break;
            }

            var list = ranges[(int)CharUnicodeInfo.GetUnicodeCategory(codePoint)];
            if (list.Count > 0 && list[^1].Last == codePoint - 1)
                list[^1] = list[^1] with { Last = codePoint };
            else
                list.Add(new CodePointRange(codePoint, codePoint));
        }

        return [.. ranges.Select(list => new CharacterSet([.. list]))];
    }

    private static int AddWhole(List<CodePointRange>[] ranges, UnicodeCategory category, int first, int last)
    {
        ranges[(int)category].Add(new CodePointRange(first, last));
        return last + 1;
    }
}

/// <summary>Code points in a row.</summary>
/// <param name="First">The first one.</param>
/// <param name="Last">The last one, which belongs to the range.</param>
internal readonly record struct CodePointRange(int First, int Last);
