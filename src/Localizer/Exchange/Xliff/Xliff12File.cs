using System.Collections.Immutable;
using Localizer.Model;

namespace Localizer.Exchange.Xliff;

/// <summary>A <c>file</c> of XLIFF 1.2: the units of one page or document.</summary>
/// <param name="From">The locale of the sources.</param>
/// <param name="To">The locale of the targets, or <see langword="null"/> where the file does not say it.</param>
/// <param name="Original">The document that it was made from.</param>
/// <param name="Position">Where it stands in the file.</param>
internal sealed record Xliff12File(Locale From, Locale? To, string Original, TextPosition Position)
{
    /// <summary>The page's file, relative to the project, in a file of ours; else <see langword="null"/>.</summary>
    public string? Skeleton { get; init; }

    /// <summary>What a file of ours says of itself, by name.</summary>
    public ImmutableArray<XliffMeta> Meta { get; init; } = [];

    /// <summary>Its units, in order.</summary>
    public ImmutableArray<Xliff12Unit> Units { get; init; } = [];
}

/// <summary>A <c>trans-unit</c> of XLIFF 1.2.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Source">Its source.</param>
/// <param name="Target">Its target, or <see langword="null"/>.</param>
/// <param name="Position">Where it stands in the file.</param>
internal sealed record Xliff12Unit(string Id, CodedText Source, CodedText? Target, TextPosition Position)
{
    /// <summary>The element, attribute or property that it was read from, or <see langword="null"/>.</summary>
    public string? Name { get; init; }

    /// <summary>What the file says of its target, such as <c>needs-translation</c>, or <see langword="null"/>.</summary>
    public string? State { get; init; }

    /// <summary>Whether a person approved it.</summary>
    public bool IsApproved { get; init; }

    /// <summary>Whether it is to be translated.</summary>
    public bool IsTranslatable { get; init; } = true;

    /// <summary>What people wrote to each other about it.</summary>
    public ImmutableArray<XliffNote> Notes { get; init; } = [];

    /// <summary>Whether a person stands for its target.</summary>
    public bool IsSigned => IsApproved || State is "final" or "signed-off";

    /// <summary>Whether its target is there for a tool's sake alone: nobody translated it yet.</summary>
    public bool IsUntouched => Target is null || (State is "new" or "needs-translation" && Target.Equals(Source));
}
