using System.Collections.Immutable;
using System.Globalization;
using Localizer.InlineCodes;
using Localizer.Model;

namespace Localizer.Tests.InlineCodes;

/// <summary>
/// The kinds that no rule was written for, over the same segments and known places. Whatever is repaired is the right target, character for
/// character and code for code, white space apart; whatever is not has a reason, and is the next rung's. An answer that is damaged so that
/// it looks like a right one (a code that stands alone is at another place) is proven as it came: it is counted, and no repair.
/// </summary>
public class HeldOutDamageTests(ITestOutputHelper output)
{
    // A tag of a segment with several is chosen by it; more than one run over the segments tells no more.
    private const int Seed = 5;

    [Fact]
    public void Over_the_corpus() => Hold(DamageTests.CorpusAnswers(), (_, _) => null, least: 0.985);

    [Fact]
    public void At_known_places() => Hold(Known, (_, _) => null, least: 0.985);

    [Fact]
    public void At_known_places_with_the_glossary_and_what_the_other_segments_say() => Hold(Known, DamageTests.OtherSegments, least: 0.99);

    [Fact]
    public void There_are_forty_kinds_and_more_and_each_is_seen()
    {
        HeldOutDamages.All.Count.ShouldBeGreaterThanOrEqualTo(40);
        HeldOutDamages.All.Select(kind => kind.Name).ShouldBeUnique();
        var answers = DamageTests.CorpusAnswers().Concat(Known).ToArray();
        foreach (var kind in HeldOutDamages.All)
            answers.Where((answer, i) => kind.Of(Written(answer.Target, i), Seed + i) is not null).Count().ShouldBeGreaterThan(5, kind.Name);
    }

    private static IEnumerable<(CodedText Source, CodedText Target, Locale To)> Known => KnownPlaces.All.Select(known => (known.Source, known.Target, known.To));

    private void Hold(IEnumerable<(CodedText Source, CodedText Target, Locale To)> answers, Func<CodedText, Locale, Phrasebook?> phrases, double least)
    {
        var known = answers.ToArray();
        var books = known.Select(answer => phrases(answer.Source, answer.To)).ToArray();
        var (sums, falseOnes) = (new Dictionary<DamageLeaves, (int Count, int Repaired)> { [DamageLeaves.Enough] = default, [DamageLeaves.TooLittle] = default }, new List<string>());
        foreach (var kind in HeldOutDamages.All)
        {
            var (count, repaired, unseen, wrong) = (0, 0, 0, falseOnes.Count);
            var unrepaired = new List<string>();
            for (var i = 0; i < known.Length; i++)
            {
                var (source, target, to) = known[i];
                var dialect = DamageTests.Dialects[i % DamageTests.Dialects.Length];
                if (kind.Of(Written(target, i), Seed + i) is not { } damaged)
                    continue;
                count++;
                var reading = AnswerReader.Read(dialect, source, damaged, to, phrases: books[i]);
                if (reading.Target is not { } proven)
                {
                    reading.Failure.ShouldNotBeNull(damaged);
                    unrepaired.Add($"    {reading.Failure} [{dialect.Name}] {damaged}");
                    continue;
                }

                ProvenTarget.TryProveMachine(source, proven.Text, to, out _, out _).ShouldBeTrue(damaged);
                repaired++;
                if (IsSame(proven.Text, target))
                    continue;
                if (reading.Repairs.IsEmpty)
                    (repaired, unseen) = (repaired - 1, unseen + 1);
                else
                    falseOnes.Add($"{kind.Name} [{dialect.Name}] {damaged}\n    is   {proven.Text}\n    not  {target}\n    by {string.Join(", ", reading.Repairs)}");
            }

            var sum = sums[kind.Leaves];
            sums[kind.Leaves] = (sum.Count + count, sum.Repaired + repaired);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {kind.Name}{(kind.Leaves == DamageLeaves.Enough ? "" : " *")} | {count} | {100.0 * repaired / Math.Max(1, count):F1}% | {unseen} | {falseOnes.Count - wrong} |"));
            foreach (var example in unrepaired.Where((_, i) => i % Math.Max(1, unrepaired.Count / 4) == 0))
                output.WriteLine(example);
        }

        var (all, good) = sums[DamageLeaves.Enough];
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"to be repaired: {good} of {all} ({100.0 * good / all:F1}%); false: {falseOnes.Count}"));
        foreach (var example in falseOnes)
            output.WriteLine(example);
        falseOnes.ShouldBeEmpty();
        ((double)good / all).ShouldBeGreaterThanOrEqualTo(least);
    }

    // White space apart, which the proof looks after.
    private static bool IsSame(CodedText first, CodedText second) => string.Concat(first.ToMarkup().Where(character => !char.IsWhiteSpace(character)))
        == string.Concat(second.ToMarkup().Where(character => !char.IsWhiteSpace(character)));

    // Every third has its names wrapped as terms, in dialects that do so.
    private static string Written(CodedText target, int index) => DamageTests.Dialects[index % DamageTests.Dialects.Length].Write(target, index % 3 == 0 ? Names(target.Text) : []);

    private static ImmutableArray<TermOccurrence> Names(string text) =>
    [
        .. Words.Of(text).Where(word => word.Start > 0 && word.End - word.Start > 2 && char.IsUpper(text[word.Start]))
            .Select(word => new TermOccurrence("", word.Start, word.End - word.Start)),
    ];
}
