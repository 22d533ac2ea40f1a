using System.Text.RegularExpressions;

namespace Localizer.Emulators;

/// <summary>
/// A model that stops translating at tokens that it does not know (tags, markers), as small ones do, for
/// <see cref="EmulatorOptions.Recorded"/>. Text without such tokens is translated as always.
/// </summary>
public static partial class SmallModel
{
    /// <summary>What stands from the first odd token on is left as it was.</summary>
    /// <param name="translate">Translates words; entities are left to it.</param>
    public static Func<string, string, string?> ThatLeavesTheRest(Func<string, string> translate) =>
        (text, _) => OddToken().Match(text) is { Success: true } token ? translate(text[..token.Index]) + text[token.Index..] : null;

    /// <summary>The answer ends before the first odd token.</summary>
    /// <param name="translate">Translates words; entities are left to it.</param>
    public static Func<string, string, string?> ThatIsCutOff(Func<string, string> translate) =>
        (text, _) => OddToken().Match(text) is { Success: true, Index: > 0 } token ? translate(text[..token.Index]) : null;

    /// <summary>How many tokens a text has that are no words: tags, markers.</summary>
    public static int CountTokens(string text) => OddToken().Count(text);

    /// <summary>A text without its tokens.</summary>
    public static string WithoutTokens(string text) => OddToken().Replace(text, "");

    /// <summary>A text whose first token stands there twice.</summary>
    public static string WithFirstTokenTwice(string text) => OddToken().Replace(text, "$0$0", 1);

    /// <summary>A translation in which no word looks like its source: each letter is the 13th after. Names, numbers, tags and entities stay.</summary>
    public static string Enciphered(string text) =>
        Word().Replace(text, word => string.Concat(word.Value.Select(letter => (char)('a' + ((letter - 'a' + 13) % 26)))));

    [GeneratedRegex(@"</?[A-Za-z0-9][^<>]*>|⟦/?\d+⟧|\{/?\d+\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OddToken();

    [GeneratedRegex(@"(?<![\p{L}\p{N}&<#/.])[a-z]+(?![\p{L}\p{N}>;])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Word();
}
