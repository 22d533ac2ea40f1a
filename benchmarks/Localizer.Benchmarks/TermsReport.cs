using System.Globalization;
using System.Text;
using Localizer.Glossaries;

namespace Localizer.Benchmarks;

/// <summary>
/// Time to make 100,000 terms ready and to find them in 1 MB of text, and how the time grows on text that is made to be slow. Processor
/// time, the best of several rounds.
/// </summary>
internal static class TermsReport
{
    private const int Terms = 100_000;
    private const int Units = 1 << 20;

    // The commonest words are no terms.
    private const int CommonWords = 1_000;

    private static readonly string[] Syllables =
        "an ar ba be chi co da del en er fa ga gen ha hin il in ka kel la lo ma mi mon na nor o pa per qua ra ri sa se tan ter to u va ver vi wa xi yu za".Split(' ');

    /// <summary>Prints the rows.</summary>
    public static void Run()
    {
        var random = new Random(1);
        var words = Enumerable.Range(0, 60_000).Select(_ => Word(random)).Distinct(StringComparer.Ordinal).ToList();
        var terms = Enumerable.Range(0, Terms).Select(index => new Term(Source(random, words, index))).ToList();
        var text = Prose(random, words, terms);

        Console.WriteLine("| what | time | found |");
        Console.WriteLine("| --- | --- | --- |");
        var termbase = Termbase.Create(terms);
        Print($"make {termbase.Terms.Length} terms ready", rounds: 5, () => Termbase.Create(terms).Terms.Length);
        Print("find them in 1 MB", rounds: 60, () => termbase.Find(text).Length);

        foreach (var (what, part, longTerm) in (HostileText[])[
            new("words of a term that never ends", "a ", string.Join(' ', Enumerable.Repeat("a", 120).Append("b"))),
            new("dots without end", "a.b@", "chip"),
            new("prefixes of one word", "aaaaaaaaaaaaaaaaaaa ", "aaaaaaaaaaaaaaaaaaab"),
            new("marks without end", "e\u0301\u0323", "chip")])
        {
            var hostile = Termbase.Create([.. terms, new Term(longTerm)]);
            foreach (var units in (int[])[Units / 2, Units])
                Print($"{what}, {units / 1024} K", rounds: 3, () => hostile.Find(Repeat(part, units)).Length);
        }
    }

    private static string Word(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => Syllables[random.Next(Syllables.Length)]));

    private static string Source(Random random, List<string> words, int index)
    {
        var source = string.Join(' ', Enumerable.Range(0, random.Next(1, 4)).Select(_ => words[random.Next(CommonWords, words.Count)]));
        return (index % 5) switch
        {
            0 => char.ToUpperInvariant(source[0]) + source[1..],
            1 => source.ToUpperInvariant() + index.ToString(CultureInfo.InvariantCulture),
            _ => source,
        };
    }

    // Words are as frequent as a language's: the tenth commonest a tenth as often as the first.
    private static string Prose(Random random, List<string> words, List<Term> terms)
    {
        var text = new StringBuilder(Units);
        while (text.Length < Units)
        {
            text.Append(random.Next(20) == 0 ? terms[random.Next(terms.Count)].Source : words[(int)Math.Pow(words.Count, random.NextDouble()) - 1]);
            text.Append(random.Next(12) switch { 0 => ", ", 1 => ". ", 2 => "s ", _ => " " });
        }

        return text.ToString(0, Units);
    }

    private static string Repeat(string part, int units) => new StringBuilder(units).Insert(0, part, units / part.Length).ToString();

    private static void Print(string what, int rounds, Func<int> action)
    {
        var found = action();
        var best = TimeSpan.MaxValue;
        for (var round = 0; round < rounds; round++)
        {
            GC.Collect();
            var start = Environment.CpuUsage.TotalTime;
            action();
            var time = Environment.CpuUsage.TotalTime - start;
            best = time < best ? time : best;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {best.TotalMilliseconds:0.0} ms | {found:#,0} |"));
    }

    /// <summary>A text that is made to be slow, and the term that it is slow for.</summary>
    private readonly record struct HostileText(string What, string Part, string Term);
}
