using System.Runtime.InteropServices;
using Localizer.Model;
using Localizer.Text;

namespace Localizer.Html;

/// <summary>Reads the text of a page's units: decodes their pieces, collapses white space as CSS does, and places their codes.</summary>
/// <param name="page">The page.</param>
/// <param name="pieces">The pieces of all its text units.</param>
/// <param name="inlineGuidance">What is said of inline elements, by the first bytes of their start tags, or <see langword="null"/>.</param>
internal sealed class UnitReader(SourcePage page, ChunkedList<Piece> pieces, Dictionary<int, TextGuidance>? inlineGuidance)
{
    private readonly UnitText _text = new();
    private readonly UnitIdentities _identities = new();
    private readonly List<PlacedCode> _placed = [];
    private readonly List<ByteRange> _codeSites = [];
    private readonly List<int> _hardBreaks = [];
    private readonly CharacterBuffer _json = new();
    private readonly Dictionary<int, (int Start, TextGuidance Guidance)> _openSpans = [];
    private readonly List<GuidedSpan> _spans = [];
    private int _lastBreak;

    /// <summary>Reads one unit; asked in the page's order, since occurrences are counted.</summary>
    /// <param name="site">Where it is.</param>
    /// <returns>The unit, or <see langword="null"/> when it holds nothing that could be translated.</returns>
    public Unit? Read(in UnitSite site)
    {
        Decode(in site);
        if (!TranslatableText.Is(_text.Characters))
            return null;
        var sites = _text.Sites();
        return new Unit
        {
            Id = _identities.Next(site.Kind, site.Name, _text.Characters, CollectionsMarshal.AsSpan(_placed)),
            Kind = site.Kind,
            Name = site.Name,
            Range = TrimmedRange(sites),
            Syntax = site.Syntax,
            Translate = site.Context.Translate,
            Language = site.Context.Language,
            Source = new CodedText(_text.Characters.ToString(), _placed.Count == 0 ? [] : [.. _placed]),
            Sites = sites,
            CodeSites = _codeSites.Count == 0 ? [] : [.. _codeSites],
            HardBreaks = _hardBreaks.Count == 0 ? [] : [.. _hardBreaks],
            Guidance = site.Context.Scope?.Block,
            GuidedSpans = _spans.Count == 0 ? [] : [.. _spans],
        };
    }

    private void Decode(in UnitSite site)
    {
        _text.Clear(site.Context.PreservesSpace);
        _placed.Clear();
        _codeSites.Clear();
        _hardBreaks.Clear();
        _openSpans.Clear();
        _spans.Clear();
        _lastBreak = -1;
        var markup = page.Markup.Span;
        switch (site.Syntax)
        {
            case TextSyntax.JsonString:
                _json.Clear();
                _json.DecodeJson(markup, site.Range, page.MarkupEncoding);
                for (var i = 0; i < _json.Length; i++)
                    _text.Add(_json.Characters[i], _json.Sites[i]);
                break;
            case TextSyntax.Text:
                for (var i = site.FirstPiece; i < site.FirstPiece + site.PieceCount; i++)
                {
                    ref readonly var piece = ref pieces[i];
                    if (piece.Code > 0)
                        PlaceCode(piece);
                    else
                        _text.Decode(markup, piece.Range, ReferenceSyntax.Text, page.MarkupEncoding);
                }

                break;
            default:
                _text.Decode(markup, site.Range, ReferenceSyntax.Attribute, page.MarkupEncoding);
                break;
        }

        _text.TrimEnd();
        for (var i = _placed.Count - 1; i >= 0 && _placed[i].Offset > _text.Length; i--)
            _placed[i] = _placed[i] with { Offset = _text.Length };
        _hardBreaks.RemoveAll(offset => offset >= _text.Length);
    }

    private void PlaceCode(Piece piece)
    {
        if (piece.Kind == PieceKind.Break)
        {
            _text.AddBreak(piece.Range.Start);
            if (_lastBreak == _text.Length && (_hardBreaks.Count == 0 || _hardBreaks[^1] != _lastBreak))
                _hardBreaks.Add(_lastBreak);
            _lastBreak = _text.Length;
        }

        // What shows between two spaces keeps both.
        if (piece.Kind is PieceKind.Standalone or PieceKind.Protected)
            _text.KeepNextSpace();
        var kind = piece.Kind switch
        {
            PieceKind.Opening => CodeKind.Opening,
            PieceKind.Closing => CodeKind.Closing,
            _ => CodeKind.Standalone,
        };
        _placed.Add(new PlacedCode(_text.Length, new InlineCode(piece.Code, kind)));
        _codeSites.Add(piece.Range);
        if (inlineGuidance is not null)
            NoteSpan(in piece);
    }

    private void NoteSpan(in Piece code)
    {
        if (code.Kind == PieceKind.Opening && inlineGuidance!.TryGetValue(code.Range.Start, out var guidance))
            _openSpans[code.Code] = (code.Range.Start, guidance);
        else if (code.Kind == PieceKind.Closing && _openSpans.Remove(code.Code, out var open))
            _spans.Add(new GuidedSpan(new ByteRange(open.Start, code.Range.End), open.Guidance));
    }

    private ByteRange TrimmedRange(TextSites sites)
    {
        var (start, end) = (sites.Of(0).Start, sites.Of(_text.Length - 1).End);
        if (_codeSites.Count > 0)
        {
            start = Math.Min(start, _codeSites[0].Start);
            end = Math.Max(end, _codeSites[^1].End);
        }

        return new ByteRange(start, end);
    }
}
