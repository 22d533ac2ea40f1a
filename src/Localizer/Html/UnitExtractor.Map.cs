using System.Collections.Immutable;
using Localizer.Model;

namespace Localizer.Html;

// The page's map: where it holds what its locale decides.
internal sealed partial class UnitExtractor
{
    private readonly ImmutableArray<HeadElement>.Builder _alternates = ImmutableArray.CreateBuilder<HeadElement>();
    private readonly ImmutableArray<HeadElement>.Builder _openGraphAlternates = ImmutableArray.CreateBuilder<HeadElement>();
    private readonly ImmutableArray<JsonLdLanguage>.Builder _jsonLdLanguages = ImmutableArray.CreateBuilder<JsonLdLanguage>();
    private bool _isDocument;
    private bool _headEndsHere;
    private int? _htmlTagAt;
    private int? _htmlAttributesAt;
    private bool _usesXmlSyntax;
    private int? _headContentAt;
    private int? _headEndAt;
    private int? _headTagAt;
    private AttributeSite? _htmlXmlLang;
    private AttributeSite? _htmlDir;
    private AttributeSite? _openGraphLocale;
    private int _openGraphLocaleEnd;
    private AttributeSite? _openGraphUrl;
    private AttributeSite? _contentLanguage;
    private AttributeSite? _canonical;
    private AttributeSite? _baseHref;
    private TitleSite? _title;

    private PageMap BuildMap()
    {
        var headEnd = _isDocument ? _headEndAt ?? _headContentAt : null;
        return new PageMap
        {
            HtmlAttributesAt = _htmlAttributesAt,
            HtmlTagAt = _isDocument && _htmlAttributesAt is null ? _htmlTagAt : null,
            UsesXmlSyntax = _usesXmlSyntax,
            HeadContentAt = _headContentAt,
            HeadEndAt = headEnd is { } end ? WithoutSpaceBefore(end) : null,
            HeadIndent = _headTagAt is { } tag ? System.Text.Encoding.ASCII.GetString(_page.Markup.Span[WithoutSpaceBefore(tag)..tag]) : "",
            UndeclaredEncoding = _page.DeclaresEncoding ? null : _page.Encoding.Name,
            HtmlLang = _htmlLang,
            HtmlXmlLang = _htmlXmlLang,
            HtmlDir = _htmlDir,
            OpenGraphLocale = _openGraphLocale,
            OpenGraphLocaleEnd = _openGraphLocaleEnd,
            OpenGraphAlternates = _openGraphAlternates.ToImmutable(),
            OpenGraphUrl = _openGraphUrl,
            ContentLanguage = _contentLanguage,
            Canonical = _canonical,
            Alternates = _alternates.ToImmutable(),
            JsonLdLanguages = _jsonLdLanguages.ToImmutable(),
            Title = _title,
            BaseHref = _baseHref,
            Urls = _urls.ToImmutable(),
        };
    }

    private int WithoutSpaceBefore(int at)
    {
        var before = _page.Markup.Span[_page.MarkupStart..at];
        return _page.MarkupStart + before.TrimEnd(" \t\n\f\r"u8).Length;
    }

    /// <summary>Notes where the head has ended, once the token that ended it is known.</summary>
    private void NoteHeadEnd(in TreeBuilder tree)
    {
        _headEndAt ??= tree.Token.Range.Start;
        _headEndsHere = false;
    }

    /// <summary>What a tag of HTML's own says of the page as a whole.</summary>
    private void ReadPageTag(in TreeBuilder tree, TextContext context)
    {
        var tag = tree.Tag;
        _isDocument |= tag is HtmlTag.Html or HtmlTag.Head or HtmlTag.Body or HtmlTag.Title;
        if (tag is HtmlTag.Html or HtmlTag.Head)
        {
            _headContentAt = tree.Token.Range.End;
        }
        else if (tag is HtmlTag.Title or HtmlTag.Meta or HtmlTag.Link or HtmlTag.Style && context.Block is HtmlTag.Head or HtmlTag.Title)
        {
            _headContentAt ??= tree.Token.Range.Start;
            _headTagAt ??= tree.Token.Range.Start;
        }

        if (tag == HtmlTag.Html)
            ReadHtmlTag(in tree);
        else if (tag == HtmlTag.Body && PageTag is null && tree.Token.TryGetAttribute("lang"u8, out var lang))
            _htmlLang = SiteOf(HtmlTag.Body, "lang", lang);
        else if (tag == HtmlTag.Body && PageTag is null && tree.Token.TryGetAttribute("xml:lang"u8, out var xmlLang))
            _htmlXmlLang = SiteOf(HtmlTag.Body, "xml:lang", xmlLang);
        else if (tag == HtmlTag.Link)
            ReadLinkTag(in tree);
    }

    /// <summary>The language that the page says it is in, or <see langword="null"/>.</summary>
    private string? PageTag => _htmlLang?.Text ?? _htmlXmlLang?.Text;

    private void ReadHtmlTag(in TreeBuilder tree)
    {
        _htmlAttributesAt = tree.Token.Content.End;
        _usesXmlSyntax |= tree.Token.TryGetAttribute("xmlns"u8, out _);
        if (tree.Token.TryGetAttribute("lang"u8, out var lang))
            _htmlLang = SiteOf(HtmlTag.Html, "lang", lang);
        if (tree.Token.TryGetAttribute("xml:lang"u8, out var xmlLang))
            _htmlXmlLang = SiteOf(HtmlTag.Html, "xml:lang", xmlLang);
        if (tree.Token.TryGetAttribute("dir"u8, out var dir))
            _htmlDir = SiteOf(HtmlTag.Html, "dir", dir);
    }

    private void ReadLinkTag(in TreeBuilder tree)
    {
        if (!tree.Token.TryGetAttribute("rel"u8, out var rel) || !tree.Token.TryGetAttribute("href"u8, out var href) || href.Value.IsEmpty)
            return;
        if (HoldsToken(rel, "canonical"u8))
            _canonical ??= SiteOf(HtmlTag.Link, "href", href);
        else if (HoldsToken(rel, "alternate"u8) && tree.Token.TryGetAttribute("hreflang"u8, out var language))
            _alternates.Add(new HeadElement(tree.Token.Range, WithoutSpaceBefore(tree.Token.Range.Start), Trimmed(language), SiteOf(HtmlTag.Link, "href", href)));
    }

    /// <summary>Notes a <c>meta</c> that says the page's locale or its place.</summary>
    /// <returns>Whether it is one.</returns>
    private bool ReadPageMeta(in TreeBuilder tree, string name, HtmlAttribute content)
    {
        switch (name)
        {
            case "og:locale":
                if (_openGraphLocale is null)
                    (_openGraphLocale, _openGraphLocaleEnd) = (SiteOf(HtmlTag.Meta, "content", content), tree.Token.Range.End);
                return true;
            case "og:locale:alternate":
                _openGraphAlternates.Add(new HeadElement(tree.Token.Range, WithoutSpaceBefore(tree.Token.Range.Start), "", SiteOf(HtmlTag.Meta, "content", content)));
                return true;
            case "og:url":
                _openGraphUrl ??= SiteOf(HtmlTag.Meta, "content", content);
                return true;
            default:
                return false;
        }
    }

    private void ReadTitle(ByteRange text, TextContext context)
    {
        if (_title is not null || !context.Translate || context.Block != HtmlTag.Title)
            return;
        var bytes = text.Of(_page.Markup.Span);
        var start = text.Start + bytes.Length - bytes.TrimStart(" \t\n\f\r"u8).Length;
        var range = new ByteRange(start, Math.Max(start, text.Start + bytes.TrimEnd(" \t\n\f\r"u8).Length));
        if (range.IsEmpty)
            return;
        _value.Clear();
        _value.Decode(_page.Markup.Span, range, ReferenceSyntax.Text, _page.MarkupEncoding);
        _title = new TitleSite(range, _value.Characters.ToString());
    }
}
