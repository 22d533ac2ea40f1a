using System.Collections.Immutable;
using Localizer.Model;

namespace Localizer.Exchange.Xliff;

/// <summary>How far a segment's target is (XLIFF 2.1, section 4.3.1.28).</summary>
internal enum XliffState
{
    /// <summary>It has none, or one that nobody stands for.</summary>
    Initial,

    /// <summary>It has one.</summary>
    Translated,

    /// <summary>A person has read it and found it good.</summary>
    Reviewed,

    /// <summary>It is done.</summary>
    Final,
}

/// <summary>A bilingual file of one page.</summary>
/// <param name="From">The locale of the sources.</param>
/// <param name="To">The locale of the targets.</param>
/// <param name="Original">The page's path.</param>
/// <param name="Units">Its units, in the page's order.</param>
internal sealed record XliffDocument(Locale From, Locale To, string Original, ImmutableArray<XliffUnit> Units)
{
    /// <summary>Units that the page does not have any longer, which hold what a person wrote, sorted by <see cref="XliffUnit.UnitsBefore"/>.</summary>
    public ImmutableArray<XliffUnit> Earlier { get; init; } = [];

    /// <summary>All units in the order of the file, each with whether it is one of <see cref="Earlier"/>.</summary>
    public IEnumerable<(XliffUnit Unit, bool IsEarlier)> InOrder()
    {
        var next = 0;
        for (var i = 0; i < Units.Length; i++)
        {
            for (; next < Earlier.Length && Earlier[next].UnitsBefore <= i; next++)
                yield return (Earlier[next], true);
            yield return (Units[i], false);
        }

        for (; next < Earlier.Length; next++)
            yield return (Earlier[next], true);
    }

    /// <summary>The page's file, relative to the project; <see langword="null"/> when the file does not say it.</summary>
    public string? Skeleton { get; init; }

    /// <summary>What a file for translators says of itself, by name, in this order.</summary>
    public ImmutableArray<XliffMeta> Meta { get; init; } = [];

    /// <summary>Where it stands in the file that it was read from.</summary>
    public TextPosition Position { get; init; } = TextPosition.Start;
}

/// <summary>A unit.</summary>
/// <param name="Id">Its id, unique in the file.</param>
/// <param name="Parts">Its segments, and what stands between them; at least one.</param>
internal sealed record XliffUnit(string Id, ImmutableArray<XliffPart> Parts)
{
    /// <summary>What kind of string it is, as a slug; <see langword="null"/> for the text of a block.</summary>
    public string? Kind { get; init; }

    /// <summary>The element, attribute or property that it was read from, or <see langword="null"/>.</summary>
    public string? Name { get; init; }

    /// <summary>What people wrote to each other about it.</summary>
    public ImmutableArray<XliffNote> Notes { get; init; } = [];

    /// <summary>How many of the page's units stand before it in the file, for one that the page does not have any longer; <see langword="null"/> for all.</summary>
    public int? UnitsBefore { get; init; }

    /// <summary>A hash of how its page has it besides its words, as we wrote that; <see langword="null"/> when we did not.</summary>
    public string? Markup { get; init; }

    /// <summary>What its codes stand for, in the order of their first appearance.</summary>
    public ImmutableArray<XliffCodeData> Data { get; init; } = [];

    /// <summary>
    /// What a person may do with its codes, by their ids: the same for both of a pair. With one that is not listed everything may be done, as
    /// the standard has it (XLIFF 2.1, sections 4.3.1.7 and 4.3.1.8).
    /// </summary>
    public IReadOnlyDictionary<int, CodeTraits> Traits { get; init; } = ImmutableDictionary<int, CodeTraits>.Empty;

    /// <summary>Its segments.</summary>
    public IEnumerable<XliffSegment> Segments => Parts.OfType<XliffSegment>();
}

/// <summary>A note of a unit.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Id">Its id, or <see langword="null"/>.</param>
/// <param name="Category">Its category, or <see langword="null"/>.</param>
/// <param name="AppliesTo"><c>source</c>, <c>target</c> or <see langword="null"/>.</param>
/// <param name="Priority">How much it weighs, from 1, which alone is an alert (XLIFF 2.1, <c>its.sch</c>), to 10; 1 where it does not say.</param>
internal sealed record XliffNote(string Text, string? Id = null, string? Category = null, string? AppliesTo = null, int? Priority = null);

/// <summary>What an inline code stands for.</summary>
/// <param name="Code">The code.</param>
/// <param name="Markup">Its markup in the page.</param>
internal readonly record struct XliffCodeData(InlineCode Code, string Markup);

/// <summary>A part of a unit.</summary>
/// <param name="Source">Its source.</param>
/// <param name="Target">Its target, or <see langword="null"/>; codes that stand for one of the source have its id.</param>
internal abstract record XliffPart(CodedText Source, CodedText? Target);

/// <summary>What stands between segments and is not translated.</summary>
internal sealed record XliffIgnorable(CodedText Source, CodedText? Target = null) : XliffPart(Source, Target);

/// <summary>A segment.</summary>
/// <param name="Id">Its id, unique in its unit.</param>
/// <param name="Source">Its source.</param>
/// <param name="Target">Its target, or <see langword="null"/>.</param>
internal sealed record XliffSegment(string Id, CodedText Source, CodedText? Target) : XliffPart(Source, Target)
{
    /// <summary>How far its target is.</summary>
    public XliffState State { get; init; }

    /// <summary>A finer state, as <c>prefix:value</c>, or <see langword="null"/>.</summary>
    public string? SubState { get; init; }

    /// <summary>What is known of its target, by name, in this order.</summary>
    public ImmutableArray<XliffMeta> Meta { get; init; } = [];

    /// <summary>What may help to translate it.</summary>
    public ImmutableArray<XliffHint> Hints { get; init; } = [];

    /// <summary>Where it stands in the file that it was read from.</summary>
    public TextPosition Position { get; init; } = TextPosition.Start;

    /// <summary>A fact of <see cref="Meta"/>, or <see langword="null"/>.</summary>
    public string? MetaOf(string name) => Meta.FirstOrDefault(meta => meta.Name == name).Value;
}

/// <summary>Something that is known of a segment's target.</summary>
/// <param name="Name">What.</param>
/// <param name="Value">Its value.</param>
internal readonly record struct XliffMeta(string Name, string Value);
