using System.Collections.Immutable;
using Localizer.Glossaries;
using Localizer.Model;

namespace Localizer.Pipeline.Translation;

/// <summary>Finds where a translation has the terms of its source.</summary>
internal static class TermPlaces
{
    /// <summary>The places of the terms' forms.</summary>
    /// <param name="terms">The glossary.</param>
    /// <param name="source">The source's text.</param>
    /// <param name="target">The translation's text.</param>
    /// <param name="to">Its locale.</param>
    /// <returns>Ranges of the translation, by term; they may overlap.</returns>
    public static ImmutableArray<TermOccurrence> Find(Termbase terms, string source, string target, Locale to)
    {
        var places = ImmutableArray.CreateBuilder<TermOccurrence>();
        foreach (var found in terms.Find(source).DistinctBy(found => found.Term))
        {
            var form = found.Term.DoNotTranslate ? source.Substring(found.Start, found.Length) : found.Term.FormIn(to);
            if (form is not { Length: > 0 })
                continue;
            for (var at = target.IndexOf(form, StringComparison.OrdinalIgnoreCase); at >= 0; at = target.IndexOf(form, at + form.Length, StringComparison.OrdinalIgnoreCase))
                places.Add(new TermOccurrence(found.Term.Source, at, form.Length));
        }

        return places.ToImmutable();
    }
}
