namespace Localizer.Exchange.Xliff;

/// <summary>A translation that may help with a segment: what a memory has for a source that is like it, or a part of it.</summary>
/// <param name="Source">The memory's source, without codes.</param>
/// <param name="Target">Its target, without codes.</param>
/// <param name="Score">How alike the two sources are, in percent; <see langword="null"/> where the memory's is a part of the segment's.</param>
/// <param name="Origin">Where it comes from.</param>
internal sealed record XliffHint(string Source, string Target, int? Score, string Origin);
