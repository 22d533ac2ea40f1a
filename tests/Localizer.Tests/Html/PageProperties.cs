using Localizer.Html;
using Localizer.Model;
using Localizer.Providers;
using Localizer.Tests.Pipeline;

namespace Localizer.Tests.Html;

/// <summary>What became of a page that was held to what holds for any page, however broken.</summary>
/// <param name="IsRefused">Whether it was refused by name, for its encoding: then it breaks nothing.</param>
/// <param name="Violation">The first property that it breaks, in words, or <see langword="null"/>.</param>
internal readonly record struct PageProperties(bool IsRefused, string? Violation)
{
    /// <summary>Holds a page to them.</summary>
    public static PageProperties Of(CorpusPage page)
    {
        SourcePage source;
        try
        {
            source = SourcePage.Read(page.Name, page.Bytes);
        }
        catch (BadInputException exception) when (exception.Diagnostic.Id is "encoding-unsupported")
        {
            return new PageProperties(IsRefused: true, Violation: null);
        }

        return new PageProperties(IsRefused: false, ViolationOf(page, source));
    }

    private static string? ViolationOf(CorpusPage page, SourcePage source)
    {
        if (TilingViolation(source) is { } gap)
            return $"{page.Name}: {gap}";
        if (!PageRun.Translate(page.Bytes, "en", "en", new SourceProvider(), page.Name).AsSpan().SequenceEqual(page.Bytes))
            return $"{page.Name}: not the identity";
        if (!SpanCheck.HoldsMarks(page.Bytes)
            && SpanCheck.Of(page.Name, page.Bytes, PageRun.Translate(page.Bytes, "en", "en", new MarkerProvider(), page.Name)).Failure is { } change)
        {
            return change;
        }

        return BlockCheck.Of(source).Misplaced is [var first, ..] ? first : null;
    }

    // Each token begins where the one before it ended.
    private static string? TilingViolation(SourcePage page)
    {
        var tokenizer = new HtmlTokenizer(page.Markup.Span, page.MarkupStart);
        var position = page.MarkupStart;
        while (tokenizer.Read())
        {
            if (tokenizer.Range.Start != position || tokenizer.Range.End <= position)
                return $"the token at {tokenizer.Range} does not follow on {position}";
            position = tokenizer.Range.End;
        }

        return position == page.Markup.Length ? null : $"no token has the bytes from {position} on";
    }
}
