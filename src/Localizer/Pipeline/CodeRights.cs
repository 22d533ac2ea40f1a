using System.Collections.Immutable;
using Localizer.Html;
using Localizer.Model;

namespace Localizer.Pipeline;

/// <summary>
/// What a person may do with the codes of a page, and what is said where they did otherwise. A person's target is taken all the same.
/// </summary>
internal static class CodeRights
{
    /// <summary>A translation lacks a code that belongs there.</summary>
    public const string Missing = "code-missing";

    /// <summary>A translation has a code more often than its source.</summary>
    public const string Copied = "code-copied";

    // A name and the beginning of its attributes: no more of a drawing's markup is read.
    private const int MarkupBytes = 128;

    /// <summary>The traits of a segment's codes by their ids; a pair has those of the one that opens it.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="page">Its page.</param>
    public static IReadOnlyDictionary<int, CodeTraits> Of(Segment segment, SourcePage page)
    {
        if (segment.Source.Codes.IsEmpty)
            return ImmutableDictionary<int, CodeTraits>.Empty;
        var traits = new Dictionary<int, CodeTraits>();
        for (var i = 0; i < segment.Source.Codes.Length; i++)
        {
            var (_, code) = segment.Source.Codes[i];
            traits.TryAdd(code.Id, CodeTraits.OfMarkup(code.Kind, BeginningOf(segment.CodeSites[i], page)));
        }

        return traits;
    }

    /// <summary>What is said of codes that are missing or copied and may not be.</summary>
    /// <param name="text">The segment's source.</param>
    /// <param name="findings">What was found, of the proof of a person's target.</param>
    /// <param name="markupOf">A code's markup.</param>
    public static IEnumerable<Diagnostic> Say(string text, ImmutableArray<CodeFinding> findings, Func<InlineCode, string> markupOf) =>
        findings.Select(finding => finding.Change == CodeChange.Removed
            ? new Diagnostic(Missing, Severity.Warning, $"“{Findings.Shorten(text)}” has lost {markupOf(finding.Code)} in its translation.", Hint: "Put it where it belongs: the page is poorer without it.")
            : new Diagnostic(Copied, Severity.Warning, $"“{Findings.Shorten(text)}” has {markupOf(finding.Code)} more than once in its translation.", Hint: "Keep it once."));

    /// <summary>The markup of a segment's code, cut where it is long.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="page">Its page.</param>
    /// <param name="code">One of its codes.</param>
    public static string MarkupOf(Segment segment, SourcePage page, InlineCode code)
    {
        for (var i = 0; i < segment.Source.Codes.Length; i++)
        {
            if (segment.Source.Codes[i].Code == code)
                return Findings.Shorten(BeginningOf(segment.CodeSites[i], page));
        }

        return $"code {code.Id}";
    }

    private static string BeginningOf(ByteRange site, SourcePage page) => page.MarkupOf(new ByteRange(site.Start, Math.Min(site.End, site.Start + MarkupBytes)));
}
