using Localizer.Html;
using Localizer.Model;
using Localizer.Providers;
using Localizer.Tests.Pipeline;

namespace Localizer.Tests.Html;

/// <summary>What holds for any page, however broken.</summary>
internal static class PageProperties
{
    /// <summary>The first property that a page breaks, in words, or <see langword="null"/>; a page that is refused by name breaks none.</summary>
    public static string? ViolationOf(CorpusPage page)
    {
        SourcePage source;
        try
        {
            source = SourcePage.Read(page.Name, page.Bytes);
        }
        catch (BadInputException exception) when (exception.Diagnostic.Id is "encoding-unsupported")
        {
            return null;
        }

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
