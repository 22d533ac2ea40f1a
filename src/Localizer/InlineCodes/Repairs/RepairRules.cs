using System.Collections.Immutable;

namespace Localizer.InlineCodes.Repairs;

/// <summary>The repair rules in the order in which they are tried.</summary>
internal static class RepairRules
{
    /// <summary>For what is round an answer, which no proof can tell from the translation: tried on each.</summary>
    public static ImmutableArray<AnswerRule> ForWrappings { get; } = [new Prolog(), new Preamble(), new MarkdownFence(), new JsonItem(), new NotesAround(), new RepeatedAnswer(), new WrappingQuotes()];

    /// <summary>For tags that are written so that none is seen.</summary>
    public static ImmutableArray<AnswerRule> ForAnswers { get; } =
    [
        new InvisibleMarks(), new Backslashes(), new EscapedTags(), new FullWidthBrackets(), new DoubledBrackets(), new Backticks(), new LineBreaks(),
    ];

    /// <summary>For answers in which a code is not found then: what is left of its tag.</summary>
    public static ImmutableArray<AnswerRule> ForMissingTags { get; } = [new LostBrackets(), new ShiftedIds(), new TagsByNumber(), new UnreadTags()];

    /// <summary>For tags that are seen and cannot be read.</summary>
    public static ImmutableArray<TagFlawRule> ForTags { get; } = [new MarksInTags(), new CurlyQuotes(), new AttributeNames(), new ForeignDigits(), new SpacesInTags()];

    /// <summary>For its pieces: what a tag that could not be read means. What is left of them is dropped last.</summary>
    public static ImmutableArray<TokenRule> ForTokens { get; } =
    [
        new UnescapedText(), new EntityDamage(), new LostIds(), new LostSlashes(), new ClosingNames(), new ChangedIds(), new StandaloneForms(), new Emphasis(), new StrangeTags(),
    ];

    /// <summary>For codes at their places.</summary>
    public static ImmutableArray<PlaceRule> ForPlaces { get; } =
    [
        new DoubledCodes(), new ReversedPairs(), new CrossedPairs(), new MissingCodes(), new UnclosedPairs(), new SpacesAtCodes(), new SubWordCodes(),
    ];

    /// <summary>All of them.</summary>
    public static IEnumerable<RepairRule> All => [.. ForWrappings, .. ForAnswers, .. ForTags, .. ForMissingTags, .. ForTokens, .. ForPlaces];
}
