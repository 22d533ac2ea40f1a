using System.Collections.Immutable;
using System.IO.Hashing;
using System.Text;
using Localizer.Model;

namespace Localizer.Html;

/// <summary>
/// Reads what a page shows besides its texts. Left out is what the locale pass may write: <c>lang</c> and <c>dir</c>, the links that name
/// a page's translations, what <c>meta</c> says of locale, address and encoding.
/// </summary>
internal sealed class PageFactsReader : ITreeSink
{
    private readonly SourcePage _page;
    private readonly TagNames _names = new();
    private readonly CharacterBuffer _value = new();
    private readonly XxHash64 _hash = new();
    private readonly HashSet<string> _anchors = new(StringComparer.Ordinal);
    private readonly List<string> _fragments = [];
    private readonly ImmutableArray<TagFact>.Builder _blocks = ImmutableArray.CreateBuilder<TagFact>();
    private readonly Dictionary<TagFact, int> _inline = [];
    private readonly ImmutableArray<ulong>.Builder _code = ImmutableArray.CreateBuilder<ulong>();
    private bool _isJsonLd;

    private PageFactsReader(SourcePage page) => _page = page;

    /// <summary>Reads a page.</summary>
    /// <param name="extracted">The page, with what extraction says of it.</param>
    public static PageFacts Read(ExtractedPage extracted)
    {
        var reader = new PageFactsReader(extracted.Page);
        var markup = extracted.Page.Markup.Span;
        var tree = new TreeBuilder(markup, extracted.Page.MarkupStart, reader._names, reader);
        while (tree.Read())
        {
            if (tree.Token.Kind == HtmlTokenKind.Text && tree.Token.TextModel is ContentModel.ScriptData or ContentModel.RawText && !reader._isJsonLd)
                reader._code.Add(XxHash64.HashToUInt64(tree.Token.Content.Of(markup).Trim(" \t\r\n\f"u8)));
        }

        return new PageFacts
        {
            Language = extracted.Map.HtmlLang?.Text,
            IsDocument = extracted.Map.HtmlAttributesAt is not null || extracted.Map.HtmlTagAt is not null,
            Anchors = reader._anchors,
            Fragments = reader._fragments,
            InvalidJsonLd = extracted.Diagnostics.Count(diagnostic => diagnostic.Id == "jsonld-invalid"),
            Blocks = reader._blocks.ToImmutable(),
            Inline = reader._inline,
            Code = reader._code.ToImmutable(),
        };
    }

    /// <inheritdoc/>
    public int Describe(HtmlTag tag, ElementNamespace ns, in HtmlTokenizer token)
    {
        _isJsonLd = tag == HtmlTag.Script && token.TryGetAttribute("type"u8, out var type) && Text(type).Equals("application/ld+json", StringComparison.OrdinalIgnoreCase);
        if (tag == HtmlTag.Html || (tag is HtmlTag.Link or HtmlTag.Meta && MayBeWritten(tag, in token)))
            return 0;
        ReadAnchors(tag, in token);
        var fact = new TagFact(HashOf(tag, in token), _names.NameOf(tag));
        if (ExtractionRules.RoleOf(tag, ns) == ExtractionRole.Block)
            _blocks.Add(fact);
        else
            _inline[fact] = _inline.GetValueOrDefault(fact) + 1;
        return 0;
    }

    /// <inheritdoc/>
    public int DescribeImplied(HtmlTag tag, int at) => 0;

    /// <inheritdoc/>
    public int ContextOf(HtmlTag tag, ElementNamespace ns, int facts, int parentContext) => 0;

    /// <inheritdoc/>
    public void Opened(HtmlTag tag, ElementNamespace ns, int facts)
    {
    }

    /// <inheritdoc/>
    public void Closed(HtmlTag tag, ElementNamespace ns, int facts)
    {
    }

    private bool MayBeWritten(HtmlTag tag, in HtmlTokenizer token)
    {
        if (tag == HtmlTag.Link)
            return token.TryGetAttribute("rel"u8, out var rel) && Text(rel) is var said && (said.Contains("canonical", StringComparison.OrdinalIgnoreCase) || said.Contains("alternate", StringComparison.OrdinalIgnoreCase));
        return token.TryGetAttribute("charset"u8, out _) || token.TryGetAttribute("http-equiv"u8, out _)
            || (token.TryGetAttribute("property"u8, out var property) && Text(property) is "og:locale" or "og:locale:alternate" or "og:url");
    }

    private void ReadAnchors(HtmlTag tag, in HtmlTokenizer token)
    {
        if (token.TryGetAttribute("id"u8, out var id) && !id.Value.IsEmpty)
            _anchors.Add(Text(id));
        if (tag != HtmlTag.A)
            return;
        if (token.TryGetAttribute("name"u8, out var name) && !name.Value.IsEmpty)
            _anchors.Add(Text(name));
        if (token.TryGetAttribute("href"u8, out var href) && href.Value.Of(token.Markup).TrimStart(" \t\r\n\f"u8) is [(byte)'#', _, ..])
            _fragments.Add(Uri.UnescapeDataString(Text(href)[1..]));
    }

    private ulong HashOf(HtmlTag tag, in HtmlTokenizer token)
    {
        _hash.Reset();
        _hash.Append(Encoding.UTF8.GetBytes(_names.NameOf(tag)));
        Span<byte> lower = stackalloc byte[32];
        foreach (ref readonly var attribute in token.Attributes)
        {
            var name = attribute.Name.Of(token.Markup);
            if (IsLocal(name))
                continue;
            _hash.Append(" "u8);
            for (var rest = name; !rest.IsEmpty; rest = rest[Math.Min(rest.Length, lower.Length)..])
            {
                Ascii.ToLower(rest[..Math.Min(rest.Length, lower.Length)], lower, out var written);
                _hash.Append(lower[..written]);
            }

            if (IsFixed(name))
            {
                _hash.Append("="u8);
                _hash.Append(attribute.Value.Of(token.Markup));
            }
        }

        return _hash.GetCurrentHashAsUInt64();
    }

    private static bool IsLocal(ReadOnlySpan<byte> name) =>
        Ascii.EqualsIgnoreCase(name, "lang"u8) || Ascii.EqualsIgnoreCase(name, "xml:lang"u8) || Ascii.EqualsIgnoreCase(name, "dir"u8);

    // What no translation and no rule of a project changes. What scripts do is theirs; a page's texts and links are not compared.
    private static bool IsFixed(ReadOnlySpan<byte> name) =>
        Ascii.EqualsIgnoreCase(name, "id"u8) || Ascii.EqualsIgnoreCase(name, "class"u8) || Ascii.EqualsIgnoreCase(name, "type"u8)
        || Ascii.EqualsIgnoreCase(name, "name"u8) || Ascii.EqualsIgnoreCase(name, "rel"u8)
        || (name.Length > 2 && Ascii.EqualsIgnoreCase(name[..2], "on"u8));

    private string Text(HtmlAttribute attribute)
    {
        _value.Clear();
        _value.Decode(_page.Markup.Span, attribute.Value, ReferenceSyntax.Attribute, _page.MarkupEncoding);
        return _value.Characters.Trim(" \t\n\f\r").ToString();
    }
}
