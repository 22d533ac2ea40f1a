using System.Collections.Immutable;
using Localizer.Model;

namespace Localizer.Exchange.Xliff;

/// <summary>A segment as it came back from a translator.</summary>
/// <param name="Unit">The id of its unit.</param>
/// <param name="Segment">Its id in the unit.</param>
/// <param name="Source">Its source.</param>
/// <param name="Target">Its target, or <see langword="null"/>.</param>
/// <param name="IsSigned">Whether the file says that a person stands for the target.</param>
/// <param name="Position">Where it stands in the file.</param>
internal sealed record ReturnedSegment(string Unit, string Segment, CodedText Source, CodedText? Target, bool IsSigned, TextPosition Position)
{
    /// <summary>What people noted on its unit.</summary>
    public ImmutableArray<XliffNote> Notes { get; init; } = [];
}

/// <summary>A file as it came back from a translator.</summary>
/// <param name="From">The locale of the sources.</param>
/// <param name="To">The locale of the targets.</param>
/// <param name="Original">The page's path.</param>
/// <param name="Skeleton">The page's file, relative to the project, or <see langword="null"/>.</param>
/// <param name="Segments">Its segments.</param>
internal sealed record ReturnedFile(Locale From, Locale To, string Original, string? Skeleton, ImmutableArray<ReturnedSegment> Segments)
{
    /// <summary>What it says of itself, by name; nothing when a tool left it out.</summary>
    public ImmutableArray<XliffMeta> Meta { get; init; } = [];
}
