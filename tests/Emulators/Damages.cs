using System.Text.RegularExpressions;

namespace Localizer.Emulators;

/// <summary>Ways in which services spoil a translation, for <see cref="Fault.Damage"/>.</summary>
public static partial class Damages
{
    /// <summary>A script follows the text.</summary>
    public static string AddScript(string text) => $"{text}<script>alert(1)</script>";

    /// <summary>Control characters, a lone carriage return and a direction override stand in the text.</summary>
    public static string AddControls(string text) => $"\u0000\u0007{text}\r\u001b[31m\u202e\u0085";

    /// <summary>A space leads the text.</summary>
    public static string LeadWithSpace(string text) => $" {text}";

    /// <summary>Entities are resolved, once.</summary>
    public static string Unescape(string text) => System.Net.WebUtility.HtmlDecode(text);

    /// <summary>Quotation marks and apostrophes become entities.</summary>
    public static string EscapeQuotes(string text) =>
        text.Replace("'", "&#39;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    /// <summary>All tags are lost.</summary>
    public static string LoseTags(string text) => AnyTag().Replace(text, "");

    /// <summary>The first pair of tags with its words comes twice; without a pair, the first tag does.</summary>
    public static string DoubleTag(string text) => FirstPair().IsMatch(text)
        ? FirstPair().Replace(text, "$0$0", 1)
        : AnyTag().Replace(text, "$0$0", 1);

    /// <summary>The first tag moves to the end of the text, away from its partner.</summary>
    public static string MoveTag(string text) =>
        AnyTag().Match(text) is { Success: true } tag ? text.Remove(tag.Index, tag.Length) + tag.Value : text;

    /// <summary>The first two tags change places, words staying.</summary>
    public static string SwapTags(string text) =>
        AnyTag().Matches(text) is [var first, var second, ..]
            ? string.Concat(
                text.AsSpan(0, first.Index),
                $"{second.Value}{text.AsSpan((first.Index + first.Length)..second.Index)}{first.Value}",
                text.AsSpan(second.Index + second.Length))
            : text;

    [GeneratedRegex("</?[A-Za-z][^<>]*>", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AnyTag();

    [GeneratedRegex(@"<(?<name>[A-Za-z]\w*)[^<>]*(?<!/)>[^<>]*</\k<name>>", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FirstPair();
}
