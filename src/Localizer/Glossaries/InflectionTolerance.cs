using System.Collections.Frozen;
using Localizer.Model;

namespace Localizer.Glossaries;

/// <summary>
/// What is declared of languages whose words do not change: there a form stands as the glossary spells it or it does not stand. In all
/// others a word that holds it counts, and is said to (<c>term-inflected</c>).
/// </summary>
internal static class InflectionTolerance
{
    private static readonly FrozenSet<string> Uninflected =
        "vi zh ja th lo km my yue id ms".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> InflectingNames =
        "de nl sv da nb nn no is fi et hu pl cs sk sl hr sr bs mk bg ru uk be lt lv tr az kk ka el la eu".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether even names get endings in a language: Nvidias, Huaweille.</summary>
    public static bool IsGrantedToNames(Locale locale) => InflectingNames.Contains(locale.Language);

    /// <summary>Whether words of a language change their endings.</summary>
    public static bool IsGranted(Locale locale) => !Uninflected.Contains(locale.Language);
}
