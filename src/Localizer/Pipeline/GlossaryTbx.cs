using System.Collections.Immutable;
using Localizer.Exchange.Tbx;
using Localizer.Glossaries;
using Localizer.Model;

namespace Localizer.Pipeline;

/// <summary>Makes a glossary of a termbase, and a termbase of a glossary.</summary>
internal static class GlossaryTbx
{
    /// <summary>
    /// The terms of a termbase: each of a concept's terms in the file's language has the concept's preferred term of every other language
    /// as its form; the others are admitted there, and those that are deprecated are forbidden.
    /// </summary>
    /// <param name="document">The termbase.</param>
    /// <param name="file">The file as the user named it.</param>
    public static IEnumerable<Term> ToTerms(TbxDocument document, string file)
    {
        foreach (var concept in document.Concepts)
        {
            var others = concept.Languages.Where(language => !IsSource(language, document.Locale)).ToList();
            var targets = ImmutableDictionary.CreateBuilder<Locale, string>();
            var admitted = ImmutableDictionary.CreateBuilder<Locale, ImmutableArray<string>>();
            var forbidden = ImmutableDictionary.CreateBuilder<Locale, ImmutableArray<string>>();
            foreach (var language in others.DistinctBy(language => language.Locale))
            {
                var allowed = language.Terms.Where(term => term.Status != TbxStatus.Deprecated).OrderBy(term => term.Status == TbxStatus.Preferred ? 0 : 1).Select(term => term.Text).ToList();
                if (allowed.Count > 0)
                    targets.Add(language.Locale, allowed[0]);
                if (allowed.Count > 1)
                    admitted.Add(language.Locale, [.. allowed.Skip(1)]);
                if (language.Terms.Where(term => term.Status == TbxStatus.Deprecated).Select(term => term.Text).ToImmutableArray() is { IsEmpty: false } deprecated)
                    forbidden.Add(language.Locale, deprecated);
            }

            foreach (var term in concept.Languages.Where(language => IsSource(language, document.Locale)).SelectMany(language => language.Terms))
            {
                yield return new Term(Short(term, file))
                {
                    Targets = targets.ToImmutable(),
                    Admitted = admitted.ToImmutable(),
                    Forbidden = forbidden.ToImmutable(),
                    PartOfSpeech = term.PartOfSpeech,
                    Domain = concept.SubjectField,
                    Note = term.Note,
                    Place = new Place(file, term.Position),
                };
            }
        }
    }

    /// <summary>A termbase of terms.</summary>
    /// <param name="terms">The terms.</param>
    /// <param name="from">The language of their sources.</param>
    /// <param name="say">Is told what TBX has no place for.</param>
    public static TbxDocument ToDocument(IEnumerable<Term> terms, Locale from, Action<Diagnostic> say)
    {
        var concepts = ImmutableArray.CreateBuilder<TbxConcept>();
        foreach (var term in terms)
        {
            if (Losses(term) is { Length: > 0 } losses)
                say(new Diagnostic("tbx-loss", Severity.Warning, $"TBX has no place for {losses} of '{term.Source}'.", term.Place, "Keep the CSV as well."));
            var locales = term.Targets.Keys.Concat(term.Admitted.Keys).Concat(term.Forbidden.Keys).Distinct().OrderBy(locale => locale.Tag, StringComparer.Ordinal);
            concepts.Add(new TbxConcept(
                "", term.Domain, Definition: null,
                [
                    new TbxLanguage(from, [new TbxTerm(term.Source, TbxStatus.None, PartOfSpeechOf(term), term.Note, TextPosition.Start)]),
                    .. locales.Select(locale => new TbxLanguage(locale, [.. TermsIn(term, locale)])),
                ]));
        }

        return new TbxDocument("TBX-Min", from, concepts.DrainToImmutable());
    }

    private static bool IsSource(TbxLanguage language, Locale source) => language.Locale.Language == source.Language;

    private static string Short(TbxTerm term, string file) => term.Text.Length is > 0 and <= Termbase.MaxTermLength
        ? term.Text
        : throw new BadInputException(new Diagnostic(
            "glossary-term-too-long", Severity.Error, $"The term has {term.Text.Length} characters; from 1 to {Termbase.MaxTermLength} are read.", new Place(file, term.Position),
            "A glossary holds terms; put sentences into a translation memory."));

    private static string? PartOfSpeechOf(Term term) => term.PartOfSpeech is { } part && TbxNames.PartsOfSpeech.Contains(part) ? part : null;

    private static string Losses(Term term) => string.Join(", ", new[]
    {
        term.DoNotTranslate ? "dnt" : "",
        term.Casing == TermCasing.Smart ? "" : "case",
        term.Match == TermMatch.Word ? "" : "match",
        term.FirstUse.IsEmpty ? "" : "first-use",
        term.PartOfSpeech is null || PartOfSpeechOf(term) is not null ? "" : "pos",
    }.Where(loss => loss.Length > 0));

    private static IEnumerable<TbxTerm> TermsIn(Term term, Locale locale)
    {
        if (term.Targets.TryGetValue(locale, out var form))
            yield return new TbxTerm(form, TbxStatus.Preferred, null, null, TextPosition.Start);
        foreach (var admitted in term.Admitted.GetValueOrDefault(locale, []))
            yield return new TbxTerm(admitted, TbxStatus.Admitted, null, null, TextPosition.Start);
        foreach (var forbidden in term.Forbidden.GetValueOrDefault(locale, []))
            yield return new TbxTerm(forbidden, TbxStatus.Deprecated, null, null, TextPosition.Start);
    }
}
