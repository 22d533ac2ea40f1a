using System.Collections.Immutable;

namespace Localizer.Segmentation.Expressions;

/// <summary>A part of an expression. What does not change which texts it matches (captures, lazy and greedy) is not in it.</summary>
internal abstract record Node;

/// <summary>One character of a set.</summary>
/// <param name="Set">The set.</param>
internal sealed record CharacterNode(CharacterSet Set) : Node;

/// <summary>Parts one after the other; without any it matches the empty text.</summary>
/// <param name="Parts">The parts.</param>
internal sealed record SequenceNode(ImmutableArray<Node> Parts) : Node
{
    /// <summary>The empty text.</summary>
    public static SequenceNode Empty { get; } = new(ImmutableArray<Node>.Empty);
}

/// <summary>One of several.</summary>
/// <param name="Choices">The choices.</param>
internal sealed record ChoiceNode(ImmutableArray<Node> Choices) : Node;

/// <summary>A part again and again.</summary>
/// <param name="Part">The part.</param>
/// <param name="Least">How often at least.</param>
/// <param name="Most">How often at most, or <see langword="null"/> for no limit.</param>
internal sealed record RepeatNode(Node Part, int Least, int? Most) : Node;

/// <summary>A condition on the place between two characters.</summary>
/// <param name="Kind">Which.</param>
internal sealed record PlaceNode(PlaceKind Kind) : Node;

/// <summary>A condition on what stands before or after a place.</summary>
/// <param name="Body">What must match there, or must not.</param>
/// <param name="Direction">Where it stands.</param>
/// <param name="MustMatch">Whether it must match; else it must not.</param>
internal sealed record LookNode(Node Body, LookDirection Direction, bool MustMatch) : Node;

/// <summary>Where a condition looks.</summary>
internal enum LookDirection
{
    /// <summary>At what ends at the place.</summary>
    Behind,

    /// <summary>At what begins at the place.</summary>
    Ahead,
}

/// <summary>Conditions on a place.</summary>
internal enum PlaceKind
{
    /// <summary>The beginning of the text.</summary>
    TextStart,

    /// <summary>The end of the text.</summary>
    TextEnd,

    /// <summary>The beginning of a line.</summary>
    LineStart,

    /// <summary>The end of a line.</summary>
    LineEnd,

    /// <summary>Between a word character and another.</summary>
    WordBoundary,

    /// <summary>Anywhere else.</summary>
    NoWordBoundary,
}
