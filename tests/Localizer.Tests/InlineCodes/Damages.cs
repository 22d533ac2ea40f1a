using System.Globalization;
using System.Text.RegularExpressions;
using Localizer.InlineCodes.Dialects;
using Localizer.Model;

namespace Localizer.Tests.InlineCodes;

/// <summary>A right answer about to be damaged.</summary>
/// <param name="Dialect">How it is written.</param>
/// <param name="Source">The segment's source.</param>
/// <param name="Target">The right target.</param>
/// <param name="Written">The target in the dialect.</param>
internal sealed record RightAnswer(Dialect Dialect, CodedText Source, CodedText Target, string Written)
{
    /// <summary>Whether tags have angle brackets and attributes.</summary>
    public bool HasAttributes => Dialect is HtmlDialect or XmlDialect;

    /// <summary>All tags of the answer, in order.</summary>
    public MatchCollection Tags => Regex.Matches(Written, Dialect.TagStart switch
    {
        '<' => "</?[a-z]*[0-9]*e?(?: id=\"[0-9]+e?\")?/?>",
        '⟦' => "⟦/?[0-9]+⟧",
        _ => "\\{/?[0-9]+\\}",
    }, RegexOptions.NonBacktracking);

    /// <summary>The answer with one match replaced.</summary>
    public string With(Match match, string replacement) => Written[..match.Index] + replacement + Written[(match.Index + match.Length)..];

    /// <summary>Another target, in the same dialect.</summary>
    public string Write(CodedText target) => Dialect.Write(target, []);
}

/// <summary>A kind of damage that services do to tags.</summary>
/// <param name="Name">What is done.</param>
/// <param name="Apply">Damages an answer in one place; <see langword="null"/> when it has no place for this damage.</param>
internal sealed record Damage(string Name, Func<RightAnswer, Random, string?> Apply);

/// <summary>
/// The kinds that were written before the repair rules, from what the contracts record of the services and from what the trade knows of
/// chat models.
/// </summary>
internal static partial class Damages
{
    /// <summary>The ten kinds that the author of the rules had before him.</summary>
    public static IReadOnlyList<Damage> Open { get; } =
    [
        new("a pair is doubled where its words split", SplitPair),
        new("a pair is copied, empty, to the end", CopyEmpty),
        new("a closing tag is lost", LoseClosing),
        new("a pair is lost", LosePair),
        new("two pairs cross", Cross),
        new("brackets become full-width", FullWidth),
        new("spaces come into a tag", SpaceOut),
        new("quotes in a tag become curly", CurlQuotes),
        new("an id becomes another number", ChangeId),
        new("the answer comes in a Markdown fence after a preamble", Fence),
    ];

    private static string? SplitPair(RightAnswer answer, Random random)
    {
        var codes = answer.Target.Codes;
        foreach (var (opening, closing) in Pairs(answer.Target).OrderBy(_ => random.Next()))
        {
            var space = answer.Target.Text.IndexOf(' ', codes[opening].Offset, codes[closing].Offset - codes[opening].Offset);
            if (space <= codes[opening].Offset || codes.Any(code => code.Offset > codes[opening].Offset && code.Offset < codes[closing].Offset) || closing != opening + 1)
                continue;
            return answer.Write(new CodedText(answer.Target.Text, codes
                .Insert(closing, codes[opening] with { Offset = space + 1 }).Insert(closing, codes[closing] with { Offset = space })));
        }

        return null;
    }

    private static string? CopyEmpty(RightAnswer answer, Random random)
    {
        if (Pick(Pairs(answer.Target), random) is not { } pair)
            return null;
        var (codes, end) = (answer.Target.Codes, answer.Target.Text.Length);
        return answer.Write(new CodedText(answer.Target.Text, codes.AddRange(codes[pair.Opening] with { Offset = end }, codes[pair.Closing] with { Offset = end })));
    }

    private static string? LoseClosing(RightAnswer answer, Random random)
    {
        if (Pick(Pairs(answer.Target), random) is not { } pair)
            return null;
        var nth = answer.Target.Codes.Take(pair.Closing).Count();
        return answer.Tags.Count == answer.Target.Codes.Length ? answer.With(answer.Tags[nth], "") : null;
    }

    private static string? LosePair(RightAnswer answer, Random random) => Pick(Pairs(answer.Target), random) is { } pair
        ? answer.Write(new CodedText(answer.Target.Text, answer.Target.Codes.RemoveAt(pair.Closing).RemoveAt(pair.Opening)))
        : null;

    // <1>a<2>b</2></1> with its closing tags exchanged.
    private static string? Cross(RightAnswer answer, Random random)
    {
        var codes = answer.Target.Codes;
        for (var i = 1; i < codes.Length; i++)
        {
            if (codes[i].Code.Kind == CodeKind.Closing && codes[i - 1].Code.Kind == CodeKind.Closing && codes[i].Offset == codes[i - 1].Offset
                && answer.Tags.Count == codes.Length && answer.Tags[i].Value != answer.Tags[i - 1].Value)
            {
                return answer.Written[..answer.Tags[i - 1].Index] + answer.Tags[i].Value + answer.Tags[i - 1].Value + answer.Written[(answer.Tags[i].Index + answer.Tags[i].Length)..];
            }
        }

        return null;
    }

    private static string? FullWidth(RightAnswer answer, Random random) => ChangeTag(answer, random, tag => tag
        .Replace('<', '＜').Replace('>', '＞').Replace('/', '／').Replace('{', '｛').Replace('}', '｝').Replace('⟦', '【').Replace('⟧', '】'));

    private static string? SpaceOut(RightAnswer answer, Random random) =>
        ChangeTag(answer, random, tag => $"{tag[0]} {tag[1..^1].Replace("/", "/ ")} {tag[^1]}");

    private static string? CurlQuotes(RightAnswer answer, Random random) => answer.HasAttributes
        ? ChangeTag(answer, random, tag => Regex.Replace(tag, "\"(.*)\"", "“$1”", RegexOptions.NonBacktracking), tag => tag.Contains('"'))
        : null;

    private static string? ChangeId(RightAnswer answer, Random random)
    {
        if (Pick(Pairs(answer.Target), random) is not { } pair || answer.Tags.Count != answer.Target.Codes.Length)
            return null;
        var id = answer.Target.Codes[pair.Opening].Code.Id.ToString(CultureInfo.InvariantCulture);
        string Changed(Match tag) => Regex.Replace(tag.Value, "[0-9]+", digits => digits.Value == id ? "97" : digits.Value, RegexOptions.NonBacktracking);
        var (opening, closing) = (answer.Tags[pair.Opening], answer.Tags[pair.Closing]);
        return answer.Written[..opening.Index] + Changed(opening) + answer.Written[(opening.Index + opening.Length)..closing.Index] + Changed(closing)
            + answer.Written[(closing.Index + closing.Length)..];
    }

    private static string? Fence(RightAnswer answer, Random random) => answer.Dialect.Form == MarkupForm.NumberedTags
        ? $"Here is the translation:\n\n```html\n{answer.Written}\n```"
        : null;

    private static string? ChangeTag(RightAnswer answer, Random random, Func<string, string> change, Func<string, bool>? isMeant = null)
    {
        var tags = answer.Tags.Where(tag => isMeant?.Invoke(tag.Value) != false).ToArray();
        if (tags.Length == 0)
            return null;
        var tag = tags[random.Next(tags.Length)];
        return answer.With(tag, change(tag.Value));
    }

    private static List<(int Opening, int Closing)> Pairs(CodedText text)
    {
        var pairs = new List<(int, int)>();
        for (var i = 0; i < text.Codes.Length; i++)
        {
            if (text.Codes[i].Code.Kind != CodeKind.Opening)
                continue;
            var closing = text.Codes.IndexOf(text.Codes.FirstOrDefault(code => code.Code.Id == text.Codes[i].Code.Id && code.Code.Kind == CodeKind.Closing));
            if (closing > i && text.Codes[closing].Offset > text.Codes[i].Offset)
                pairs.Add((i, closing));
        }

        return pairs;
    }

    private static (int Opening, int Closing)? Pick(List<(int Opening, int Closing)> pairs, Random random) =>
        pairs.Count == 0 ? null : pairs[random.Next(pairs.Count)];
}
