using Localizer.Model;
using Localizer.Text;

namespace Localizer.Html;

/// <summary>Reads the text of a page's units: decodes their pieces, collapses white space as CSS does, and places their codes.</summary>
/// <param name="page">The page.</param>
/// <param name="pieces">The pieces of all its text units.</param>
/// <param name="inlineGuidance">What is said of inline elements, by the first bytes of their start tags, or <see langword="null"/>.</param>
/// <param name="identities">Gives the units their ids.</param>
internal sealed class UnitReader(
    SourcePage page, ChunkedList<Piece> pieces, Dictionary<int, TextGuidance>? inlineGuidance, UnitIdentities identities) : IDisposable
{
    // A page is anybody's, and each marked element of a text is held against each of its sentences.
    private const int MostSpans = 1_000;

    private readonly UnitText _text = new();
    private readonly RecentTexts _texts = new();
    private readonly PooledList<PlacedCode> _placed = new();
    private readonly PooledList<ByteRange> _codeSites = new();
    private readonly List<int> _spoken = [];
    private readonly List<int> _hardBreaks = [];
    private readonly CharacterBuffer _json = new();
    private readonly Dictionary<int, (int Start, TextGuidance Guidance)> _openSpans = [];
    private readonly List<GuidedSpan> _spans = [];
    private bool _seeksIslands;
    private int _lastCode;
    private int _lastBreak;

    /// <summary>Reads one unit; asked in the page's order, since occurrences are counted.</summary>
    /// <param name="site">Where it is.</param>
    /// <returns>The unit, or <see langword="null"/> when it holds nothing that could be translated.</returns>
    public Unit? Read(in UnitSite site)
    {
        _seeksIslands = false;
        Decode(in site);
        if (TemplateIslands.MayBeIn(_text.Characters))
        {
            _seeksIslands = true;
            Decode(in site);
        }

        if (!TranslatableText.Is(_text.Characters))
            return null;
        if (site.Syntax == TextSyntax.Text && _placed.Count > 3)
            CodeSimplification.Simplify(page.Markup.Span, _placed, _codeSites, _spoken, inlineGuidance);
        var sites = _text.Sites();
        return new Unit
        {
            Id = identities.Next(site.Kind, site.Name, _text.Characters, _placed.Items),
            Kind = site.Kind,
            Name = site.Name,
            Range = TrimmedRange(sites),
            Syntax = site.Syntax == TextSyntax.Unquoted && _codeSites.Count > 0 ? TextSyntax.UnquotedPart : site.Syntax,
            Translate = site.Context.Translate,
            Language = site.Context.Language,
            Source = _texts.Of(_text.Characters, _placed.Items),
            Sites = sites,
            CodeSites = _codeSites.Count == 0 ? [] : [.. _codeSites.Items],
            SpokenCodes = _spoken.Count == 0 ? [] : [.. _spoken],
            HardBreaks = _hardBreaks.Count == 0 ? [] : [.. _hardBreaks],
            Guidance = site.Context.Scope?.Block,
            GuidedSpans = _spans.Count == 0 ? [] : [.. _spans],
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _text.Dispose();
        _placed.Dispose();
        _codeSites.Dispose();
    }

    private void Decode(in UnitSite site)
    {
        _text.Clear(site.Context.PreservesSpace);
        _placed.Clear();
        _codeSites.Clear();
        _spoken.Clear();
        _hardBreaks.Clear();
        _openSpans.Clear();
        _spans.Clear();
        (_lastBreak, _lastCode) = (-1, _seeksIslands ? HighestCode(in site) : 0);
        if (site.Syntax is TextSyntax.Text or TextSyntax.CData)
        {
            for (var i = site.FirstPiece; i < site.FirstPiece + site.PieceCount; i++)
            {
                ref readonly var piece = ref pieces[i];
                if (piece.Kind == PieceKind.CData && site.Syntax == TextSyntax.CData)
                    AddText(piece.Range, site.Syntax);
                else if (piece.Kind is PieceKind.Literal or PieceKind.CData)
                    _text.Decode(page.Markup.Span, piece.Range, ReferenceSyntax.None, page.MarkupEncoding);
                else if (piece.Code == 0)
                    AddText(piece.Range, TextSyntax.Text);
                else
                    PlaceCode(piece);
            }

            if (_openSpans.Count > 0)
                EndSpans(pieces[site.FirstPiece + site.PieceCount - 1].Range.End);
        }
        else
        {
            AddText(site.Range, site.Syntax);
        }

        _text.TrimEnd(_spoken.Count > 0 ? OffsetOf(_spoken[^1]) : 0);
        for (var i = _placed.Count - 1; i >= 0 && _placed[i].Offset > _text.Length; i--)
            _placed[i] = _placed[i] with { Offset = _text.Length };
        _hardBreaks.RemoveAll(offset => offset >= _text.Length);
    }

    private int OffsetOf(int code)
    {
        var last = _placed.Count - 1;
        while (_placed[last].Code.Id != code)
            last--;
        return _placed[last].Offset;
    }

    // Islands are numbered after the codes that the unit has without them.
    private int HighestCode(in UnitSite site)
    {
        var highest = 0;
        for (var i = site.FirstPiece; i < site.FirstPiece + site.PieceCount; i++)
            highest = Math.Max(highest, pieces[i].Code);
        return highest;
    }

    private void AddText(ByteRange range, TextSyntax syntax)
    {
        if (_seeksIslands)
        {
            var islands = new TemplateIslands(page.Markup.Span, range, page.MarkupEncoding);
            while (islands.TryFindNext(out var island, out var isSpoken))
            {
                AddPlainText(range with { End = island.Start }, syntax);

                PlaceCode(new Piece(island, isSpoken ? PieceKind.Island : PieceKind.Unseen, ++_lastCode));
                range = range with { Start = island.End };
            }
        }

        AddPlainText(range, syntax);
    }

    private void AddPlainText(ByteRange range, TextSyntax syntax)
    {
        if (syntax != TextSyntax.JsonString)
        {
            _text.Decode(page.Markup.Span, range, ReferencesIn(syntax), page.MarkupEncoding);
            return;
        }

        _json.Clear();
        _json.DecodeJson(page.Markup.Span, range, page.MarkupEncoding);
        AddJsonText();
    }

    private static ReferenceSyntax ReferencesIn(TextSyntax syntax) => syntax switch
    {
        TextSyntax.Text => ReferenceSyntax.Text,
        TextSyntax.CData => ReferenceSyntax.None,
        _ => ReferenceSyntax.Attribute,
    };

    /// <summary>Adds a JSON string. The markup that it may hold is codes: an article's body is often given with its tags.</summary>
    private void AddJsonText()
    {
        var characters = _json.Characters;
        var lastClose = characters.LastIndexOf('>');
        for (var i = 0; i < characters.Length; i++)
        {
            if (i >= lastClose || !IsTag(characters[i..]))
            {
                _text.Add(characters[i], _json.Sites[i]);
                continue;
            }

            var end = i + characters[i..].IndexOf('>');
            var tag = new ByteRange(_json.Sites[i].Start, _json.Sites[end].End);
            if (IsBlockTag(characters[i..end]))
                BreakHard(tag.Start);
            PlaceCode(new Piece(tag, PieceKind.Unseen, ++_lastCode));
            i = end;
        }
    }

    private static bool IsTag(ReadOnlySpan<char> text) =>
        text is ['<', '/', var first, ..] ? char.IsAsciiLetter(first) : text is ['<', var name, ..] && char.IsAsciiLetter(name);

    private static bool IsBlockTag(ReadOnlySpan<char> tag)
    {
        tag = tag.TrimStart("</");
        var end = tag.IndexOfAnyExceptInRange('0', 'z');
        return TagNames.TryGetKnown((end < 0 ? tag : tag[..end]).ToString().ToLowerInvariant(), out var name)
            && (name == HtmlTag.Br || ExtractionRules.RoleOf(name, ElementNamespace.Html) == ExtractionRole.Block);
    }

    private void BreakHard(int position)
    {
        _text.AddBreak(position);
        if (_text.Length > 0 && (_hardBreaks.Count == 0 || _hardBreaks[^1] != _text.Length))
            _hardBreaks.Add(_text.Length);
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
        var isSpoken = piece.Kind is PieceKind.Protected or PieceKind.Island;
        if (isSpoken)
            _spoken.Add(piece.Code);
        if (isSpoken || piece.Kind == PieceKind.Standalone)
            _text.KeepNextSpace(isSpoken);
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
        else if (code.Kind == PieceKind.Closing && _openSpans.Remove(code.Code, out var open) && _spans.Count < MostSpans)
            _spans.Add(new GuidedSpan(new ByteRange(open.Start, code.Range.End), open.Guidance));
    }

    // An element whose end tag is left out, or in another block, goes on to the unit's end.
    private void EndSpans(int end)
    {
        foreach (var (start, guidance) in _openSpans.Values.Take(MostSpans - _spans.Count))
            _spans.Add(new GuidedSpan(new ByteRange(start, end), guidance));
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
