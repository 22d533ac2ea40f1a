using System.Text.RegularExpressions;

namespace Localizer.Quality;

/// <summary>Finds the variables of templates in a text.</summary>
internal static partial class Variables
{
    /// <summary>The variables of a text, in order.</summary>
    public static List<string> Of(string text) =>
        text.AsSpan().IndexOfAny('{', '%', '$') < 0 ? [] : [.. Pattern().Matches(text).Select(match => match.Value)];

    // A percent sign before a space or a digit's end is a percentage: "%s" and its kin are followed by no letter.
    [GeneratedRegex(@"\{\{[^{}]{1,60}\}\}|\$\{[^{}]{1,60}\}|#\{[^{}]{1,60}\}|\{[\w.:-]{0,40}\}|%\([\w.]{1,40}\)[sdif]|(?<![\d\w])%(?:\d\$)?[sdif@](?![\w])|%[A-Z][A-Z_]{2,30}%", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Pattern();
}
