using System.Collections.Immutable;

namespace Localizer.Model;

/// <summary>The value of an attribute at its place in a page.</summary>
/// <param name="Element">The element's name in lower case.</param>
/// <param name="Name">The attribute's name in lower case.</param>
/// <param name="Value">The bytes of its value, without quotes.</param>
/// <param name="Syntax">How the value is written.</param>
/// <param name="Text">The value as text, character references resolved.</param>
public sealed record AttributeSite(string Element, string Name, ByteRange Value, TextSyntax Syntax, string Text);

/// <summary>Where a page holds what its locale decides: the byte sites that the locale pass writes to.</summary>
public sealed record PageMap
{
    /// <summary>A page without any of it.</summary>
    public static PageMap Empty { get; } = new();

    /// <summary>The byte right after <c>&lt;html</c>, where an attribute can be inserted; <see langword="null"/> when the page has no such tag.</summary>
    public int? HtmlAttributesAt { get; init; }

    /// <summary>The byte right after <c>&lt;head&gt;</c>, or <c>&lt;html&gt;</c>, or where the first element of an implied head begins; <see langword="null"/> in a fragment.</summary>
    public int? HeadContentAt { get; init; }

    /// <summary>The name of the page's encoding when nothing in the page declares it; else <see langword="null"/>.</summary>
    public string? UndeclaredEncoding { get; init; }

    /// <summary>The value of <c>lang</c> on <c>html</c>, or <see langword="null"/>.</summary>
    public AttributeSite? HtmlLang { get; init; }

    /// <summary>The value of <c>xml:lang</c> on <c>html</c>, or <see langword="null"/>.</summary>
    public AttributeSite? HtmlXmlLang { get; init; }

    /// <summary>The value of <c>dir</c> on <c>html</c>, or <see langword="null"/>.</summary>
    public AttributeSite? HtmlDir { get; init; }

    /// <summary>The content of the page's <c>og:locale</c>, or <see langword="null"/>.</summary>
    public AttributeSite? OpenGraphLocale { get; init; }

    /// <summary>The <c>href</c> of the first <c>base</c>, or <see langword="null"/>.</summary>
    public AttributeSite? BaseHref { get; init; }

    /// <summary>Each attribute that holds a URL which depends on where the page is, in the page's order.</summary>
    public ImmutableArray<AttributeSite> Urls { get; init; } = [];
}

/// <summary>Bytes of a page's markup to be replaced by text.</summary>
/// <param name="Range">The bytes; empty to insert.</param>
/// <param name="Text">What stands there afterwards, before it is escaped; for <see cref="Syntax"/> null, markup as it is.</param>
/// <param name="Syntax">How <paramref name="Text"/> is to be written; <see langword="null"/> when it is ASCII markup itself.</param>
public sealed record ByteEdit(ByteRange Range, string Text, TextSyntax? Syntax);
