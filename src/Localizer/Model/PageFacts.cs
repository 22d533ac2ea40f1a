using System.Collections.Immutable;

namespace Localizer.Model;

/// <summary>A start tag as far as it must be the same in a page and in its translation.</summary>
/// <param name="Hash">A hash of its name, its attributes' names, and the values that no translation changes.</param>
/// <param name="Name">Its name.</param>
internal readonly record struct TagFact(ulong Hash, string Name);

/// <summary>What a page shows besides its texts, by which it is held against its source.</summary>
internal sealed record PageFacts
{
    /// <summary>The <c>lang</c> of <c>html</c>, or <see langword="null"/>.</summary>
    public string? Language { get; init; }

    /// <summary>Whether it is a document, which has a place to say its language, and no fragment of one.</summary>
    public bool IsDocument { get; init; }

    /// <summary>What links can lead to in it: <c>id</c>, and <c>name</c> of anchors.</summary>
    public required IReadOnlySet<string> Anchors { get; init; }

    /// <summary>The anchors that its own links name, in the page's order.</summary>
    public required IReadOnlyList<string> Fragments { get; init; }

    /// <summary>How many of its JSON-LD scripts are no JSON.</summary>
    public int InvalidJsonLd { get; init; }

    /// <summary>The tags between its texts, in order.</summary>
    public required ImmutableArray<TagFact> Blocks { get; init; }

    /// <summary>The tags inside its texts, which a translation may put in another order, and how often each is there.</summary>
    public required IReadOnlyDictionary<TagFact, int> Inline { get; init; }

    /// <summary>Hashes of its scripts and style sheets, in order; JSON-LD, which holds texts, is none of them.</summary>
    public required ImmutableArray<ulong> Code { get; init; }
}
