using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Localizer.Model;

namespace Localizer.Quality.Checks;

/// <summary>Whether a target keeps to the characters that the page allows (ITS 2.0, 8.20).</summary>
public static class AllowedCharactersCheck
{
    private const int LongestClass = 1000;

    /// <summary>Checks a target. What stands in the source as well is no fault of the translation, and no finding.</summary>
    /// <param name="source">The source's text.</param>
    /// <param name="target">The target's text.</param>
    /// <param name="allowed">A character class of a regular expression; empty for no character at all; <see langword="null"/> for any.</param>
    /// <returns>The finding, or <see langword="null"/>.</returns>
    public static Diagnostic? Check(string source, string target, string? allowed)
    {
        if (allowed is null)
            return null;
        try
        {
            var known = source.EnumerateRunes().ToHashSet();
            var wrong = target.EnumerateRunes().Where(rune => !known.Contains(rune)).Distinct().Where(rune => !IsAllowed(rune, allowed)).ToList();
            if (wrong.Count == 0)
                return null;
            var shown = string.Join(", ", wrong.Take(5).Select(rune => string.Create(CultureInfo.InvariantCulture, $"“{rune}” (U+{rune.Value:X4})")));
            return new Diagnostic(
                "its-allowed-characters",
                Severity.Error,
                $"The page allows only the characters {allowed} here, and the translation has {shown}.",
                Hint: "Write it without them, or widen its-allowed-characters in the page.");
        }
        catch (ArgumentException)
        {
            return new Diagnostic(
                "its-allowed-characters",
                Severity.Warning,
                $"The page's its-allowed-characters is not checked: '{(allowed.Length > 60 ? allowed[..60] + "…" : allowed)}' is no character class.",
                Hint: "Write one such as [a-zA-Z_] in the page.");
        }
    }

    // One rune is asked at a time, so that no expression can take long.
    private static bool IsAllowed(Rune rune, string allowed)
    {
        if (allowed.Length == 0)
            return false;
        if (allowed.Length > LongestClass || !IsOneClass(allowed))
            throw new ArgumentException("no character class", nameof(allowed));
        return Regex.IsMatch(rune.ToString(), $"^(?:{allowed})+$", RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(100));
    }

    // A class in brackets, a dot, an escape, or a character: what ITS admits of regular expressions.
    private static bool IsOneClass(string allowed) => allowed[0] switch
    {
        '[' => allowed.Length > 2 && allowed[^1] == ']' && !allowed[1..^1].Replace("\\]", "", StringComparison.Ordinal).Replace("-[", "", StringComparison.Ordinal).Contains('[', StringComparison.Ordinal),
        '\\' => allowed.Length == 2,
        '(' or ')' or '*' or '+' or '?' or '{' or '|' or '^' or '$' => false,
        _ => allowed.Length == 1,
    };
}
