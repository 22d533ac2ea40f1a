using Localizer.Glossaries;
using Localizer.Html;
using Localizer.Model;
using Localizer.Pipeline;
using Localizer.Segmentation;
using Localizer.Tests.Glossaries;

namespace Localizer.Tests.Pipeline.Terminology;

/// <summary>The segments of the sample articles, each of their terms damaged in each of twenty ways.</summary>
public sealed class RecallTests(ITestOutputHelper output)
{
    private static readonly Termbase Terms = GlossaryFile.Load(
        [new NamedFile(Path.Combine(Corpus.RepositoryRoot, "glossaries", "business-technology.csv"), "business-technology.csv")]);

    [Theory]
    [InlineData("vi", false)]
    [InlineData("es", true)]
    public void A_term_that_is_absent_or_altered_is_always_seen(string locale, bool inflects)
    {
        var to = Locale.Parse(locale);
        var service = new MisbehavingService(Terms, seed: 0, damages: 0, damagesProtected: 0);
        var (seen, all, tolerated) = (0, 0, 0);
        foreach (var text in Segments())
        {
            var ideal = service.Ideal(text, to);
            foreach (var term in TermVerifier.Verify(Terms, text, ideal, to).Where(check => check is { Finding: null, Miscased.IsEmpty: true }).Select(check => check.Term))
            {
                foreach (var damage in TermDamages.All)
                {
                    if (service.IdealBut(text, to, term, damage) is not { } damaged || !IsAltered(text, ideal, damaged, term, to))
                        continue;
                    var check = TermVerifier.Verify(Terms, text, damaged, to).Single(check => ReferenceEquals(check.Term, term));

                    // A language whose words have endings is granted them, and it is said.
                    if (inflects && !term.DoNotTranslate && check.Finding?.Id == "term-inflected")
                    {
                        tolerated++;
                        continue;
                    }

                    all++;
                    if (check.Findings.Any(finding => finding.Severity >= Severity.Warning))
                        seen++;
                    else
                        output.WriteLine($"{damage.Name}: {term.Source}: {damaged}");
                }
            }
        }

        output.WriteLine($"{locale}: {seen} of {all} seen; {tolerated} granted as inflected");
        all.ShouldBeGreaterThan(1_500);
        seen.ShouldBe(all);
    }

    // The form may stand there once more as part of another term, and a capital that a sentence's beginning gives is none of the term's.
    private static bool IsAltered(string source, string ideal, string damaged, Term term, Locale to)
    {
        var form = term.FormIn(to)!;
        var forms = term.DoNotTranslate ? [form] : (string[])[form, .. term.AdmittedIn(to)];
        var comparison = term.DoNotTranslate ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        var others = Terms.Find(source).Where(found => !ReferenceEquals(found.Term, term)).Select(found => found.Term.FormIn(to)).OfType<string>();
        return !others.Any(other => forms.Any(one => other.Contains(one, comparison)))
            && (term.DoNotTranslate || form.Any(char.IsUpper) || !damaged.Equals(ideal, StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<string> Segments()
    {
        var root = Path.Combine(Corpus.RepositoryRoot, "articles");
        foreach (var file in Directory.GetFiles(root, "*.html", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var page = PreparedPage.Read(new PageInput(Path.GetFileName(file), file, file), null, Locale.Parse("en"), DefaultSegmenter.Instance, SelectionRules.None);
            foreach (var segment in page.Units.SelectMany(unit => unit.Segments))
                yield return segment.Source.Text;
        }
    }
}
