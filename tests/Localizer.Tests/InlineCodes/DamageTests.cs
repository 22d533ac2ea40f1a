using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Localizer.Html;
using Localizer.InlineCodes;
using Localizer.InlineCodes.Dialects;
using Localizer.Model;
using Localizer.Segmentation;

namespace Localizer.Tests.InlineCodes;

/// <summary>
/// Damages right answers and reads them. The right answer of a segment of the corpus is its text in an invented language, which has other
/// words but the same names and numbers; that of a known place is what a translator wrote.
/// </summary>
public class DamageTests(ITestOutputHelper output)
{
    private const int MostSegments = 900;
    private static readonly Locale English = Locale.Parse("en");
    private static readonly Locale Spanish = Locale.Parse("es");
    internal static readonly Dialect[] Dialects = [.. DialectCatalog.All.Where(dialect => dialect.Form != MarkupForm.Text)];

    // These alone are the harder half: a lost pair often leaves nothing that tells where it was.
    [Fact]
    public void Kinds_that_the_rules_were_written_for() => Hold(Damages.Open, CorpusAnswers(), least: 0.94);

    [Fact]
    public void Kinds_that_were_kept_out_of_sight() => Hold(Damages.Unseen, CorpusAnswers(), least: 0.97);

    [Fact]
    public void All_kinds_at_known_places() =>
        Hold(
        [.. Damages.Open, .. Damages.Unseen], KnownPlaces.All.Select(known => (known.Source, known.Target, known.To)), least: 0.9);

    [Fact]
    public void All_kinds_at_known_places_with_the_sample_glossary() =>
        Hold(
        [.. Damages.Open, .. Damages.Unseen], KnownPlaces.All.Select(known => (known.Source, known.Target, known.To)), least: 0.93, (_, to) => SampleGlossary(to));

    [Fact]
    public void All_kinds_at_known_places_with_the_glossary_and_what_the_other_segments_say() =>
        Hold(
        [.. Damages.Open, .. Damages.Unseen], KnownPlaces.All.Select(known => (known.Source, known.Target, known.To)), least: 0.945, OtherSegments);

    [Fact]
    public void All_kinds() => Hold([.. Damages.Open, .. Damages.Unseen], CorpusAnswers(), least: 0.95);

    [Fact]
    public void Right_answers_are_proven_as_they_are()
    {
        var refused = new List<string>();
        var answers = CorpusAnswers().ToArray();
        for (var i = 0; i < answers.Length; i++)
        {
            var (source, target, to) = answers[i];
            var dialect = Dialects[i % Dialects.Length];
            var reading = AnswerReader.Read(dialect, source, dialect.Write(target, []), to);
            if (reading.Target?.Text.Equals(target) != true || !reading.Repairs.IsEmpty)
                refused.Add($"{reading.Failure} {string.Join(", ", reading.Repairs)}: {source.Text[..Math.Min(80, source.Text.Length)]}");
        }

        output.WriteLine($"{refused.Count} of {answers.Length} refused or changed\n{string.Join('\n', refused)}");
        refused.Count.ShouldBeLessThan(answers.Length / 200);
    }

    private void Hold(IReadOnlyList<Damage> kinds, IEnumerable<(CodedText Source, CodedText Target, Locale To)> answers, double least, Func<CodedText, Locale, Phrasebook>? phrases = null)
    {
        var (all, repaired, falseOnes) = (0, 0, new List<string>());
        var known = answers.ToArray();
        foreach (var kind in kinds)
        {
            var (count, good, random) = (0, 0, new Random(17));
            for (var i = 0; i < known.Length; i++)
            {
                var (source, target, to) = known[i];
                var dialect = Dialects[i % Dialects.Length];
                var damaged = kind.Apply(new RightAnswer(dialect, source, target, dialect.Write(target, [])), random);
                if (damaged is null)
                    continue;
                count++;
                var reading = AnswerReader.Read(dialect, source, damaged, to, phrases: phrases?.Invoke(source, to));
                if (reading.Target is not { } proven)
                {
                    // Refused with a reason: the next rung's.
                    reading.Failure.ShouldNotBeNull(damaged);
                    continue;
                }

                ProvenTarget.TryProveMachine(source, proven.Text, to, out _, out _).ShouldBeTrue(damaged);
                good++;
                if (!proven.Text.Equals(target))
                    falseOnes.Add($"{kind.Name} [{dialect.Name}] {damaged}\n    is   {proven.Text}\n    not  {target}\n    by {string.Join(", ", reading.Repairs)}");
            }

            (all, repaired) = (all + count, repaired + good);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind.Name}: {good} of {count} repaired ({100.0 * good / Math.Max(1, count):F1}%)"));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"together {repaired} of {all} ({100.0 * repaired / all:F1}%), {falseOnes.Count} false"));
        falseOnes.ShouldBeEmpty(string.Join('\n', falseOnes.Take(20)));
        ((double)repaired / all).ShouldBeGreaterThanOrEqualTo(least);
    }

    // source,vi,es,dnt,note; its terms have no commas.
    internal static Phrasebook SampleGlossary(Locale to)
    {
        var phrases = new Phrasebook();
        foreach (var row in File.ReadLines(Path.Combine(Corpus.RepositoryRoot, "glossaries", "business-technology.csv")).Skip(1).Select(line => line.Split(',')))
            phrases.Add(row[0], to.Language == "vi" ? row[1] : row[2]);
        return phrases;
    }

    // What a memory of the site has: the pairs of all segments but the one in question.
    internal static Phrasebook OtherSegments(CodedText asked, Locale to)
    {
        var phrases = SampleGlossary(to);
        foreach (var known in KnownPlaces.All.Where(known => known.To.Equals(to) && !known.Source.Equals(asked)))
            phrases.Add(known.Source, known.Target);
        return phrases;
    }

    internal static IEnumerable<(CodedText Source, CodedText Target, Locale To)> CorpusAnswers()
    {
        var articles = Directory.GetFiles(Path.Combine(Corpus.RepositoryRoot, "articles"), "*.html", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        var segments = articles.Concat(Corpus.Files("readability", "source.html")).SelectMany(SegmentsOf).DistinctBy(source => source.ToMarkup()).ToArray();
        var step = Math.Max(1, segments.Length / MostSegments);
        return segments.Where((_, i) => i % step == 0).Select(source => (source, Invented(source), Spanish));
    }

    private static IEnumerable<CodedText> SegmentsOf(string file)
    {
        var page = SourcePage.Read(file, File.ReadAllBytes(file));
        foreach (var unit in PageExtractor.Extract(page).ReadUnits())
        {
            foreach (var segment in UnitSegmenter.Segment(unit, DefaultSegmenter.Instance, English))
            {
                if (!segment.Source.Codes.IsEmpty && segment.Source.Codes.Length <= 12)
                    yield return segment.Source;
            }
        }
    }

    // Vowels stay vowels and consonants consonants; names, numbers and what has no letters stay as they are.
    private static CodedText Invented(CodedText source)
    {
        const string From = "abcdefghijklmnopqrstuvwxyz";
        const string To = "ecdfighjokl mnpuqrtsvabwxzy";
        var text = new StringBuilder(source.Text);
        for (var i = 0; i < text.Length; i++)
        {
            var start = i;
            while (i < text.Length && char.IsLetterOrDigit(source.Text[i]))
                i++;
            var word = source.Text[start..i];
            if (word.Any(character => !char.IsAsciiLetterLower(character)))
                continue;
            for (var j = start; j < i; j++)
                text[j] = To.Replace(" ", "")[From.IndexOf(source.Text[j])];
        }

        return new CodedText(text.ToString(), source.Codes);
    }
}
