using Localizer.Model;

namespace Localizer.Html;

/// <summary>Lifts the units, and the edits, of a page that stands in an attribute into the page around it: their bytes are then that page's.</summary>
internal static class EmbeddedUnits
{
    /// <summary>The unit with the places that it has in the page around its own.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="page">Its page.</param>
    /// <param name="attribute">How the attribute is written that its page stands in.</param>
    public static Unit Lift(Unit unit, SourcePage page, TextSyntax attribute) => unit with
    {
        Range = Lift(unit.Range, page),
        Sites = Lift(unit.Sites, unit.Source.Text.Length, page),
        CodeSites = [.. unit.CodeSites.Select(site => Lift(site, page))],
        GuidedSpans = unit.GuidedSpans.IsEmpty ? [] : [.. unit.GuidedSpans.Select(span => span with { Range = Lift(span.Range, page) })],
        Around = unit.Around.Add(attribute == TextSyntax.Unquoted ? TextSyntax.UnquotedPart : attribute),
    };

    /// <summary>The edit with the place that it has in the page around its own.</summary>
    /// <param name="edit">The edit.</param>
    /// <param name="page">Its page.</param>
    /// <param name="attribute">How the attribute is written that its page stands in.</param>
    public static ByteEdit Lift(ByteEdit edit, SourcePage page, TextSyntax attribute) => edit with
    {
        Range = Lift(edit.Range, page),
        Around = edit.Around.Add(attribute == TextSyntax.Unquoted ? TextSyntax.UnquotedPart : attribute),
    };

    private static ByteRange Lift(ByteRange range, SourcePage page) => new(page.ContainerOffset(range.Start), page.ContainerOffset(range.End));

    private static TextSites Lift(TextSites sites, int length, SourcePage page)
    {
        var runs = new SiteRun[length];
        for (var i = 0; i < length; i++)
        {
            var site = Lift(sites.Of(i), page);
            runs[i] = new SiteRun(i, site.Start, -site.Length);
        }

        return new TextSites(runs);
    }
}
