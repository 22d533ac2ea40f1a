namespace Localizer.Model;

/// <summary>What is to stand in place of a stretch of a text.</summary>
/// <param name="Start">First UTF-16 unit of the stretch.</param>
/// <param name="End">The first after it.</param>
/// <param name="Replacement">What is to stand there.</param>
internal readonly record struct TextEdit(int Start, int End, string Replacement);
