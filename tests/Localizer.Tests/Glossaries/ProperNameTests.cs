using System.Globalization;
using Localizer.Glossaries;
using Localizer.Model;

namespace Localizer.Tests.Glossaries;

/// <summary>People's translations of news, and a glossary of the names that they keep.</summary>
public sealed class ProperNameTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("vie", "vi")]
    [InlineData("spa", "es")]
    [InlineData("deu", "de")]
    public void Names_that_people_kept_are_hardly_ever_missed(string file, string tag)
    {
        var source = File.ReadAllLines(Corpus.Path("ntrex/newstest2019-src.eng.txt"));
        var target = File.ReadAllLines(Corpus.Path($"ntrex/newstest2019-ref.{file}.txt"));
        var locale = Locale.Parse(tag);
        var terms = Termbase.Create(Names(source, target).Select(name => new Term(name) { DoNotTranslate = true }));

        var (checks, wrong, repairs) = (0, new List<string>(), new List<string>());
        foreach (var (from, to) in source.Zip(target))
        {
            foreach (var check in TermVerifier.Verify(terms, from, to, locale))
            {
                checks++;
                if (check.Findings.Any(finding => finding.Severity == Severity.Error))
                {
                    wrong.Add($"{check.Term.Source}: {to}");
                    to.ShouldNotContain(check.Term.Source, Case.Sensitive, "an error is no false alarm");
                }
            }

            if (TermRepair.Repair(terms, new CodedText(from), new CodedText(to), locale) is { Terms.IsEmpty: false } repaired)
                repairs.Add($"{to} -> {repaired.Target.Text}");
        }

        var precision = 1 - ((double)wrong.Count / checks);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tag}: {terms.Terms.Length} names, {checks} checks, precision {precision:P2}, {repairs.Count} repairs"));
        wrong.Take(20).ToList().ForEach(output.WriteLine);
        repairs.ForEach(output.WriteLine);
        checks.ShouldBeGreaterThan(300);
        precision.ShouldBeGreaterThanOrEqualTo(0.99);
    }

    // A name of two words with capitals that most translations of the lines that have it keep: one that people translate is no such name.
    private static IEnumerable<string> Names(string[] source, string[] target)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var from in source)
        {
            var words = from.Split(' ');
            for (var i = 1; i + 1 < words.Length; i++)
            {
                var name = $"{words[i]} {words[i + 1].TrimEnd('.', ',', ':', ';', '?', '!')}";
                if (name.All(letter => char.IsLetter(letter) || letter == ' ') && words[i].Length > 1 && char.IsUpper(words[i][0]) && char.IsUpper(words[i + 1][0])
                    && seen.Add(name) && IsKept(name))
                {
                    yield return name;
                }
            }
        }

        bool IsKept(string name)
        {
            var lines = source.Zip(target).Where(pair => pair.First.Contains(name, StringComparison.Ordinal)).ToList();
            return lines.Count(pair => pair.Second.Contains(name, StringComparison.Ordinal)) * 2 > lines.Count;
        }
    }
}
