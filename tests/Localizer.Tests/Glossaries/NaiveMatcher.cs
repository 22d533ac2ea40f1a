using System.Text.RegularExpressions;

namespace Localizer.Tests.Glossaries;

/// <summary>
/// The matcher's rules for spaced scripts, as one regular expression a term, tried at every place: slow, and too simple to be wrong in
/// the same way. It knows no names and no signs inside terms.
/// </summary>
internal static class NaiveMatcher
{
    public static string Find(List<string> terms, string text)
    {
        var found = new List<string>();
        var position = 0;
        while (position < text.Length)
        {
            var best = terms
                .SelectMany(term => Expressions(term, terms))
                .Select(expression => expression.Match(text, position))
                .Where(match => match.Success && match.Index == position)
                .OrderByDescending(match => match.Groups[1].Length)
                .FirstOrDefault();
            if (best is null)
            {
                position++;
                continue;
            }

            found.Add($"{best.Groups[1].Value}@{position}");
            position += best.Length;
        }

        return string.Join(' ', found);
    }

    private static IEnumerable<Regex> Expressions(string term, List<string> terms)
    {
        var rest = term[1..];
        var letters = term.Where(char.IsLetter).ToList();
        var sensitive = term.Any(char.IsDigit) || rest.Any(char.IsUpper) || letters.TrueForAll(char.IsUpper);
        var twin = terms.Find(other => string.Equals(other, term, StringComparison.OrdinalIgnoreCase));
        var first = terms.IndexOf(twin!) == terms.IndexOf(term) || terms.Take(terms.IndexOf(term)).All(IsSensitiveOrOther);
        if (sensitive || !first)
            yield return Make(term, RegexOptions.None, shortest: 2);
        else
            yield return Make(term, RegexOptions.IgnoreCase, shortest: 3);

        bool IsSensitiveOrOther(string other) =>
            !string.Equals(other, term, StringComparison.OrdinalIgnoreCase)
            || other.Any(char.IsDigit) || other[1..].Any(char.IsUpper) || other.Where(char.IsLetter).All(char.IsUpper);
    }

    private static Regex Make(string term, RegexOptions options, int shortest)
    {
        var lastWord = term[(term.LastIndexOf(' ') + 1)..];
        var endsInS = lastWord.EndsWith('s');
        var ending = lastWord.Length >= shortest && !endsInS ? "s?" : "";
        var pattern = Regex.Escape(term).Replace("\\ ", "\\s+", StringComparison.Ordinal);
        return new Regex($@"(?<![\p{{L}}\p{{N}}_])({pattern}){ending}(?![\p{{L}}\p{{N}}_])", options | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));
    }
}
