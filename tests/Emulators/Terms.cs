using System.Text;
using System.Text.RegularExpressions;

namespace Localizer.Emulators;

/// <summary>A service's own glossary at work.</summary>
internal static class Terms
{
    /// <summary>A run of words in which terms are replaced by their translations, and the words between them translated.</summary>
    /// <param name="run">The run.</param>
    /// <param name="entries">Terms and translations.</param>
    /// <param name="translate">Translates what is no term.</param>
    /// <param name="comparison">How terms are compared.</param>
    public static string Apply(
        string run,
        IReadOnlyCollection<KeyValuePair<string, string>> entries,
        Func<string, string> translate,
        StringComparison comparison = StringComparison.Ordinal)
    {
        var longestFirst = entries.Select(entry => entry.Key).OrderByDescending(term => term.Length).Select(Regex.Escape);
        var pattern = $@"(?<![\p{{L}}\p{{N}}])(?:{string.Join('|', longestFirst)})(?![\p{{L}}\p{{N}}])";
        var options = RegexOptions.CultureInvariant
            | (comparison == StringComparison.OrdinalIgnoreCase ? RegexOptions.IgnoreCase : RegexOptions.None);
        var target = new StringBuilder();
        var start = 0;
        foreach (var match in Regex.EnumerateMatches(run, pattern, options, TimeSpan.FromSeconds(1)))
        {
            target.Append(FakeTranslation.Run(run[start..match.Index], Markup.Plain, translate));
            var term = run.Substring(match.Index, match.Length);
            target.Append(entries.First(entry => entry.Key.Equals(term, comparison)).Value);
            start = match.Index + match.Length;
        }

        return target.Append(FakeTranslation.Run(run[start..], Markup.Plain, translate)).ToString();
    }
}
