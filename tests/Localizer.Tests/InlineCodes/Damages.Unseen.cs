using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Localizer.InlineCodes.Dialects;
using Localizer.Model;

namespace Localizer.Tests.InlineCodes;

/// <summary>
/// The kinds that were written when the rules stood. Their figure is given apart. What they showed was mended afterwards: spaces before a stop
/// far from codes, digits of other scripts in numbered tags, and pairs that close before they open; so the figure is no longer a blind one.
/// </summary>
internal static partial class Damages
{
    /// <summary>The kinds kept out of sight.</summary>
    public static IReadOnlyList<Damage> Unseen { get; } =
    [
        new("a tag comes back as escaped text", EscapeTag),
        new("the slash of a closing tag is lost", LoseSlash),
        new("a tag gets the mark of an unknown word", MarkTag),
        new("a tag's digits become those of another script", ChangeDigits),
        new("a tag's name is translated", TranslateName),
        new("a tag's id is lost", LoseId),
        new("a pair closes before it opens", CloseFirst),
        new("a space slides into a pair", SlideSpace),
        new("spaces come to the beginning and before the full stop", AddSpaces),
        new("text is escaped twice", EscapeTwice),
        new("a tag slides one letter into a word", SlideTag),
    ];

    private static string? EscapeTag(RightAnswer answer, Random random) => answer.Dialect.TagStart == '<'
        ? ChangeTag(answer, random, tag => tag.Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;"))
        : null;

    private static string? LoseSlash(RightAnswer answer, Random random) => ChangeTag(answer, random, tag => tag.Replace("/", ""), tag => tag[1] == '/');

    private static string? MarkTag(RightAnswer answer, Random random) => answer.HasAttributes
        ? ChangeTag(answer, random, tag => tag[1] == '/' ? "</*" + tag[2..] : "<*" + tag[1..])
        : null;

    private static string? ChangeDigits(RightAnswer answer, Random random) => answer.Dialect is AttributelessDialect
        ? null
        : ChangeTag(answer, random, tag => Regex.Replace(tag, "[0-9]", digit => ((char)(digit.Value[0] - '0' + '\u0660')).ToString(), RegexOptions.NonBacktracking), tag => tag.Any(char.IsDigit));

    private static string? TranslateName(RightAnswer answer, Random random) => answer.HasAttributes
        ? ChangeTag(answer, random, tag => Regex.Replace(tag, "[a-z]+", "un", RegexOptions.NonBacktracking).Replace(" un=", " id="), tag => !tag.Contains("img") && !tag.Contains('x'))
        : null;

    private static string? LoseId(RightAnswer answer, Random random) => answer.HasAttributes
        ? ChangeTag(answer, random, tag => Regex.Replace(tag, " id=\"[0-9e]+\"", "", RegexOptions.NonBacktracking), tag => tag.Contains(" id="))
        : null;

    // "La cola</b> del <b id="1">gato."
    private static string? CloseFirst(RightAnswer answer, Random random)
    {
        if (Pick(Pairs(answer.Target), random) is not { } pair || answer.Tags.Count != answer.Target.Codes.Length)
            return null;
        var (opening, closing) = (answer.Tags[pair.Opening], answer.Tags[pair.Closing]);
        var space = opening.Index < 2 ? -1 : answer.Written.LastIndexOf(' ', opening.Index - 2);
        if (space < 0 || (pair.Opening > 0 && space < answer.Tags[pair.Opening - 1].Index + answer.Tags[pair.Opening - 1].Length))
            return null;
        return answer.Written[..space] + closing.Value + answer.Written[space..closing.Index] + answer.Written[(closing.Index + closing.Length)..];
    }

    private static string? SlideSpace(RightAnswer answer, Random random)
    {
        foreach (var (opening, closing) in Pairs(answer.Target).OrderBy(_ => random.Next()))
        {
            var (codes, text) = (answer.Target.Codes, answer.Target.Text);
            var end = codes[closing].Offset;
            if (end >= text.Length || text[end] != ' ' || char.IsWhiteSpace(text[end - 1]) || codes.Count(code => code.Offset == end) > 1)
                continue;
            return answer.Write(new CodedText(text, codes.SetItem(closing, codes[closing] with { Offset = end + 1 })));
        }

        return null;
    }

    private static string? AddSpaces(RightAnswer answer, Random random) =>
        char.IsWhiteSpace(answer.Target.Text, 0) || answer.Target.Text.EndsWith(" .", StringComparison.Ordinal) ? null : " " + (answer.Written.EndsWith('.') ? answer.Written[..^1] + " ." : answer.Written);

    private static string? EscapeTwice(RightAnswer answer, Random random) =>
        answer.Written.Contains("&amp;") || answer.Written.Contains("&gt;") ? answer.Written.Replace("&", "&amp;") : null;

    private static string? SlideTag(RightAnswer answer, Random random)
    {
        foreach (var (opening, closing) in Pairs(answer.Target).OrderBy(_ => random.Next()))
        {
            var (codes, text) = (answer.Target.Codes, answer.Target.Text);
            var end = codes[closing].Offset;
            if (end - codes[opening].Offset < 3 || !char.IsLetter(text[end - 1]) || !char.IsLetter(text[end - 2]) || codes.Count(code => code.Offset >= end - 1 && code.Offset <= end) > 1
                || text[end - 1] > '\u2E00' || (end < text.Length && char.IsLetterOrDigit(text[end])))
                continue;
            return answer.Write(new CodedText(text, codes.SetItem(closing, codes[closing] with { Offset = end - 1 })));
        }

        return null;
    }
}
