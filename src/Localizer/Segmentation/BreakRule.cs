using Localizer.Segmentation.Expressions;

namespace Localizer.Segmentation;

/// <summary>A rule: whether a text breaks at a place, by what ends there and what begins there.</summary>
/// <param name="IsBreak">Whether it breaks; else it must not.</param>
/// <param name="Before">What ends at the place.</param>
/// <param name="After">What begins there.</param>
internal sealed record BreakRule(bool IsBreak, Node Before, Node After);
