using System.Buffers;
using System.Collections.Immutable;
using System.IO.Hashing;
using System.Runtime.InteropServices;
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
    private readonly ArrayBufferWriter<byte> _hashed = new();
    private readonly HashSet<string> _anchors = new(StringComparer.Ordinal);
    private readonly List<string> _fragments = [];
    private readonly ImmutableArray<TagFact>.Builder _blocks = ImmutableArray.CreateBuilder<TagFact>();
    private readonly Dictionary<TagFact, int> _inline = [];
    private readonly ImmutableArray<ulong>.Builder _code = ImmutableArray.CreateBuilder<ulong>();
    private bool _isJsonLd;
    private bool _isDocument;
    private string? _language;
    private int _invalidJsonLd;

    private PageFactsReader(SourcePage page) => _page = page;

    /// <summary>Reads a page.</summary>
    public static PageFacts Read(SourcePage page)
    {
        var reader = new PageFactsReader(page);
        var markup = page.Markup.Span;
        var tree = new TreeBuilder(markup, page.MarkupStart, reader._names, reader);
        while (tree.Read())
        {
            if (tree.Token.Kind == HtmlTokenKind.Text && tree.Token.TextModel is ContentModel.ScriptData or ContentModel.RawText)
                reader.ReadCode(tree.Token.Content);
            reader._isDocument |= tree.Token.Kind == HtmlTokenKind.Doctype;
        }

        return new PageFacts
        {
            Language = reader._language,
            IsDocument = reader._isDocument,
            Anchors = reader._anchors,
            Fragments = reader._fragments,
            InvalidJsonLd = reader._invalidJsonLd,
            Blocks = reader._blocks.ToImmutable(),
            Inline = reader._inline,
            Code = reader._code.ToImmutable(),
        };
    }

    /// <inheritdoc/>
    public int Describe(HtmlTag tag, ElementNamespace ns, in HtmlTokenizer token)
    {
        _isJsonLd = tag == HtmlTag.Script && token.TryGetAttribute("type"u8, out var type) && Text(type).Equals(UnitExtractor.JsonLdMediaType, StringComparison.OrdinalIgnoreCase);
        _isDocument |= tag is HtmlTag.Html or HtmlTag.Head or HtmlTag.Body or HtmlTag.Title && ns == ElementNamespace.Html;
        if (tag == HtmlTag.Html && token.TryGetAttribute("lang"u8, out var language))
            _language = Text(language);
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

    private void ReadCode(ByteRange content)
    {
        if (!_isJsonLd)
            _code.Add(XxHash64.HashToUInt64(content.Of(_page.Markup.Span).Trim(" \t\r\n\f"u8)));
        else if (JsonLdReader.Read(_page.Markup.Span, content, _page.MarkupEncoding).Error is not null)
            _invalidJsonLd++;
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
        _hashed.ResetWrittenCount();
        _hashed.Write(MemoryMarshal.AsBytes(_names.NameOf(tag).AsSpan()));
        foreach (ref readonly var attribute in token.Attributes)
        {
            var name = attribute.Name.Of(token.Markup);
            if (IsLocal(name))
                continue;
            _hashed.Write(" "u8);
            if (Ascii.ToLower(name, _hashed.GetSpan(name.Length), out _) != OperationStatus.Done)
                name.CopyTo(_hashed.GetSpan(name.Length));
            _hashed.Advance(name.Length);
            if (!IsFixed(name))
                continue;
            _hashed.Write("="u8);
            _hashed.Write(attribute.Value.Of(token.Markup));
        }

        return XxHash64.HashToUInt64(_hashed.WrittenSpan);
    }

    private static bool IsLocal(ReadOnlySpan<byte> name) => name.Length switch
    {
        3 => Ascii.EqualsIgnoreCase(name, "dir"u8),
        4 => Ascii.EqualsIgnoreCase(name, "lang"u8),
        8 => Ascii.EqualsIgnoreCase(name, "xml:lang"u8),
        _ => false,
    };

    // What no translation and no rule of a project changes. What scripts do is theirs; a page's texts and links are not compared.
    private static bool IsFixed(ReadOnlySpan<byte> name) => name.Length switch
    {
        2 => Ascii.EqualsIgnoreCase(name, "id"u8),
        3 => Ascii.EqualsIgnoreCase(name, "rel"u8),
        4 => Ascii.EqualsIgnoreCase(name, "type"u8) || Ascii.EqualsIgnoreCase(name, "name"u8),
        5 when Ascii.EqualsIgnoreCase(name, "class"u8) => true,
        _ => name.Length > 2 && Ascii.EqualsIgnoreCase(name[..2], "on"u8),
    };

    private string Text(HtmlAttribute attribute)
    {
        _value.Clear();
        _value.Decode(_page.Markup.Span, attribute.Value, ReferenceSyntax.Attribute, _page.MarkupEncoding);
        return _value.Characters.Trim(" \t\n\f\r").ToString();
    }
}
