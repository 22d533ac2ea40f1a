using System.Collections.Immutable;
using Localizer.Model;

namespace Localizer.Html;

/// <summary>What extraction found in a page: the places of its units, its map, and what was odd about it.</summary>
public sealed class ExtractedPage
{
    private readonly ChunkedList<UnitSite> _sites;
    private readonly ChunkedList<Piece> _pieces;
    private readonly Dictionary<int, TextGuidance>? _inlineGuidance;

    internal ExtractedPage(
        SourcePage page, PageMap map, ChunkedList<UnitSite> sites, ChunkedList<Piece> pieces, Dictionary<int, TextGuidance>? inlineGuidance,
        ImmutableArray<Diagnostic> diagnostics)
    {
        Page = page;
        Map = map;
        Diagnostics = diagnostics;
        _sites = sites;
        _pieces = pieces;
        _inlineGuidance = inlineGuidance;
    }

    /// <summary>The page.</summary>
    public SourcePage Page { get; }

    /// <summary>Where the page holds what its locale decides.</summary>
    public PageMap Map { get; }

    /// <summary>What was odd about the page, such as a JSON-LD script that is no JSON.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>The same with other diagnostics.</summary>
    internal ExtractedPage With(ImmutableArray<Diagnostic> diagnostics) => new(Page, Map, _sites, _pieces, _inlineGuidance, diagnostics);

    /// <summary>
    /// Reads the units in the page's order: by their first byte, a unit before those that lie inside its inline codes. Numbers, URLs
    /// and other text without a word are none.
    /// </summary>
    /// <returns>The units, each decoded when it is asked for.</returns>
    public IEnumerable<Unit> ReadUnits()
    {
        var reader = new UnitReader(Page, _pieces, _inlineGuidance);
        for (var i = 0; i < _sites.Count; i++)
        {
            if (reader.Read(in _sites[i]) is { } unit)
                yield return unit;
        }
    }

    /// <summary>The text that people see of some bytes of the page: tags left out, character references resolved, white space collapsed.</summary>
    /// <param name="range">The bytes, such as those of an inline code whose content stays as it is.</param>
    public string VisibleText(ByteRange range)
    {
        var tokenizer = new HtmlTokenizer(Page.Markup.Span[..range.End], range.Start);
        var buffer = new CharacterBuffer();
        while (tokenizer.Read())
        {
            if (tokenizer.Kind == HtmlTokenKind.Text)
                buffer.Decode(Page.Markup.Span, tokenizer.Content, ReferenceSyntax.Text, Page.MarkupEncoding);
        }

        return string.Join(' ', buffer.Characters.ToString().Split([' ', '\t', '\n', '\f', '\r'], StringSplitOptions.RemoveEmptyEntries));
    }
}
