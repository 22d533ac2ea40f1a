using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Localizer.Tests.InlineCodes;

/// <summary>What a tag of a written segment is.</summary>
internal enum WireRole
{
    /// <summary>Opens a pair.</summary>
    Opening,

    /// <summary>Closes one.</summary>
    Closing,

    /// <summary>Stands alone.</summary>
    Standalone,

    /// <summary>Wraps a term.</summary>
    Term,
}

/// <summary>A tag of a written segment: the damages' own reading, which shares nothing with the dialects.</summary>
/// <param name="Start">Its first UTF-16 unit.</param>
/// <param name="Text">The tag with its brackets.</param>
/// <param name="Role">What it is.</param>
/// <param name="Partner">The other half's index in the list, or -1.</param>
internal sealed record WirePiece(int Start, string Text, WireRole Role, int Partner)
{
    private static readonly Regex Tags = new("<[^<>]*>|⟦/?[0-9]+⟧|\\{/?[0-9]+\\}", RegexOptions.NonBacktracking);
    private static readonly ConcurrentDictionary<string, Regex> Patterns = new(StringComparer.Ordinal);

    /// <summary>The unit after its last.</summary>
    public int End => Start + Text.Length;

    /// <summary>What stands between its brackets.</summary>
    public string Inside => Text[1..^1];

    /// <summary>Whether it has an attribute.</summary>
    public bool HasAttribute => Text.Contains('=');

    /// <summary>The first number in it, or 0.</summary>
    public int Number => int.TryParse(First(Text, char.IsAsciiDigit), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>Its name, without slash and attributes.</summary>
    public string Name => First(Inside, char.IsAsciiLetterOrDigit);

    /// <summary>Its brackets round something else.</summary>
    /// <param name="inside">What is to stand there.</param>
    public string With(string inside) => Text[0] + inside + Text[^1];

    /// <summary>The tags of a written segment, in order.</summary>
    /// <param name="wire">The segment as it is sent.</param>
    public static List<WirePiece> AllOf(string wire)
    {
        var pieces = new List<WirePiece>();
        foreach (var match in Tags.EnumerateMatches(wire))
        {
            var text = wire.Substring(match.Index, match.Length);
            var isClosing = text[1] == '/';
            var open = isClosing ? pieces.FindLastIndex(piece => piece.Role == WireRole.Standalone && !piece.Text.EndsWith("/>", StringComparison.Ordinal) && NameOf(piece.Text) == NameOf(text)) : -1;
            var isTerm = text.Contains("notranslate", StringComparison.Ordinal) || text is "<t>" or "</t>" or "</span>";
            pieces.Add(new WirePiece(match.Index, text, isTerm ? WireRole.Term : open >= 0 ? WireRole.Closing : WireRole.Standalone, isTerm ? -1 : open));
            if (open >= 0 && !isTerm)
                pieces[open] = pieces[open] with { Role = WireRole.Opening, Partner = pieces.Count - 1 };
        }

        return pieces;
    }

    /// <summary>A text with what a pattern finds replaced.</summary>
    public static string Swapped(string text, string pattern, string replacement) =>
        Patterns.GetOrAdd(pattern, static given => new Regex(given, RegexOptions.NonBacktracking)).Replace(text, replacement);

    private static string First(string text, Func<char, bool> isMeant) => string.Concat(text.SkipWhile(character => !isMeant(character)).TakeWhile(isMeant));

    private static string NameOf(string tag) => First(tag, char.IsAsciiLetterOrDigit);
}
