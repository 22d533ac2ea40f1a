using System.Collections.Immutable;

namespace Localizer.Model;

/// <summary>The value of an attribute at its place in a page.</summary>
/// <param name="Element">The element's name in lower case.</param>
/// <param name="Name">The attribute's name in lower case.</param>
/// <param name="Value">The bytes of its value, without quotes.</param>
/// <param name="Syntax">How the value is written.</param>
/// <param name="Text">The value as text, character references resolved.</param>
public sealed record AttributeSite(string Element, string Name, ByteRange Value, TextSyntax Syntax, string Text);

/// <summary>An element of a page's head that the locale pass may replace as a whole.</summary>
/// <param name="Tag">The bytes of its tag.</param>
/// <param name="SpaceAt">The byte where the white space before it begins.</param>
/// <param name="Key">What tells it from its like: the <c>hreflang</c> of an alternate, else empty.</param>
/// <param name="Value">The attribute that holds its value.</param>
public sealed record HeadElement(ByteRange Tag, int SpaceAt, string Key, AttributeSite Value);

/// <summary>Where a JSON-LD script says the language of something.</summary>
/// <param name="Value">The bytes of the tag, between its quotes.</param>
/// <param name="Text">The tag.</param>
/// <param name="WorkAt">
/// The byte right after the brace of the object that says so by <c>inLanguage</c> and does not name a work that it translates;
/// <see langword="null"/> for others.
/// </param>
public sealed record JsonLdLanguage(ByteRange Value, string Text, int? WorkAt);

/// <summary>Where a page holds what its locale decides: the byte sites that the locale pass writes to.</summary>
public sealed record PageMap
{
    /// <summary>A page without any of it.</summary>
    public static PageMap Empty { get; } = new();

    /// <summary>The byte right after <c>&lt;html</c>, where an attribute can be inserted; <see langword="null"/> when the page has no such tag.</summary>
    public int? HtmlAttributesAt { get; init; }

    /// <summary>The byte where <c>&lt;html&gt;</c> would begin in a document that has no such tag; <see langword="null"/> in a fragment, too.</summary>
    public int? HtmlTagAt { get; init; }

    /// <summary>Whether tags are closed as in XML, by the page's own word (<c>xmlns</c> on <c>html</c>).</summary>
    public bool UsesXmlSyntax { get; init; }

    /// <summary>The byte before <c>&lt;/head&gt;</c>, or before what ends the head without it; <see langword="null"/> in a fragment.</summary>
    public int? HeadEndAt { get; init; }

    /// <summary>The white space before <see cref="HeadEndAt"/>: empty, or the line break and indentation that set the head's tags off.</summary>
    public string HeadIndent { get; init; } = "";

    /// <summary>The byte right after <c>&lt;head&gt;</c>, or <c>&lt;html&gt;</c>, or where the first element of an implied head begins; <see langword="null"/> in a fragment.</summary>
    public int? HeadContentAt { get; init; }

    /// <summary>The name of the page's encoding when nothing in the page declares it; else <see langword="null"/>.</summary>
    public string? UndeclaredEncoding { get; init; }

    /// <summary>The value of <c>lang</c> on <c>html</c>, or on <c>body</c> where that alone says the page's language, or <see langword="null"/>.</summary>
    public AttributeSite? HtmlLang { get; init; }

    /// <summary>The value of <c>xml:lang</c> there, or <see langword="null"/>.</summary>
    public AttributeSite? HtmlXmlLang { get; init; }

    /// <summary>The language that the page says it is in, as it says it, or <see langword="null"/>.</summary>
    internal string? SaidLanguage => HtmlLang?.Text ?? HtmlXmlLang?.Text;

    /// <summary>The value of <c>dir</c> on <c>html</c>, or <see langword="null"/>.</summary>
    public AttributeSite? HtmlDir { get; init; }

    /// <summary>The content of the page's <c>og:locale</c>, or <see langword="null"/>.</summary>
    public AttributeSite? OpenGraphLocale { get; init; }

    /// <summary>The <c>meta</c> elements of <c>og:locale:alternate</c>.</summary>
    public ImmutableArray<HeadElement> OpenGraphAlternates { get; init; } = [];

    /// <summary>The byte after the <c>meta</c> of <c>og:locale</c>; meaningful when the page has one.</summary>
    public int OpenGraphLocaleEnd { get; init; }

    /// <summary>The content of the page's <c>og:url</c>, or <see langword="null"/>.</summary>
    public AttributeSite? OpenGraphUrl { get; init; }

    /// <summary>The content of <c>meta http-equiv=content-language</c>, or <see langword="null"/>.</summary>
    public AttributeSite? ContentLanguage { get; init; }

    /// <summary>The <c>href</c> of the page's canonical link, or <see langword="null"/>.</summary>
    public AttributeSite? Canonical { get; init; }

    /// <summary>The page's <c>link rel=alternate hreflang</c> elements.</summary>
    public ImmutableArray<HeadElement> Alternates { get; init; } = [];

    /// <summary>Where JSON-LD scripts say languages.</summary>
    public ImmutableArray<JsonLdLanguage> JsonLdLanguages { get; init; } = [];

    /// <summary>The page's title and the bytes of its text, without the white space around it; or <see langword="null"/>.</summary>
    public TitleSite? Title { get; init; }

    /// <summary>The <c>href</c> of the first <c>base</c>, or <see langword="null"/>.</summary>
    public AttributeSite? BaseHref { get; init; }

    /// <summary>
    /// Each attribute that holds a URL which depends on where the page is, in the page's order; with those that lead to a place on a
    /// site (<c>/…</c>, <c>https://…</c>) where extraction was asked for all links. Of a <c>style</c> it is what <c>url()</c> holds.
    /// </summary>
    public ImmutableArray<AttributeSite> Urls { get; init; } = [];
}

/// <summary>The text of a page's <c>title</c>.</summary>
/// <param name="Value">Its bytes, without the white space around it.</param>
/// <param name="Text">The text, character references resolved.</param>
public sealed record TitleSite(ByteRange Value, string Text);

/// <summary>Bytes of a page's markup to be replaced by text.</summary>
/// <param name="Range">The bytes; empty to insert.</param>
/// <param name="Text">What stands there afterwards, before it is escaped; for <see cref="Syntax"/> null, markup as it is.</param>
/// <param name="Syntax">How <paramref name="Text"/> is to be written; <see langword="null"/> when it is ASCII markup itself.</param>
public sealed record ByteEdit(ByteRange Range, string Text, TextSyntax? Syntax)
{
    /// <summary>The attributes that the bytes stand in, as those of a page in <c>srcdoc</c> do, the innermost first; empty for most.</summary>
    public ImmutableArray<TextSyntax> Around { get; init; } = [];
}
