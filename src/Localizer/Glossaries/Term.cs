using System.Collections.Immutable;
using Localizer.Model;

namespace Localizer.Glossaries;

/// <summary>An entry of a glossary.</summary>
/// <param name="Source">The term in the source language, as it is to be found in texts.</param>
public sealed record Term(string Source)
{
    /// <summary>The preferred form for each target locale that the glossary has one for.</summary>
    public ImmutableDictionary<Locale, string> Targets { get; init; } = ImmutableDictionary<Locale, string>.Empty;

    /// <summary>Whether the term stays as it is in every language; <see cref="Targets"/> is then not looked at.</summary>
    public bool DoNotTranslate { get; init; }

    /// <summary>A remark for people, or <see langword="null"/>.</summary>
    public string? Note { get; init; }

    /// <summary>Where the glossary has the term, or <see langword="null"/>.</summary>
    public Place? Place { get; init; }

    /// <summary>
    /// What is to stand for the term in a target: <see cref="Source"/> when it is not to be translated, else the form for the
    /// locale or the nearest of its parents (<c>pt</c> for <c>pt-BR</c>); <see langword="null"/> when there is none.
    /// </summary>
    /// <param name="locale">The target's locale.</param>
    public string? FormIn(Locale locale)
    {
        if (DoNotTranslate)
            return Source;
        for (var candidate = locale; candidate is not null; candidate = candidate.Parent)
        {
            if (Targets.TryGetValue(candidate, out var form))
                return form;
        }

        return null;
    }
}
