using System.Collections.Immutable;
using System.Text;
using Localizer.Model;

namespace Localizer.Html;

internal sealed partial class UnitExtractor
{
    private const int FewAttributes = 32;

    /// <summary>The type of scripts that hold ITS rules.</summary>
    internal const string ItsMediaType = "application/its+xml";

    /// <summary>The type of scripts that hold JSON-LD.</summary>
    internal const string JsonLdMediaType = "application/ld+json";

    /// <summary>How a page links to ITS rules.</summary>
    internal const string ItsRelation = "its-rules";

    // Besides the class, and what ITS and some elements have of their own.
    private static readonly NameFilter FactNames = new(["lang", "xml:lang", "translate", "itemtype", "typeof", "itemscope"]);

    private readonly CharacterBuffer _value = new();
    private readonly List<ExtractedPage> _embedded = [];
    private readonly Dictionary<string, int> _firstOfName = new(StringComparer.OrdinalIgnoreCase);
    private int _firstOfNameIn = -1;
    private PagePositions? _positions;
    private readonly ChunkedList<AttributeSite> _urls = new();
    private readonly PreCodeFinder _preCode = new();
    private readonly SiteNames _siteNames = new();
    private AttributeSite? _htmlLang;

    // Most tags have no attribute that says anything of the element but its class, and that rarely does.
    private static bool MayHaveFacts(HtmlTag tag, in HtmlTokenizer token)
    {
        if (tag is HtmlTag.Pre || IsNamedByIsland(tag, in token))
            return true;
        var mayHoldOther = tag is HtmlTag.Script or HtmlTag.Link;
        foreach (ref readonly var attribute in token.Attributes)
        {
            var name = attribute.Name.Of(token.Markup);
            var isClass = name.Length == 5 && (name[0] | 0x20) == 'c';
            var may = isClass
                ? attribute.Value.Length >= "notranslate".Length && attribute.Value.Of(token.Markup).IndexOf("notranslate"u8) >= 0
                : FactNames.MayHold(name) || ItsAttributes.MayBe(name) || (mayHoldOther && MaySayWhatItHolds(tag, in attribute, token.Markup));
            if (may)
                return true;
        }

        return false;
    }

    // A script of JSON-LD or of ITS rules says so in a long type, and a link to rules in a relation with a hyphen; either may be encoded.
    private static bool MaySayWhatItHolds(HtmlTag tag, in HtmlAttribute attribute, ReadOnlySpan<byte> markup)
    {
        var name = attribute.Name.Of(markup);
        return tag == HtmlTag.Script
            ? attribute.Value.Length >= Math.Min(ItsMediaType.Length, JsonLdMediaType.Length) && Ascii.EqualsIgnoreCase(name, "type"u8)
            : attribute.Value.Of(markup).ContainsAny((byte)'-', (byte)'&') && Ascii.EqualsIgnoreCase(name, "rel"u8);
    }

    private ElementFacts ReadFacts(HtmlTag tag, in HtmlTokenizer token)
    {
        var (translate, isUntranslated, isJsonLd) = ((TranslateFlag?)null, false, false);
        var isIts = false;
        string? language = null;
        string? xmlLanguage = null;
        var (isItem, itemType) = (false, (string?)null);
        foreach (ref readonly var attribute in token.Attributes)
        {
            // One look at a name's length settles most; of two attributes with one name the first counts.
            var name = attribute.Name.Of(token.Markup);
            if (name.Length == 4 && language is null && Ascii.EqualsIgnoreCase(name, "lang"u8))
                language = LanguageOf(attribute);
            else if (name.Length == 4 && tag == HtmlTag.Script && Ascii.EqualsIgnoreCase(name, "type"u8))
            {
                var type = Trimmed(attribute);
                isJsonLd |= type.Split(';')[0].TrimEnd().Equals(JsonLdMediaType, StringComparison.OrdinalIgnoreCase);
                HoldsRules |= type.Equals(ItsMediaType, StringComparison.OrdinalIgnoreCase);
            }
            else if (name.Length == 3 && tag == HtmlTag.Link && Ascii.EqualsIgnoreCase(name, "rel"u8))
                HoldsRules |= Trimmed(attribute).Contains(ItsRelation, StringComparison.OrdinalIgnoreCase);
            else if (name.Length == 5 && Ascii.EqualsIgnoreCase(name, "class"u8))
                isUntranslated |= HoldsToken(attribute, "notranslate"u8);
            else if (name.Length == 9 && translate is null && Ascii.EqualsIgnoreCase(name, "translate"u8))
                translate = FlagOf(Trimmed(attribute));
            else if (name.Length == 8 && xmlLanguage is null && Ascii.EqualsIgnoreCase(name, "xml:lang"u8))
                xmlLanguage = LanguageOf(attribute);
            else if (name.Length is 6 or 8 && (Ascii.EqualsIgnoreCase(name, "itemtype"u8) || Ascii.EqualsIgnoreCase(name, "typeof"u8)))
                itemType ??= Trimmed(attribute);
            else if (name.Length == 9 && Ascii.EqualsIgnoreCase(name, "itemscope"u8))
                isItem = true;
            else if (ItsAttributes.MayBe(name))
                isIts = true;
        }

        if (translate is null or TranslateFlag.Inherit)
            translate = isUntranslated ? TranslateFlag.No : TranslateFlag.Inherit;
        var isProtected = tag == HtmlTag.Pre && _preCode.HoldsCode(in token);
        return new ElementFacts(translate.Value, language ?? xmlLanguage, isProtected, isJsonLd, StatementOf(tag, in token, isIts), itemType ?? (isItem ? "" : null));
    }

    // An element whose name a template puts in is taken for a block: <h<?= $level ?>>.
    private ElementStatement? StatementOf(HtmlTag tag, in HtmlTokenizer token, bool isIts)
    {
        var said = isIts ? ItsAttributes.Read(in token, _page) : null;
        return IsNamedByIsland(tag, in token) ? ElementStatement.Merge(new ElementStatement { Flow = TextFlow.Block }, said) : said;
    }

    private static bool IsNamedByIsland(HtmlTag tag, in HtmlTokenizer token) =>
        tag >= HtmlTag.FirstOther && token.Islands is not null && IslandFinder.MayBeIn(token.Content.Of(token.Markup));

    // A language that a template puts in is not known.
    private string? LanguageOf(HtmlAttribute attribute) => Trimmed(attribute) is var language && TemplateIslands.MayBeIn(language) ? null : language;

    private static TranslateFlag FlagOf(string value) => value.ToLowerInvariant() switch
    {
        "no" => TranslateFlag.No,
        "" or "yes" => TranslateFlag.Yes,
        _ => TranslateFlag.Inherit,
    };

    private bool HoldsToken(HtmlAttribute attribute, ReadOnlySpan<byte> token)
    {
        var value = attribute.Value.Of(_page.Markup.Span);
        return value.IndexOf(token) >= 0
            && Encoding.Latin1.GetString(value).Split([' ', '\t', '\n', '\f', '\r']).Contains(Encoding.ASCII.GetString(token));
    }

    /// <summary>The units and the sites of a start tag's attributes.</summary>
    private void ReadAttributes(in TreeBuilder tree, TextContext context, TextContext parent)
    {
        var tag = tree.Tag;
        if (tag is HtmlTag.Html or HtmlTag.Head or HtmlTag.Body or HtmlTag.Title or HtmlTag.Meta or HtmlTag.Link or HtmlTag.Style
            && _describedNamespace == ElementNamespace.Html)
        {
            ReadPageTag(in tree, context);
        }

        if (tag == HtmlTag.Meta)
        {
            ReadMeta(in tree, context, parent);
            return;
        }

        var ruled = DescribedStatement?.Attributes;
        foreach (ref readonly var attribute in tree.Token.Attributes)
        {
            if (attribute.Value.IsEmpty || (ruled is not null && !parent.HidesAttributes && TryReadRuled(in tree, attribute, ruled, context, parent)))
                continue;
            if (ExtractionRules.MayMatter(attribute.Name.Of(tree.Token.Markup)) && (tag == HtmlTag.Base || !IsFixedLink(in attribute)))
                ReadAttribute(in tree, in attribute, context, parent);
        }
    }

    // Apart from the loop, which goes over many attributes for one that comes here: room for a name costs each call that makes it.
    private void ReadAttribute(in TreeBuilder tree, ref readonly HtmlAttribute attribute, TextContext context, TextContext parent)
    {
        var tag = tree.Tag;
        var lower = Lower(attribute.Name.Of(tree.Token.Markup), stackalloc char[ExtractionRules.LongestAttributeName]);
        var isText = ExtractionRules.IsTextAttribute(tag, lower) || (lower is "value" && IsFirstOfItsName(in tree, attribute) && IsButton(in tree));
        string? url = null;
        var isUrl = !isText && ExtractionRules.IsUrlAttribute(lower, out url);
        var mayTranslate = context.Translate && !parent.HidesAttributes;
        if ((!mayTranslate && !isUrl) || !IsFirstOfItsName(in tree, attribute))
            return;
        if (isText)
            AddAttributeUnit(tag, lower, attribute, context);
        else if (url is not null)
            AddUrl(tag, url, attribute, in tree);
        else if (lower is "content")
            AddSchemaContent(in tree, attribute, context, parent, said: null);
        else if (lower is "srcdoc" && tag == HtmlTag.Iframe)
            AddEmbeddedPage(attribute, context);
    }

    /// <summary>Extracts from a page in an attribute, unless that stands in another such page that does in another.</summary>
    private void AddEmbeddedPage(HtmlAttribute attribute, TextContext context)
    {
        if (context.IsForeign || _page.Container?.Container is not null)
            return;
        var page = SourcePage.Embedded(_page, attribute.Value);
        var language = _language with { Fallback = _language.Of(PageTag) };
        var extracted = ExtractEmbedded?.Invoke(page, language) ?? new UnitExtractor(page, overrides: null, language, _links).Extract();
        _diagnostics.AddRange(extracted.Diagnostics);
        AddSite(UnitSite.OfPage(attribute.Value, SyntaxOf(attribute), _embedded.Count));
        _embedded.Add(extracted);
    }

    // Most of the attributes that may matter: links that do not depend on where the page is, told before their name is looked up.
    private bool IsFixedLink(ref readonly HtmlAttribute attribute)
    {
        var markup = _page.Markup.Span;
        var name = attribute.Name.Of(markup);
        var known = name.Length switch
        {
            3 when name.SequenceEqual("src"u8) => "src",
            4 when name.SequenceEqual("href"u8) => "href",
            5 when name.SequenceEqual("style"u8) => "style",
            _ => null,
        };
        return known is not null && !IsLink(attribute.Value.Of(markup), known);
    }

    /// <summary>Reads an attribute that rules speak of, unless it holds what is no text.</summary>
    /// <returns>Whether it was settled.</returns>
    private bool TryReadRuled(
        in TreeBuilder tree, HtmlAttribute attribute, ImmutableDictionary<string, AttributeStatement> ruled, TextContext context, TextContext parent)
    {
        var name = Encoding.Latin1.GetString(attribute.Name.Of(tree.Token.Markup)).ToLowerInvariant();
        if (!ruled.TryGetValue(name, out var statement) || !IsFirstOfItsName(in tree, attribute))
            return false;
        if (name == "srcdoc" && tree.Tag == HtmlTag.Iframe)
        {
            if (MayTranslate(statement, isText: true, context))
                AddEmbeddedPage(attribute, context);
            return true;
        }

        if (!ExtractionRules.MayHoldText(name))
            return false;
        if (name == "content" && AddSchemaContent(in tree, attribute, context, parent, statement))
            return true;
        var isText = ExtractionRules.IsTextAttribute(tree.Tag, name) || (name == "value" && IsButton(in tree));
        if (MayTranslate(statement, isText, context))
            AddAttributeUnit(tree.Tag, name, attribute, context with { Translate = true }, statement);
        return true;
    }

    // What holds for an attribute that rules have translated.
    private static TextContext Ruled(TextContext context, AttributeStatement statement) =>
        context with { Translate = true, Scope = context.Scope?.ForAttribute(statement) };

    private static bool MayTranslate(AttributeStatement statement, bool isText, in TextContext context)
    {
        if (statement.IsLeftOut ?? context.Scope?.IsLeftOut ?? false)
            return false;
        var isAsked = statement is { Translate: TranslateFlag.Yes } or { IsLeftOut: false, Translate: TranslateFlag.Inherit };
        return isAsked || (isText && statement.Translate == TranslateFlag.Inherit && (context.Scope?.PageTranslate ?? context.Translate));
    }

    private static ReadOnlySpan<char> Lower(ReadOnlySpan<byte> name, Span<char> characters)
    {
        for (var i = 0; i < name.Length; i++)
            characters[i] = char.ToLowerInvariant((char)name[i]);
        return characters[..name.Length];
    }

    // Of two attributes with one name only the first counts. A tag of very many is gone through once, not once for each of them.
    private bool IsFirstOfItsName(in TreeBuilder tree, HtmlAttribute attribute)
    {
        var markup = tree.Token.Markup;
        if (tree.Token.Attributes.Length <= FewAttributes)
            return tree.Token.TryGetAttribute(attribute.Name.Of(markup), out var first) && first == attribute;
        if (_firstOfNameIn != tree.Token.Range.Start)
        {
            _firstOfNameIn = tree.Token.Range.Start;
            _firstOfName.Clear();
            foreach (ref readonly var candidate in tree.Token.Attributes)
            {
                if (ExtractionRules.MayMatter(candidate.Name.Of(markup)))
                    _firstOfName.TryAdd(Encoding.Latin1.GetString(candidate.Name.Of(markup)), candidate.Name.Start);
            }
        }

        return _firstOfName[Encoding.Latin1.GetString(attribute.Name.Of(markup))] == attribute.Name.Start;
    }

    private bool IsButton(in TreeBuilder tree) => tree.Tag == HtmlTag.Input
        && tree.Token.TryGetAttribute("type"u8, out var type)
        && ExtractionRules.IsTextValue(Trimmed(type).ToLowerInvariant());

    private void AddAttributeUnit(
        HtmlTag tag, ReadOnlySpan<char> name, HtmlAttribute attribute, TextContext context, AttributeStatement? statement = null)
    {
        var kind = name is "value" ? UnitKind.Value : UnitKind.Attribute;
        if (context.Scope is { } scope)
            context = context with { Scope = scope.ForAttribute(statement) };
        AddSite(new UnitSite(kind, _siteNames.Of(tag, _names.NameOf(tag), name), attribute.Value, SyntaxOf(attribute), context));
    }

    private void AddUrl(HtmlTag tag, string name, HtmlAttribute attribute, in TreeBuilder tree)
    {
        if (tag != HtmlTag.Base && !IsLink(attribute.Value.Of(tree.Token.Markup), name))
            return;

        // What names the page itself is the site's business, not a way to a file.
        if (tag == HtmlTag.Link && tree.Token.TryGetAttribute("rel"u8, out var rel)
            && (HoldsToken(rel, "canonical"u8) || HoldsToken(rel, "alternate"u8)))
        {
            return;
        }

        if (tag == HtmlTag.Base && name is "href")
            _baseHref ??= SiteOf(tag, name, attribute);
        else
            _urls.Add(SiteOf(tag, name, attribute));
    }

    /// <summary>Whether a URL is one that the locale pass is to see.</summary>
    private bool IsLink(ReadOnlySpan<byte> url, ReadOnlySpan<char> attribute) =>
        IsRelative(url, attribute) || (_links == LinkReach.Site && LeadsToASite(url.TrimStart(" \t\n\f\r"u8)));

    private static bool LeadsToASite(ReadOnlySpan<byte> url) => url.StartsWith("/"u8)
        || (url.Length > 8 && (Ascii.EqualsIgnoreCase(url[..7], "http://"u8) || Ascii.EqualsIgnoreCase(url[..8], "https://"u8)));

    // A scheme, an authority, a root, a query or a fragment alone: such a URL does not depend on where the page is.
    // Where a template puts in how it begins, nobody knows that here.
    private static bool IsRelative(ReadOnlySpan<byte> url, ReadOnlySpan<char> attribute)
    {
        if (attribute is "srcset")
            return !url.ContainsAny((byte)'{', (byte)'<') || !IslandFinder.MayBeIn(url);
        if (attribute is "style")
            return url.Contains((byte)'(') && (url.IndexOf("url("u8) >= 0 || url.IndexOf("URL("u8) >= 0) && !IslandFinder.MayBeIn(url);
        if (!url.IsEmpty && url[0] <= ' ')
            url = url.TrimStart(" \t\n\f\r"u8);
        if (url.IsEmpty || url[0] is (byte)'/' or (byte)'\\' or (byte)'#' or (byte)'?' || IslandFinder.Begins(url))
            return false;
        var end = url.IndexOfAny(":/?#"u8);
        return end < 0 || url[end] != ':';
    }

    private AttributeSite SiteOf(HtmlTag tag, string name, HtmlAttribute attribute) =>
        new(_names.NameOf(tag), name, attribute.Value, SyntaxOf(attribute), Trimmed(attribute));

    private static TextSyntax SyntaxOf(HtmlAttribute attribute) => attribute.Quoting switch
    {
        AttributeQuoting.Double => TextSyntax.DoubleQuoted,
        AttributeQuoting.Single => TextSyntax.SingleQuoted,
        _ => TextSyntax.Unquoted,
    };

    // Most values are plain: their bytes are their characters.
    private string Trimmed(HtmlAttribute attribute)
    {
        var bytes = attribute.Value.Of(_page.Markup.Span);
        if (Ascii.IsValid(bytes) && !bytes.ContainsAny((byte)'&', (byte)'\r'))
            return Encoding.ASCII.GetString(bytes.Trim(" \t\n\f"u8));
        _value.Clear();
        _value.Decode(_page.Markup.Span, attribute.Value, ReferenceSyntax.Attribute, _page.MarkupEncoding);
        return _value.Characters.Trim(" \t\n\f\r").ToString();
    }
}
