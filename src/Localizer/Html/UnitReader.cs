using System.Collections.Immutable;
using System.Text;
using Localizer.Model;
using Localizer.Text;

namespace Localizer.Html;

/// <summary>Reads the text of a page's units: decodes their pieces, collapses white space as CSS does, and places their codes.</summary>
/// <param name="page">The page.</param>
/// <param name="pieces">The pieces of all its text units.</param>
internal sealed class UnitReader(SourcePage page, IReadOnlyList<Piece> pieces)
{
    private readonly CharacterBuffer _decoded = new();
    private readonly List<(int Offset, Piece Piece)> _codes = [];
    private readonly StringBuilder _text = new();
    private readonly List<ByteRange> _sites = [];
    private readonly List<PlacedCode> _placed = [];
    private readonly List<ByteRange> _codeSites = [];
    private readonly List<int> _hardBreaks = [];
    private bool _endsInSpace;

    /// <summary>Reads one unit, its identity not yet set.</summary>
    /// <param name="site">Where it is.</param>
    /// <returns>The unit, or <see langword="null"/> when it holds nothing that could be translated.</returns>
    public Unit? Read(in UnitSite site)
    {
        Decode(in site);
        Collapse(site.Context.PreservesSpace);
        var text = _text.ToString();
        if (!TranslatableText.Is(text))
            return null;
        return new Unit
        {
            Id = "",
            Kind = site.Kind,
            Name = site.Name,
            Range = TrimmedRange(),
            Syntax = site.Syntax,
            Translate = site.Context.Translate,
            Language = site.Context.Language,
            Source = new CodedText(text, [.. _placed]),
            CharacterSites = [.. _sites],
            CodeSites = [.. _codeSites],
            HardBreaks = [.. _hardBreaks],
        };
    }

    private void Decode(in UnitSite site)
    {
        _decoded.Clear();
        _codes.Clear();
        var markup = page.Markup.Span;
        switch (site.Syntax)
        {
            case TextSyntax.JsonString:
                _decoded.DecodeJson(markup, site.Range, page.MarkupEncoding);
                break;
            case TextSyntax.Text:
                for (var i = site.FirstPiece; i < site.FirstPiece + site.PieceCount; i++)
                {
                    var piece = pieces[i];
                    if (piece.Code > 0)
                        _codes.Add((_decoded.Length, piece));
                    else
                        _decoded.Decode(markup, piece.Range, ReferenceSyntax.Text, page.MarkupEncoding);
                }

                break;
            default:
                _decoded.Decode(markup, site.Range, ReferenceSyntax.Attribute, page.MarkupEncoding);
                break;
        }
    }

    /// <summary>
    /// CSS Text 3, section 4.1.1: a run of white space is one space, across tags too, and none at the ends; what shows between two
    /// spaces, such as an image, keeps both. A line break that no space surrounds gets one that stands for no byte, so that the
    /// words on its sides stay two.
    /// </summary>
    private void Collapse(bool preservesSpace)
    {
        _text.Clear();
        _sites.Clear();
        _placed.Clear();
        _codeSites.Clear();
        _hardBreaks.Clear();
        var nextCode = 0;
        var lastBreak = -1;
        _endsInSpace = true;
        for (var i = 0; i <= _decoded.Length; i++)
        {
            for (; nextCode < _codes.Count && _codes[nextCode].Offset == i; nextCode++)
                PlaceCode(_codes[nextCode].Piece, preservesSpace, ref lastBreak);
            if (i == _decoded.Length)
                break;
            var character = _decoded.Characters[i];
            if (character == '\0')
                continue;
            var isSpace = !preservesSpace && character is ' ' or '\t' or '\n' or '\f' or '\r';
            if (isSpace && _endsInSpace)
                continue;
            _endsInSpace = isSpace;
            _text.Append(isSpace ? ' ' : character);
            _sites.Add(_decoded.Sites[i]);
        }

        while (!preservesSpace && _text.Length > 0 && _text[^1] == ' ')
            DropLastCharacter();
    }

    private void PlaceCode(Piece piece, bool preservesSpace, ref int lastBreak)
    {
        if (piece.Kind == PieceKind.Break)
        {
            if (!preservesSpace && !_endsInSpace)
            {
                _endsInSpace = true;
                _text.Append(' ');
                _sites.Add(new ByteRange(piece.Range.Start, piece.Range.Start));
            }

            if (lastBreak == _text.Length && (_hardBreaks.Count == 0 || _hardBreaks[^1] != lastBreak))
                _hardBreaks.Add(lastBreak);
            lastBreak = _text.Length;
        }

        if (piece.Kind is PieceKind.Standalone or PieceKind.Protected)
            _endsInSpace = _text.Length == 0;
        var kind = piece.Kind switch
        {
            PieceKind.Opening => CodeKind.Opening,
            PieceKind.Closing => CodeKind.Closing,
            _ => CodeKind.Standalone,
        };
        _placed.Add(new PlacedCode(_text.Length, new InlineCode(piece.Code, kind)));
        _codeSites.Add(piece.Range);
    }

    private void DropLastCharacter()
    {
        _text.Length--;
        _sites.RemoveAt(_sites.Count - 1);
        for (var i = _placed.Count - 1; i >= 0 && _placed[i].Offset > _text.Length; i--)
            _placed[i] = _placed[i] with { Offset = _text.Length };
        _hardBreaks.RemoveAll(offset => offset >= _text.Length);
    }

    private ByteRange TrimmedRange()
    {
        var (start, end) = (_sites[0].Start, _sites[^1].End);
        if (_codeSites.Count > 0)
        {
            start = Math.Min(start, _codeSites[0].Start);
            end = Math.Max(end, _codeSites[^1].End);
        }

        return new ByteRange(start, end);
    }
}
