using System.Collections.Immutable;
using Localizer.Model;

namespace Localizer.Glossaries;

/// <summary>An entry of a glossary.</summary>
public sealed record Term
{
    /// <summary>The form to look for in sources, as the glossary spells it; never empty.</summary>
    public required string Source { get; init; }

    /// <summary>The form that stands in targets, by locale tag; none for a term that is not translated.</summary>
    public ImmutableDictionary<string, string> Targets { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Whether the source form stays as it is in every locale (<c>dnt</c>).</summary>
    public bool DoNotTranslate { get; init; }

    /// <summary>Where the glossary has it.</summary>
    public Place? Place { get; init; }

    /// <summary>
    /// Whether the case of letters counts: it does for a term with a capital after its first letter or with a digit (H20, CUDA,
    /// DeepSeek), which in another case would be another word.
    /// </summary>
    public bool IsCaseSensitive => Source.Skip(1).Any(char.IsUpper) || Source.Any(char.IsDigit);

    /// <summary>The form that must stand in a target.</summary>
    /// <param name="locale">The target's locale; falls back to its parents.</param>
    /// <returns>The form, or <see langword="null"/> when the glossary has none for the locale.</returns>
    public string? FormIn(Locale locale)
    {
        if (DoNotTranslate)
            return Source;
        for (var current = locale; current is not null; current = current.Parent)
        {
            if (Targets.TryGetValue(current.Tag, out var form))
                return form;
        }

        return null;
    }
}
