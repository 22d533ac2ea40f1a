using Localizer.Glossaries;
using Localizer.Model;
using Localizer.Pipeline;

namespace Localizer.Tests.Glossaries;

/// <summary>Translations with damaged terms, made of the shipped glossary: each is a sentence that has a term, and its form.</summary>
public sealed class TermDamageTests(ITestOutputHelper output)
{
    private static readonly Locale Vietnamese = Locale.Parse("vi");

    private static readonly (string Source, string Target)[] Frames =
    [
        ("Sales of {0} rose on Tuesday.", "Doanh số của {0} tăng vào thứ Ba."),
        ("{0} is what the story is about, they wrote.", "{0} là chủ đề của câu chuyện, họ viết."),
        ("Nobody in the room had heard of {0}!", "Không ai trong phòng từng nghe về {0}!"),
    ];

    [Fact]
    public void A_term_that_is_absent_or_altered_is_always_seen()
    {
        var (seen, all) = (0, 0);
        foreach (var (damage, sample) in Damaged())
        {
            all++;
            var checks = TermVerifier.Verify(Terms, sample.Source, sample.Damaged, Vietnamese);
            var check = checks.Single(check => ReferenceEquals(check.Term, sample.Term));
            // Small letters where a form has no capital, and none where a form begins a sentence, alter nothing.
            if (check.Findings.Any(finding => finding.Severity >= Severity.Warning))
                seen++;
            else
                output.WriteLine($"{damage.Name}: {sample.Damaged}");
        }

        output.WriteLine($"{seen} of {all}");
        all.ShouldBeGreaterThan(2_000);
        seen.ShouldBe(all);
    }

    [Fact]
    public void What_is_repaired_is_right_and_nothing_else_is_touched()
    {
        var (repaired, falseRepairs) = (0, new List<string>());
        foreach (var (damage, sample) in Damaged())
        {
            var result = TermRepair.Repair(Terms, new CodedText(sample.Source), new CodedText(sample.Damaged), Vietnamese).Target.Text;
            if (result == sample.Damaged)
                continue;
            repaired++;
            // What begins a sentence may have its capital.
            if (result != sample.Right && result != char.ToUpperInvariant(sample.Right[0]) + sample.Right[1..])
                falseRepairs.Add($"{damage.Name}: {sample.Damaged} -> {result}");
        }

        output.WriteLine($"{repaired} repaired");
        falseRepairs.ForEach(output.WriteLine);
        falseRepairs.ShouldBeEmpty();
        repaired.ShouldBeGreaterThan(400);
    }

    [Fact]
    public void Good_translations_are_left_alone()
    {
        foreach (var sample in Samples())
        {
            TermVerifier.Verify(Terms, sample.Source, sample.Right, Vietnamese).SelectMany(check => check.Findings).ShouldBeEmpty(sample.Right);
            TermRepair.Repair(Terms, new CodedText(sample.Source), new CodedText(sample.Right), Vietnamese).Terms.ShouldBeEmpty(sample.Right);
        }
    }

    private static Termbase Terms { get; } = GlossaryFile.Load(
        [new NamedFile(Path.Combine(Corpus.RepositoryRoot, "glossaries", "business-technology.csv"), "business-technology.csv")]);

    private static IEnumerable<(TermDamage Damage, Sample Sample)> Damaged() =>
        from sample in Samples()
        from damage in TermDamages.All
        let form = sample.Term.FormIn(Vietnamese)!
        let damaged = damage.Apply(sample.Term, form)
        where damaged is not null && IsAltered(damaged, form, sample.Term)
        select (damage, sample with { Damaged = sample.Frame.Replace("{0}", damaged, StringComparison.Ordinal) });

    // Letters that are the glossary's own in another case are altered only where they lost a capital.
    private static bool IsAltered(string damaged, string form, Term term) =>
        damaged != form && (term.DoNotTranslate || !string.Equals(damaged, form, StringComparison.OrdinalIgnoreCase) || TermCase.LosesCapital(form, damaged));

    private static IEnumerable<Sample> Samples() =>
        from term in Terms.Terms
        where term.FormIn(Vietnamese) is not null
        from frame in Frames
        let source = frame.Source.Replace("{0}", term.Source, StringComparison.Ordinal)
        let form = term.FormIn(Vietnamese)!
        select new Sample(term, source, frame.Target, frame.Target.Replace("{0}", form, StringComparison.Ordinal), "");

    private sealed record Sample(Term Term, string Source, string Frame, string Right, string Damaged);
}
