using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Localizer.InlineCodes;
using Localizer.Model;

namespace Localizer.Tests.InlineCodes;

/// <summary>A translated segment whose codes are known to stand right.</summary>
/// <param name="To">The locale.</param>
/// <param name="Source">The source.</param>
/// <param name="Target">The translation with its codes.</param>
/// <param name="Alignment">Which words became which.</param>
/// <param name="OwnTexts">What a service that is constant in its words makes of each code's own: they differ from the sentence's in articles, classifiers and order.</param>
/// <param name="OtherTexts">What one makes of them that also takes other words for the same.</param>
internal sealed record KnownPlace(
    Locale To, CodedText Source, CodedText Target, ImmutableArray<AlignedRange> Alignment, IReadOnlyDictionary<int, string> OwnTexts,
    IReadOnlyDictionary<int, string> OtherTexts);

/// <summary>Reads <c>KnownPlaces.txt</c>.</summary>
internal static class KnownPlaces
{
    /// <summary>All of its translations.</summary>
    public static IReadOnlyList<KnownPlace> All { get; } = [.. Read()];

    private static IEnumerable<KnownPlace> Read()
    {
        var lines = File.ReadAllLines(Path.Combine(Corpus.RepositoryRoot, "tests", "Localizer.Tests", "InlineCodes", "KnownPlaces.txt"));
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("E ", StringComparison.Ordinal))
                continue;
            var own = i + 3 < lines.Length && lines[i + 3].StartsWith("A ", StringComparison.Ordinal) ? lines[i + 3][2..] : "";
            yield return Of("vi", lines[i][2..], lines[i + 1][2..], own);
            yield return Of("es", lines[i][2..], lines[i + 2][2..], own);
        }
    }

    private static KnownPlace Of(string locale, string source, string target, string own)
    {
        var marked = new StringBuilder();
        var pieces = new List<Word>();
        foreach (var piece in source.Split('|'))
        {
            if (marked.Length > 0 && !",.;:”".Contains(piece[0]))
                marked.Append(' ');
            pieces.Add(Append(marked, piece));
        }

        var from = CodedTexts.Of(marked.ToString());
        marked.Clear();
        var alignment = ImmutableArray.CreateBuilder<AlignedRange>();
        foreach (var piece in target.Split('|'))
        {
            var match = Numbered().Match(piece);
            if (!match.Success)
            {
                marked.Append(piece);
                continue;
            }

            marked.Append(match.Groups[1].Value);
            var number = int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture);
            alignment.Add(new AlignedRange(pieces[number - 1], Append(marked, match.Groups[3].Value)));
        }

        var to = CodedTexts.Of(marked.ToString());
        return new KnownPlace(Locale.Parse(locale), from, to, alignment.ToImmutable(), OwnTexts(locale, to, own, SharesWord), OwnTexts(locale, to, own, (_, _) => true));
    }

    // The range that a piece's words have in the text without codes.
    private static Word Append(StringBuilder marked, string piece)
    {
        var start = CodedTexts.Of(marked.ToString()).Text.Length;
        marked.Append(piece);
        var end = CodedTexts.Of(marked.ToString()).Text.Length;
        var text = CodedTexts.Of(marked.ToString()).Text;
        while (start < end && (char.IsWhiteSpace(text[start]) || char.IsPunctuation(text[start])))
            start++;
        while (end > start && (char.IsWhiteSpace(text[end - 1]) || (char.IsPunctuation(text[end - 1]) && text[end - 1] != '%')))
            end--;
        return new Word(start, end);
    }

    private static Dictionary<int, string> OwnTexts(string locale, CodedText target, string own, Func<string, string, bool> isTaken)
    {
        var places = new CodePlaces(target);
        var texts = new Dictionary<int, string>();
        foreach (var (_, code) in target.Codes)
        {
            if (places.TryGetSpan(target, code.Id, out var span))
                texts[code.Id] = span.ToString();
        }

        foreach (var item in own.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (item.StartsWith(locale, StringComparison.Ordinal) && isTaken(texts[item[2] - '0'], item[4..]))
                texts[item[2] - '0'] = item[4..];
        }

        return texts;
    }

    private static bool SharesWord(string first, string second) =>
        first.Split(' ').Intersect(second.Split(' '), StringComparer.OrdinalIgnoreCase).Any();

    private static Regex Numbered() => new("^(.*?)([0-9]+)~(.*)$", RegexOptions.NonBacktracking);
}
