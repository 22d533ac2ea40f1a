using System.Diagnostics.CodeAnalysis;

namespace Localizer.Model;

/// <summary>Why a target may not be merged.</summary>
public enum ProofFailure
{
    /// <summary>A code of the source is missing, doubled, or was never there.</summary>
    CodesDiffer,

    /// <summary>A pair closes before it opens, or crosses another.</summary>
    CodesCross,

    /// <summary>The text holds a control character or half of a surrogate pair.</summary>
    ForbiddenCharacter,

    /// <summary>The source has text and the target has none.</summary>
    Empty,

    /// <summary>A pair that encloses text in the source encloses none in the target.</summary>
    EmptyPair,

    /// <summary>A pair encloses other words than it should: some where it had none, or not the number or name that it had.</summary>
    PairMisplaced,

    /// <summary>A code cuts a word or a number that it did not cut before.</summary>
    CodeInWord,

    /// <summary>White space at the ends is not the source's.</summary>
    WhiteSpaceDiffers,

    /// <summary>White space at a code or before a stop is not what the language has there.</summary>
    SpaceAtCode,

    /// <summary>The text holds a tag, a character reference or a marker that the source has not: something is escaped twice, or not at all.</summary>
    StrangeMarkup,
}

/// <summary>What a person did with a code.</summary>
internal enum CodeChange
{
    /// <summary>Left it out.</summary>
    Removed,

    /// <summary>Used it more than once.</summary>
    Copied,
}

/// <summary>A code that a person's target has not once, which XLIFF's <c>canDelete</c> and <c>canCopy</c> judge.</summary>
/// <param name="Code">The code; a pair counts by its opening one.</param>
/// <param name="Change">What was done.</param>
internal readonly record struct CodeFinding(InlineCode Code, CodeChange Change);

/// <summary>
/// A target that is safe to merge: it has just the codes of its source, properly nested, and no character that a page may not hold.
/// There is no other way to make one than <see cref="TryProve"/>, and merging takes nothing else, so no answer of a provider, no
/// memory and no person can break a page.
/// </summary>
public sealed partial class ProvenTarget
{
    private ProvenTarget(CodedText text) => Text = text;

    /// <summary>The target's text with the codes of its source.</summary>
    public CodedText Text { get; }

    /// <summary>Proves a target against its segment.</summary>
    /// <param name="source">The segment's source.</param>
    /// <param name="target">What is to stand in its place, with the source's code ids.</param>
    /// <param name="proven">The target, when the answer is true.</param>
    /// <param name="failure">The reason, when the answer is false.</param>
    public static bool TryProve(
        CodedText source, CodedText target, [NotNullWhen(true)] out ProvenTarget? proven, out ProofFailure failure)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        proven = null;
        failure = default;
        // The source as its own target changes nothing, whatever it holds.
        if (source.Equals(target))
        {
            proven = new ProvenTarget(target);
            return true;
        }

        if (!HaveSameOrder(source, target) && !HaveSameCodes(source, target))
            failure = ProofFailure.CodesDiffer;
        else if (!HaveSameOrder(source, target) && !NestLike(source, target))
            failure = ProofFailure.CodesCross;
        else if (HasForbiddenCharacter(target.Text))
            failure = ProofFailure.ForbiddenCharacter;
        else if (string.IsNullOrWhiteSpace(target.Text) && !string.IsNullOrWhiteSpace(source.Text))
            failure = ProofFailure.Empty;
        else
            proven = new ProvenTarget(target);
        return proven is not null;
    }

    /// <summary>Proves a machine's target: all that <see cref="TryProve"/> asks, and that codes, white space and text are as they should be.</summary>
    /// <param name="source">The segment's source.</param>
    /// <param name="target">The machine's target, with the source's code ids.</param>
    /// <param name="to">The target's locale.</param>
    /// <param name="proven">The target, when the answer is true.</param>
    /// <param name="failure">The reason, when the answer is false.</param>
    internal static bool TryProveMachine(
        CodedText source, CodedText target, Locale to, [NotNullWhen(true)] out ProvenTarget? proven, out ProofFailure failure)
    {
        if (!TryProve(source, target, out proven, out failure))
            return false;
        if (source.Equals(target) || MachineProof.Find(source, target, to) is not { } fault)
            return true;
        (proven, failure) = (null, fault);
        return false;
    }

    // The usual case, in which neither set nor nesting can differ.
    private static bool HaveSameOrder(CodedText source, CodedText target)
    {
        if (source.Codes.Length != target.Codes.Length)
            return false;
        for (var i = 0; i < source.Codes.Length; i++)
        {
            if (source.Codes[i].Code != target.Codes[i].Code)
                return false;
        }

        return true;
    }

    private static bool HaveSameCodes(CodedText source, CodedText target)
    {
        if (source.Codes.Length != target.Codes.Length)
            return false;
        var expected = source.Codes.Select(placed => placed.Code).ToHashSet();
        return expected.Count == source.Codes.Length && target.Codes.All(placed => expected.Remove(placed.Code));
    }

    // Pairs that are whole in the source must nest in the target; those that cross there may cross as they do there, which is the same order. A code whose partner is in another segment keeps its place among
    // the other such codes, since their order is what nests them across the segments.
    private static bool NestLike(CodedText source, CodedText target)
    {
        var whole = WholePairs(source);
        return Loose(source, whole).SequenceEqual(Loose(target, whole)) && Nests(target, whole) && Enclosed(target, whole).IsSubsetOf(Enclosed(source, whole));
    }

    // A half whose partner is in another segment, inside of a pair that is whole here, would cross it on the page.
    private static HashSet<(InlineCode Half, int Pair)> Enclosed(CodedText text, HashSet<int> whole)
    {
        var enclosed = new HashSet<(InlineCode, int)>();
        var open = new HashSet<int>();
        foreach (var (_, code) in text.Codes)
        {
            if (code.Kind == CodeKind.Standalone)
                continue;
            if (!whole.Contains(code.Id))
                enclosed.UnionWith(open.Select(pair => (code, pair)));
            else if (code.Kind == CodeKind.Opening)
                open.Add(code.Id);
            else
                open.Remove(code.Id);
        }

        return enclosed;
    }

    private static HashSet<int> WholePairs(CodedText source) =>
        source.Codes.Where(placed => placed.Code.Kind == CodeKind.Opening).Select(placed => placed.Code.Id)
            .Intersect(source.Codes.Where(placed => placed.Code.Kind == CodeKind.Closing).Select(placed => placed.Code.Id))
            .ToHashSet();

    private static IEnumerable<InlineCode> Loose(CodedText text, HashSet<int> whole) =>
        text.Codes.Select(placed => placed.Code).Where(code => code.Kind != CodeKind.Standalone && !whole.Contains(code.Id));

    private static bool Nests(CodedText text, HashSet<int> whole)
    {
        var open = new Stack<int>();
        foreach (var (_, code) in text.Codes)
        {
            if (code.Kind == CodeKind.Standalone || !whole.Contains(code.Id))
                continue;
            if (code.Kind == CodeKind.Opening)
                open.Push(code.Id);
            else if (!open.TryPop(out var top) || top != code.Id)
                return false;
        }

        return open.Count == 0;
    }

    // Control characters but tab and line ends, half surrogate pairs, and the two that are no characters.
    private static bool HasForbiddenCharacter(ReadOnlySpan<char> text) =>
        text.ContainsAnyInRange('\uFFFE', '\uFFFF')
        || text.ContainsAnyInRange('\u007F', '\u009F')
        || text.ContainsAnyInRange('\0', '\u0008')
        || text.ContainsAnyInRange('\u000B', '\u000C')
        || text.ContainsAnyInRange('\u000E', '\u001F')
        || HasHalfPair(text);

    private static bool HasHalfPair(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAnyInRange('\uD800', '\uDFFF') is var found and >= 0)
        {
            if (!char.IsHighSurrogate(text[found]) || found + 1 == text.Length || !char.IsLowSurrogate(text[found + 1]))
                return true;
            text = text[(found + 2)..];
        }

        return false;
    }
}
