using System.Collections.Immutable;
using Localizer.InlineCodes;
using Localizer.Model;
using Localizer.Text;

namespace Localizer.Tests.InlineCodes;

/// <summary>Whatever the glossary takes for a term in the target: no code that we put back stands inside it, nor inside a word or a number.</summary>
public class TermsAtCodesTests(ITestOutputHelper output)
{
    private const int LongestTerm = 3;

    [Fact]
    public void Projection_puts_no_code_inside_a_term_a_word_or_a_number()
    {
        var (placed, cut) = (0, 0);
        foreach (var (known, term) in Cases())
        {
            foreach (var hints in (ProjectionHints[])[ProjectionHints.None, new([], known.OwnTexts), new(known.Alignment, ProjectionHints.None.OwnTexts)])
            {
                if (Projection.Place(known.Source, known.Target.Text, known.To, hints, [term]).Target is not { } target)
                    continue;
                placed++;
                cut += known.Target.Codes.Any(code => IsInside(term, code.Offset)) ? 1 : 0;
                foreach (var (offset, code) in target.Text.Codes)
                {
                    IsInside(term, offset).ShouldBeFalse($"code {code.Id} in “{known.Target.Text.Substring(term.Start, term.Length)}”: {target.Text}");
                    WordEdges.IsInside(target.Text.Text, offset).ShouldBeFalse($"{target.Text}");
                }
            }
        }

        output.WriteLine($"{placed} placements, in {cut} of which the right place is inside the term");
        cut.ShouldBeGreaterThan(1_000, "the terms are in the way");
    }

    [Fact]
    public void Repair_puts_no_code_inside_a_term_a_word_or_a_number()
    {
        var (repaired, held) = (0, 0);
        var kinds = HeldOutDamages.All.Where(kind => kind.Name is "dropped-pair" or "dropped-standalone" or "stray-closing-tag" or "word-end-outside").ToArray();
        var index = 0;
        foreach (var (known, term) in Cases())
        {
            var dialect = DamageTests.Dialects[++index % DamageTests.Dialects.Length];
            var kind = kinds[index % kinds.Length];
            if (kind.Of(dialect.Write(known.Target, []), index) is not { } damaged)
                continue;
            var there = dialect.Read(damaged, known.Source).Where(token => token.Kind == AnswerTokenKind.Code).Select(token => token.Code).ToHashSet();
            var reading = AnswerReader.Read(dialect, known.Source, damaged, known.To, termsIn: text => text.IndexOf(known.Target.Text.Substring(term.Start, term.Length), StringComparison.Ordinal) is >= 0 and var at ? [term with { Start = at }] : []);
            if (reading.Target is not { } target)
            {
                held += AnswerReader.Read(dialect, known.Source, damaged, known.To).Target is null ? 0 : 1;
                continue;
            }

            repaired++;
            foreach (var (offset, code) in target.Text.Codes)
            {
                (IsInside(term, offset) && !there.Contains(code)).ShouldBeFalse($"code {code.Id}: {damaged} => {target.Text}");
                WordEdges.IsInside(target.Text.Text, offset).ShouldBeFalse($"{target.Text}");
            }
        }

        output.WriteLine($"{repaired} repaired, {held} more but for the term");
        repaired.ShouldBeGreaterThan(500);
        held.ShouldBeGreaterThan(0, "a term is in the way of a repair that is else made");
    }

    private static bool IsInside(TermOccurrence term, int offset) => term.Start < offset && offset < term.Start + term.Length;

    // Every run of two or three words of every known place.
    private static IEnumerable<(KnownPlace Known, TermOccurrence Term)> Cases()
    {
        foreach (var known in KnownPlaces.All)
        {
            var words = Localizer.InlineCodes.Words.Of(known.Target.Text);
            for (var first = 0; first < words.Count; first++)
            {
                for (var last = first + 1; last < Math.Min(words.Count, first + LongestTerm); last++)
                    yield return (known, new TermOccurrence("", words[first].Start, words[last].End - words[first].Start));
            }
        }
    }
}
