using System.Collections.Frozen;
using static Localizer.Html.HtmlTag;

namespace Localizer.Html;

/// <summary>What an element is to extraction.</summary>
internal enum ExtractionRole
{
    /// <summary>Ends the unit before it and begins another: everything that is not named below.</summary>
    Block,

    /// <summary>Flows inside text: its tags are inline codes.</summary>
    Inline,

    /// <summary>Flows inside text without content of its own: one inline code.</summary>
    InlineVoid,

    /// <summary>Flows inside text as one inline code, while its own texts are units of their own: buttons, drawings, fallbacks.</summary>
    SubFlow,

    /// <summary>Flows inside text as one inline code whose content nobody translates.</summary>
    Protected,
}

/// <summary>
/// What is extracted from a page, as data: the roles of elements, the attributes that people read, the meta properties and the
/// JSON-LD properties that are text. What is not named here is not extracted.
/// </summary>
internal static class ExtractionRules
{
    // Phrasing content; elements that HTML does not know are inline too, as browsers lay them out.
    private static readonly FrozenSet<HtmlTag> Inline = new[]
    {
        A, Abbr, Acronym, B, Bdi, Bdo, Big, Cite, Data, Del, Dfn, Em, Font, I, Ins, Label, Map, Mark, Meter, Nobr, Output, Picture,
        Progress, Q, Rb, Rp, Rt, Rtc, Ruby, S, Small, Span, Strike, Strong, Sub, Sup, Time, Tspan, Tt, U,
    }.ToFrozenSet();

    private static readonly FrozenSet<HtmlTag> InlineVoid = new[]
    {
        Area, Base, Basefont, Bgsound, Br, Embed, Image, Img, Input, Keygen, Link, Meta, Param, Source, Track, Wbr,
    }.ToFrozenSet();

    private static readonly FrozenSet<HtmlTag> SubFlow = new[]
    {
        Applet, Audio, Button, Canvas, Datalist, Noscript, HtmlTag.Object, Select, Svg, Video,
    }.ToFrozenSet();

    // Code, machine's text, and raw text that no page shows. A pre that holds code is added where it is met.
    private static readonly FrozenSet<HtmlTag> Protected = new[]
    {
        Code, Iframe, Kbd, HtmlTag.Math, Noembed, Noframes, Samp, Script, Style, Textarea, Var, Xmp,
    }.ToFrozenSet();

    // Inside svg nothing is text but these, where HTML's rules hold again.
    private static readonly FrozenSet<HtmlTag> SvgText = new[] { Desc, Foreignobject, HtmlTag.Text, Title }.ToFrozenSet();

    private static readonly FrozenSet<HtmlTag> SvgInline = new[] { A, Tspan }.ToFrozenSet();

    // The attribute, and the elements that it is read on; an empty list means any element.
    private static readonly (string Attribute, HtmlTag[] Elements)[] TextAttributes =
    [
        ("alt", [Area, Img, Image, Input]),
        ("aria-braillelabel", []),
        ("aria-brailleroledescription", []),
        ("aria-description", []),
        ("aria-label", []),
        ("aria-placeholder", []),
        ("aria-roledescription", []),
        ("aria-valuetext", []),
        ("label", [Optgroup, Option, Track]),
        ("placeholder", [Input, Textarea]),
        ("title", []),
    ];

    // Attributes of any element that hold a URL, which the locale pass may have to rewrite.
    private static readonly FrozenSet<string> UrlAttributes =
        new[] { "action", "background", "data", "formaction", "href", "poster", "src", "srcset", "xlink:href" }
            .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> MetaText = new[]
    {
        "description", "og:title", "og:description", "og:image:alt", "og:video:alt", "twitter:title", "twitter:description",
        "twitter:image:alt", "article:section", "article:tag", "dc.title", "dc.description", "dcterms.title", "dcterms.abstract",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> JsonLdText =
        new[] { "headline", "alternativeHeadline", "description", "caption", "articleBody", "abstract" }.ToFrozenSet(StringComparer.Ordinal);

    // Types whose "name" is text; the name of any other (a person, an organization, a product) is its name in every language.
    private static readonly FrozenSet<string> JsonLdNamedByText = new[]
    {
        "AboutPage", "AnalysisNewsArticle", "Article", "BackgroundNewsArticle", "BlogPosting", "CollectionPage", "ContactPage",
        "CreativeWork", "FAQPage", "HowTo", "HowToSection", "HowToStep", "ImageObject", "ItemList", "ItemPage", "ListItem",
        "LiveBlogPosting", "NewsArticle", "OpinionNewsArticle", "Question", "Report", "ReportageNewsArticle", "ReviewNewsArticle",
        "SatiricalArticle", "ScholarlyArticle", "SiteNavigationElement", "TechArticle", "VideoObject", "WebPage",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly ExtractionRole[] HtmlRoles = BuildRoles();

    private static readonly FrozenDictionary<string, HtmlTag[]> TextAttributesByName =
        TextAttributes.ToFrozenDictionary(rule => rule.Attribute, rule => rule.Elements, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, HtmlTag[]>.AlternateLookup<ReadOnlySpan<char>> TextAttributesByChars =
        TextAttributesByName.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> UrlAttributesByChars =
        UrlAttributes.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The role of an element.</summary>
    public static ExtractionRole RoleOf(HtmlTag tag, ElementNamespace ns) => ns switch
    {
        ElementNamespace.Html => tag < FirstOther ? HtmlRoles[(int)tag] : ExtractionRole.Inline,
        ElementNamespace.Svg when tag == Svg => ExtractionRole.SubFlow,
        ElementNamespace.Svg when SvgInline.Contains(tag) => ExtractionRole.Inline,
        ElementNamespace.MathMl => ExtractionRole.Protected,
        _ => ExtractionRole.Block,
    };

    /// <summary>Whether an SVG element holds text that people read.</summary>
    public static bool IsSvgText(HtmlTag tag) => SvgText.Contains(tag);

    /// <summary>The longest name of an attribute that matters, in bytes.</summary>
    public static int LongestAttributeName { get; } =
        TextAttributes.Select(rule => rule.Attribute).Concat(UrlAttributes).Append("value").Max(name => name.Length);

    // For each length the first letters that names of attributes that matter begin with, as bits.
    private static readonly uint[] FirstLetters = BuildFirstLetters();

    /// <summary>Whether an attribute may be one of those that hold text or URLs: a quick no for most.</summary>
    /// <param name="name">The attribute's name as the page writes it.</param>
    public static bool MayMatter(ReadOnlySpan<byte> name) =>
        name.Length < FirstLetters.Length && !name.IsEmpty && (FirstLetters[name.Length] >> (name[0] & 31) & 1) != 0;

    private static uint[] BuildFirstLetters()
    {
        var letters = new uint[LongestAttributeName + 1];
        foreach (var name in TextAttributes.Select(rule => rule.Attribute).Concat(UrlAttributes).Append("value"))
            letters[name.Length] |= 1u << (name[0] & 31);
        return letters;
    }

    /// <summary>Whether an attribute holds text that people read.</summary>
    /// <param name="tag">The element.</param>
    /// <param name="name">The attribute's name in lower case.</param>
    public static bool IsTextAttribute(HtmlTag tag, ReadOnlySpan<char> name) =>
        TextAttributesByChars.TryGetValue(name, out var elements) && (elements.Length == 0 || Array.IndexOf(elements, tag) >= 0);

    /// <summary>Whether an attribute holds a URL.</summary>
    /// <param name="name">The attribute's name in lower case.</param>
    public static bool IsUrlAttribute(ReadOnlySpan<char> name) => UrlAttributesByChars.Contains(name);

    /// <summary>Whether an attribute can be text at all, whatever rules say: code, languages and URLs never are.</summary>
    /// <param name="name">The attribute's name in lower case.</param>
    public static bool MayHoldText(string name) => !name.StartsWith("on", StringComparison.Ordinal)
        && name is not ("style" or "srcdoc" or "lang" or "xml:lang" or "dir" or "translate" or "http-equiv" or "charset" or "class" or "id" or "name" or "type" or "rel")
        && !UrlAttributes.Contains(name);

    /// <summary>Whether the content of a <c>meta</c> with this name, property or itemprop is text.</summary>
    public static bool IsTextMeta(string name) => MetaText.Contains(name);

    /// <summary>Whether a JSON-LD property of an object of these types is text.</summary>
    /// <param name="property">The property.</param>
    /// <param name="types">The object's types; may be empty.</param>
    public static bool IsTextJsonLd(string property, IReadOnlyList<string> types) =>
        JsonLdText.Contains(property) || (property == "name" && types.Any(JsonLdNamedByText.Contains));

    private static ExtractionRole[] BuildRoles()
    {
        var roles = new ExtractionRole[(int)Xmp + 1];
        foreach (var tag in Inline)
            roles[(int)tag] = ExtractionRole.Inline;
        foreach (var tag in InlineVoid)
            roles[(int)tag] = ExtractionRole.InlineVoid;
        foreach (var tag in SubFlow)
            roles[(int)tag] = ExtractionRole.SubFlow;
        foreach (var tag in Protected)
            roles[(int)tag] = ExtractionRole.Protected;
        return roles;
    }
}
