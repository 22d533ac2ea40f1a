using System.Collections.Immutable;
using Localizer.Model;

namespace Localizer.Html;

/// <summary>What extraction found in a page: the places of its units, its map, and what was odd about it.</summary>
public sealed class ExtractedPage
{
    private readonly ChunkedList<UnitSite> _sites;
    private readonly ChunkedList<Piece> _pieces;
    private readonly Dictionary<int, TextGuidance>? _inlineGuidance;
    private readonly IReadOnlyList<ExtractedPage> _embedded;

    internal ExtractedPage(
        SourcePage page, PageMap map, ChunkedList<UnitSite> sites, ChunkedList<Piece> pieces, Dictionary<int, TextGuidance>? inlineGuidance,
        IReadOnlyList<ExtractedPage> embedded, ImmutableArray<Diagnostic> diagnostics)
    {
        Page = page;
        Map = map;
        Diagnostics = diagnostics;
        _sites = sites;
        _pieces = pieces;
        _inlineGuidance = inlineGuidance;
        _embedded = embedded;
    }

    /// <summary>The page.</summary>
    public SourcePage Page { get; }

    /// <summary>Where the page holds what its locale decides.</summary>
    public PageMap Map { get; }

    /// <summary>What was odd about the page, such as a JSON-LD script that is no JSON.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>Edits of the pages that stand in this one's attributes (<c>srcdoc</c>), placed in this one.</summary>
    /// <param name="edit">Gives the edits of a page by its map.</param>
    internal IEnumerable<ByteEdit> EmbeddedEdits(Func<PageMap, IEnumerable<ByteEdit>> edit)
    {
        for (var i = 0; _embedded.Count > 0 && i < _sites.Count; i++)
        {
            if (!_sites[i].IsEmbeddedPage)
                continue;
            var (page, syntax) = (_embedded[_sites[i].FirstPiece], _sites[i].Syntax);
            foreach (var own in edit(page.Map).Concat(page.EmbeddedEdits(edit)))
                yield return EmbeddedUnits.Lift(own, page.Page, syntax);
        }
    }

    /// <summary>What the page shows besides its texts.</summary>
    internal PageFacts Facts => field ??= PageFactsReader.Read(Page);

    /// <summary>The same with other diagnostics.</summary>
    internal ExtractedPage With(ImmutableArray<Diagnostic> diagnostics) => new(Page, Map, _sites, _pieces, _inlineGuidance, _embedded, diagnostics);

    /// <summary>
    /// Reads the units in the page's order: by their first byte, a unit before those that lie inside its inline codes. Numbers, URLs
    /// and other text without a word are none.
    /// </summary>
    /// <returns>The units, each decoded when it is asked for.</returns>
    public IEnumerable<Unit> ReadUnits() => ReadWith(new UnitIdentities());

    private IEnumerable<Unit> ReadWith(UnitIdentities identities)
    {
        using var reader = new UnitReader(Page, _pieces, _inlineGuidance, identities);
        for (var i = 0; i < _sites.Count; i++)
        {
            if (_sites[i].IsEmbeddedPage)
            {
                var embedded = _embedded[_sites[i].FirstPiece];
                foreach (var unit in embedded.ReadWith(identities))
                    yield return EmbeddedUnits.Lift(unit, embedded.Page, _sites[i].Syntax);
            }
            else if (reader.Read(in _sites[i]) is { } unit)
            {
                yield return unit;
            }
        }
    }

    /// <summary>The text that people see of some bytes of the page: tags left out, character references resolved, white space collapsed.</summary>
    /// <param name="unit">The unit that the bytes are part of.</param>
    /// <param name="range">The bytes, such as those of an inline code whose content stays as it is.</param>
    public string VisibleText(Unit unit, ByteRange range)
    {
        ArgumentNullException.ThrowIfNull(unit);
        var page = Page;
        for (var depth = 0; depth < unit.Around.Length; depth++)
        {
            page = SourcePage.Embedded(page, range);
            range = new ByteRange(0, page.Markup.Length);
        }

        var tokenizer = new HtmlTokenizer(page.Markup.Span[..range.End], range.Start);
        var buffer = new CharacterBuffer();
        while (tokenizer.Read())
        {
            if (tokenizer.Kind == HtmlTokenKind.Text)
                buffer.Decode(page.Markup.Span, tokenizer.Content, ReferenceSyntax.Text, page.MarkupEncoding);
        }

        return string.Join(' ', buffer.Characters.ToString().Split([' ', '\t', '\n', '\f', '\r'], StringSplitOptions.RemoveEmptyEntries));
    }
}
