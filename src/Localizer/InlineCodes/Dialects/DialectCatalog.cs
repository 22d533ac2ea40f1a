using System.Collections.Immutable;
using Localizer.Model;

namespace Localizer.InlineCodes.Dialects;

/// <summary>Which dialects a form of markup has.</summary>
internal static class DialectCatalog
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<Dialect> All { get; } =
    [
        HtmlDialect.Default, AttributelessDialect.Html, DictionaryDialect.Default, XmlDialect.Default, AttributelessDialect.Xml,
        MarkersDialect.Default, BracesDialect.Default, NumberedTagsDialect.Default, TextDialect.Default,
    ];

    /// <summary>The dialects of a form in the order in which they are tried: the first on rung 1, the others on rung 3.</summary>
    /// <param name="form">The form.</param>
    public static ImmutableArray<Dialect> Of(MarkupForm form) => form switch
    {
        MarkupForm.Html => [HtmlDialect.Default, AttributelessDialect.Html],
        MarkupForm.Xml => [XmlDialect.Default, AttributelessDialect.Xml],
        MarkupForm.Markers => [MarkersDialect.Default, BracesDialect.Default],
        MarkupForm.NumberedTags => [NumberedTagsDialect.Default, MarkersDialect.Default],
        _ => [TextDialect.Default],
    };
}
