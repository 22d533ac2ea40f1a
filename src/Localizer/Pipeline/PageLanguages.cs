using System.Collections.Immutable;
using Localizer.Model;

namespace Localizer.Pipeline;

/// <summary>What was found of the languages of a page's texts.</summary>
/// <param name="Units">The units in another language than the page: the place of each one's first segment among the page's, and its language.</param>
/// <param name="PageSeems">The language that most of the page seems to be in when that is not its own, or <see langword="null"/>.</param>
internal sealed record PageLanguages(ImmutableArray<(int Segment, Locale Language)> Units, Locale? PageSeems);
