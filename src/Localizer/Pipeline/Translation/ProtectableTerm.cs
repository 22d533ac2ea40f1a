using System.Collections.Immutable;
using Localizer.Glossaries;
using Localizer.Model;

namespace Localizer.Pipeline.Translation;

/// <summary>A place of a text whose words are a term's, and may go to a service as something that it leaves alone.</summary>
/// <param name="Term">The term.</param>
/// <param name="Form">What is to stand for it in the target.</param>
/// <param name="Start">Its first UTF-16 unit in the text.</param>
/// <param name="End">The first after it, an English plural ending included.</param>
internal readonly record struct ProtectableTerm(Term Term, string Form, int Start, int End)
{
    /// <summary>The places of a text, in its order; a term that an inline code stands inside of has none.</summary>
    /// <param name="terms">The glossary.</param>
    /// <param name="source">The text.</param>
    /// <param name="to">The target's locale.</param>
    public static ImmutableArray<ProtectableTerm> In(Termbase terms, CodedText source, Locale to)
    {
        var places = ImmutableArray.CreateBuilder<ProtectableTerm>();
        foreach (var found in terms.Find(source.Text))
        {
            var end = found.Start + found.Length;
            var form = found.Term.DoNotTranslate ? source.Text[found.Start..end] : found.Term.FormIn(to);
            if (string.IsNullOrWhiteSpace(form) || IsCut(source, found.Start, end))
                continue;
            var plural = found.Term.Match == TermMatch.Word ? EndOfPlural(source.Text, end) : end;
            places.Add(new ProtectableTerm(found.Term, form, found.Start, IsCut(source, found.Start, plural) ? end : plural));
        }

        return places.ToImmutable();
    }

    /// <summary>A text with the forms of some of its terms in their places, each a term that stays as it is.</summary>
    /// <param name="text">The text.</param>
    /// <param name="places">The places of terms that get their forms, or stay as they are.</param>
    public static PendingText InPlace(PendingText text, ImmutableArray<ProtectableTerm> places)
    {
        var marked = ImmutableArray.CreateBuilder<TermOccurrence>(places.Length);
        var shift = 0;
        foreach (var place in places)
        {
            marked.Add(new TermOccurrence(place.Term.Source, place.Start + shift, place.Form.Length));
            shift += place.Form.Length - (place.EndOfForm - place.Start);
        }

        var source = text.Source.Edited(places.Select(place => new TextEdit(place.Start, place.EndOfForm, place.Form)));
        return new PendingText(text.From, source, marked.MoveToImmutable(), text.Context);
    }

    // The plural ending of a term that stays as it is stays too.
    private int EndOfForm => Term.DoNotTranslate ? Start + Form.Length : End;

    /// <summary>The form with a capital where the source has one that the glossary has not, and a sentence begins.</summary>
    /// <param name="source">The text.</param>
    /// <param name="before">What stands before the place in the target.</param>
    public string FormAfter(string source, ReadOnlySpan<char> before)
    {
        var isAtStart = SentenceCase.BeginsAfter(before) && !Term.DoNotTranslate;
        var hasCapital = before.IsWhiteSpace() ? BeginsWithCapital(source) : char.IsUpper(source[Start]) && char.IsLower(Term.Source[0]);
        return isAtStart && hasCapital ? SentenceCase.Capitalized(Form) : Form;
    }

    private static bool BeginsWithCapital(string text)
    {
        foreach (var character in text)
        {
            if (char.IsLetterOrDigit(character))
                return char.IsUpper(character);
        }

        return false;
    }

    private static bool IsCut(CodedText source, int start, int end) => source.Codes.Any(placed => start < placed.Offset && placed.Offset < end);

    private static int EndOfPlural(string text, int start)
    {
        var end = start;
        while (end < text.Length && char.IsLetterOrDigit(text[end]))
            end++;
        return text.AsSpan(start, end - start) is "s" or "es" or "S" or "ES" ? end : start;
    }
}
