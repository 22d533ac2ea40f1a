namespace Localizer.Reports;

/// <summary>A stretch of a text that is a glossary's term or its form.</summary>
/// <param name="Start">Its first UTF-16 unit.</param>
/// <param name="Length">Its length in UTF-16 units.</param>
/// <param name="Term">The term as the glossary spells it.</param>
internal readonly record struct TermSpan(int Start, int Length, string Term);

/// <summary>Finds the terms of a segment, when somebody looks.</summary>
/// <param name="source">The source.</param>
/// <param name="target">The target, or <see langword="null"/> when there is none.</param>
/// <param name="locale">The target's locale.</param>
/// <returns>The terms of each, from left to right; they do not overlap.</returns>
internal delegate (IReadOnlyList<TermSpan> Source, IReadOnlyList<TermSpan> Target) TermMarker(string source, string? target, string locale);

/// <summary>A segment that has a term, and how the term came into its target.</summary>
/// <param name="Term">The term as the glossary spells it.</param>
/// <param name="Locale">The locale.</param>
/// <param name="Place">The page and the place in it, as people read it.</param>
/// <param name="How">How it came there, in a word or two.</param>
/// <param name="IsMissing">Whether it is not there, or not as often as in the source.</param>
/// <param name="Source">The source.</param>
/// <param name="Target">The target.</param>
internal sealed record TermPlaceReport(string Term, string Locale, string Place, string How, bool IsMissing, string Source, string Target);
