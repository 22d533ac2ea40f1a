using Localizer.Model;

namespace Localizer.Html;

// What a page says of itself to search engines and social networks: meta elements, microdata, RDFa and JSON-LD.
internal sealed partial class UnitExtractor
{
    private void ReadMeta(in TreeBuilder tree, TextContext context, TextContext parent)
    {
        if (!tree.Token.TryGetAttribute("content"u8, out var content) || content.Value.IsEmpty)
            return;
        if (tree.Token.TryGetAttribute("http-equiv"u8, out var pragma))
            ReadPragma(Trimmed(pragma), content);
        var said = DescribedStatement?.Attributes?.GetValueOrDefault("content");
        if (!ReadMeta(in tree, "name"u8, content, context, said) && !ReadMeta(in tree, "property"u8, content, context, said))
            AddSchemaContent(in tree, content, context, parent, said);
    }

    private void ReadPragma(string pragma, HtmlAttribute content)
    {
        if (pragma.Equals("content-language", StringComparison.OrdinalIgnoreCase))
            _contentLanguage ??= SiteOf(HtmlTag.Meta, "content", content);
        else if (pragma.Equals("refresh", StringComparison.OrdinalIgnoreCase))
            _urls.Add(SiteOf(HtmlTag.Meta, "refresh", content));
    }

    /// <summary>Reads a <c>meta</c> by its name or its property.</summary>
    /// <returns>Whether that is one that is known.</returns>
    private bool ReadMeta(in TreeBuilder tree, ReadOnlySpan<byte> key, HtmlAttribute content, TextContext context, AttributeStatement? said)
    {
        if (!tree.Token.TryGetAttribute(key, out var attribute))
            return false;
        if (said is null && !ExtractionRules.MayBeMeta(attribute.Value.Of(_page.Markup.Span)))
            return false;
        var name = Trimmed(attribute).ToLowerInvariant();
        if (ReadPageMeta(in tree, name, content))
            return true;

        var role = ExtractionRules.RoleOfMeta(name);
        var isAsked = said is not null && MayTranslate(said, isText: role is MetaRole.Text or MetaRole.Terms, context);
        if (role == MetaRole.None && !isAsked)
            return false;
        if (!isAsked && (said is null ? !context.Translate : role != MetaRole.Kept || said.IsLeftOut == true))
            return true;
        context = isAsked ? Ruled(context, said!) : context with { Translate = role != MetaRole.Kept };
        if (role == MetaRole.Terms)
            AddTerms(UnitKind.Meta, name, content.Value, SyntaxOf(content), context);
        else
            AddSite(new UnitSite(UnitKind.Meta, name, content.Value, SyntaxOf(content), context));
        return true;
    }

    /// <summary>The <c>content</c> of a microdata or RDFa property, on <c>meta</c> or any other element.</summary>
    /// <returns>Whether the property is text.</returns>
    private bool AddSchemaContent(in TreeBuilder tree, HtmlAttribute content, TextContext context, TextContext parent, AttributeStatement? said)
    {
        var isMeta = tree.Tag == HtmlTag.Meta;
        if (!tree.Token.TryGetAttribute("itemprop"u8, out var properties) && !tree.Token.TryGetAttribute("property"u8, out properties))
            return false;
        if (SchemaTexts.HasOtherPrefix(properties.Value.Of(_page.Markup.Span)))
            return false;

        // Outside of any item it is said of the page itself.
        string[] types = parent.ItemType is null ? ["WebPage"] : parent.ItemType.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var property in Trimmed(properties).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var role = SchemaTexts.RoleOf(property, types);
            if (role == SchemaRole.None)
                continue;
            if (said is null ? !context.Translate : !MayTranslate(said, isText: true, context))
                return true;
            context = said is null ? context : Ruled(context, said);
            var (kind, name) = isMeta ? (UnitKind.Meta, property) : (UnitKind.Attribute, $"{_names.NameOf(tree.Tag)}@content");
            if (role == SchemaRole.Terms)
                AddTerms(kind, name, content.Value, SyntaxOf(content), context);
            else
                AddSite(new UnitSite(kind, name, content.Value, SyntaxOf(content), context));
            return true;
        }

        return false;
    }

    private void ReadJsonLd(ByteRange script, TextContext context)
    {
        var found = JsonLdReader.Read(_page.Markup.Span, script, _page.MarkupEncoding);
        if (found.Error is { } error)
        {
            _diagnostics.Add(new Diagnostic(
                "jsonld-invalid",
                Severity.Info,
                "A JSON-LD script is not valid JSON; it is left as it is.",
                PlaceOf(error),
                "Mend it if search engines are to read it."));
            return;
        }

        if (context.Translate)
            _jsonLdLanguages.AddRange(found.Languages);
        if (_links == LinkReach.Site)
        {
            foreach (var url in found.Urls)
                _urls.Add(url);
        }

        foreach (var text in found.Texts)
        {
            var isForeign = text.Language is { } language && IsLanguageTag(language) && _language.IsForeign(language, PageTag);
            var textContext = _contexts[0] with
            {
                Language = isForeign ? text.Language : context.Language,
                Translate = context.Translate,
                Scope = context.Scope,
            };
            if (text.IsTerms)
                AddTerms(UnitKind.JsonLd, text.Property, text.Range, TextSyntax.JsonString, textContext);
            else
                AddSite(new UnitSite(UnitKind.JsonLd, text.Property, text.Range, TextSyntax.JsonString, textContext));
        }
    }

    private Place PlaceOf(int offset) => _page.Container is null
        ? new Place(_page.Path, (_positions ??= new PagePositions(_page)).Of(offset))
        : PagePositions.PlaceOf(_page, offset);

    // "inLanguage" may also hold a language's name.
    private static bool IsLanguageTag(string language) => language.Split('-', '_')[0].Length is 2 or 3;

    /// <summary>Adds each term of a list between commas; the commas and the white space around the terms are none of theirs.</summary>
    private void AddTerms(UnitKind kind, string name, ByteRange list, TextSyntax syntax, TextContext context)
    {
        _value.Clear();
        if (syntax == TextSyntax.JsonString)
            _value.DecodeJson(_page.Markup.Span, list, _page.MarkupEncoding);
        else
            _value.Decode(_page.Markup.Span, list, ReferenceSyntax.Attribute, _page.MarkupEncoding);
        var start = 0;
        var islands = new TemplateIslands(_page.Markup.Span, list, _page.MarkupEncoding);
        var hasIsland = TemplateIslands.MayBeIn(_value.Characters) && islands.TryFindNext(out _, out _);
        for (var i = 0; i <= _value.Length; i++)
        {
            if (i < _value.Length && !IsListComma(_value.Characters[i]))
                continue;

            // A comma in a template's code parts no terms.
            while (hasIsland && i < _value.Length && islands.Last.End <= _value.Sites[i].Start)
                hasIsland = islands.TryFindNext(out _, out _);
            if (hasIsland && i < _value.Length && islands.Last.Start < _value.Sites[i].Start)
                continue;
            var term = _value.Characters[start..i];
            var trimmed = term.TrimStart().Length;
            var first = i - trimmed;
            var last = first + term.Trim().Length - 1;
            if (last >= first)
            {
                var range = new ByteRange(_value.Sites[first].Start, _value.Sites[last].End);
                var termSyntax = syntax == TextSyntax.Unquoted && range != list ? TextSyntax.UnquotedPart : syntax;
                AddSite(new UnitSite(kind, name, range, termSyntax, context));
            }

            start = i + 1;
        }
    }

    private static bool IsListComma(char character) => character is ',' or '，' or '、' or '،';
}
