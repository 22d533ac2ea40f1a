using System.Collections.Immutable;
using Localizer.Model;

namespace Localizer.Glossaries;

/// <summary>An entry of a glossary.</summary>
/// <param name="Source">The term in the source language, as it is to be found in texts.</param>
public sealed record Term(string Source)
{
    /// <summary>The preferred form for each target locale that the glossary has one for.</summary>
    public ImmutableDictionary<Locale, string> Targets { get; init; } = ImmutableDictionary<Locale, string>.Empty;

    /// <summary>Forms that may stand for the term as well as the preferred one.</summary>
    public ImmutableDictionary<Locale, ImmutableArray<string>> Admitted { get; init; } = ImmutableDictionary<Locale, ImmutableArray<string>>.Empty;

    /// <summary>Forms that must not stand for the term.</summary>
    public ImmutableDictionary<Locale, ImmutableArray<string>> Forbidden { get; init; } = ImmutableDictionary<Locale, ImmutableArray<string>>.Empty;

    /// <summary>Longer forms for a page's first mention of the term.</summary>
    public ImmutableDictionary<Locale, string> FirstUse { get; init; } = ImmutableDictionary<Locale, string>.Empty;

    /// <summary>Whether the term stays as it is in every language; <see cref="Targets"/> is then not looked at.</summary>
    public bool DoNotTranslate { get; init; }

    /// <summary>Whether upper and lower case are the same to it.</summary>
    public TermCasing Casing { get; init; }

    /// <summary>How much of a text's words it has to be.</summary>
    public TermMatch Match { get; init; }

    /// <summary>What the row's forms are to the term, as the glossary has it.</summary>
    public TermStatus Status { get; init; }

    /// <summary>The part of speech in the glossary's words, or <see langword="null"/>.</summary>
    public string? PartOfSpeech { get; init; }

    /// <summary>The subject field in the glossary's words, or <see langword="null"/>.</summary>
    public string? Domain { get; init; }

    /// <summary>A remark for people, or <see langword="null"/>.</summary>
    public string? Note { get; init; }

    /// <summary>Where the glossary has the term, or <see langword="null"/>.</summary>
    public Place? Place { get; init; }

    /// <summary>
    /// What is to stand for the term in a target: <see cref="Source"/> when it is not to be translated, else the form for the
    /// locale or the nearest of its parents (<c>pt</c> for <c>pt-BR</c>); <see langword="null"/> when there is none.
    /// </summary>
    /// <param name="locale">The target's locale.</param>
    public string? FormIn(Locale locale) => DoNotTranslate ? Source : Nearest(Targets, locale);

    /// <summary>The forms that may stand for the term besides the preferred one, for the locale or the nearest of its parents.</summary>
    /// <param name="locale">The target's locale.</param>
    public ImmutableArray<string> AdmittedIn(Locale locale) => Nearest(Admitted, locale) is { IsDefault: false } forms ? forms : [];

    /// <summary>The forms that must not stand for the term, for the locale or the nearest of its parents.</summary>
    /// <param name="locale">The target's locale.</param>
    public ImmutableArray<string> ForbiddenIn(Locale locale) => Nearest(Forbidden, locale) is { IsDefault: false } forms ? forms : [];

    /// <summary>The form for a page's first mention, for the locale or the nearest of its parents; or <see langword="null"/>.</summary>
    /// <param name="locale">The target's locale.</param>
    public string? FirstUseIn(Locale locale) => Nearest(FirstUse, locale);

    private static T? Nearest<T>(ImmutableDictionary<Locale, T> forms, Locale locale)
    {
        if (forms.IsEmpty)
            return default;
        for (var candidate = locale; candidate is not null; candidate = candidate.Parent)
        {
            if (forms.TryGetValue(candidate, out var form))
                return form;
        }

        return default;
    }
}
