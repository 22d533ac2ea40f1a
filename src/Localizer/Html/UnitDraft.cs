using Localizer.Model;

namespace Localizer.Html;

/// <summary>What a piece of a text unit is.</summary>
internal enum PieceKind
{
    /// <summary>Text with character references.</summary>
    Text,

    /// <summary>Text after <c>plaintext</c>, without character references: what they alone could spell, it cannot take.</summary>
    Literal,

    /// <summary>The text of a CDATA section, without character references; they may stand between two sections.</summary>
    CData,

    /// <summary>An opening code.</summary>
    Opening,

    /// <summary>A closing code.</summary>
    Closing,

    /// <summary>A code that stands alone.</summary>
    Standalone,

    /// <summary>Content that stays as it is, with the tags around it: one standalone code.</summary>
    Protected,

    /// <summary>What a server puts text in place of: one standalone code.</summary>
    Island,

    /// <summary>A line break: a standalone code.</summary>
    Break,

    /// <summary>What no one sees, such as a comment or a stray end tag: a standalone code.</summary>
    Unseen,
}

/// <summary>A piece of a text unit.</summary>
/// <param name="Range">Its bytes.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Code">For a code its number in the unit, from 1; both of a pair have the same. 0 for text.</param>
internal readonly record struct Piece(ByteRange Range, PieceKind Kind, int Code);

/// <summary>A text unit while its pieces are met.</summary>
internal sealed class UnitDraft
{
    // The open codes of each name form a chain, the last one first: each entry is the code and the entry before it. The last entry of
    // a name is found by the name's number, counted from 1 so that 0 is none.
    private int[] _lastOpen = new int[(int)HtmlTag.FirstOther];
    private readonly ChunkedList<(HtmlTag Tag, int Code, int Before)> _open = new();
    private readonly List<(int From, int To)> _foreign = [];
    private readonly List<(int Piece, ByteRange Site)> _literal = [];
    private TextContext _foreignContext = TextContext.OfPage;
    private TextContext _literalContext = TextContext.OfPage;
    private bool _hasLiteralText;
    private bool _hasForeignText;
    private int _codes;

    /// <summary>The pieces so far.</summary>
    public ChunkedList<Piece> Pieces { get; } = new();

    /// <summary>What holds for the unit's text: set by its first text.</summary>
    public TextContext Context { get; private set; } = TextContext.OfPage;

    /// <summary>Whether there is any text that is not white space.</summary>
    public bool HasText { get; private set; }

    /// <summary>Whether it is the text of CDATA sections and nothing else, once that is settled.</summary>
    public bool IsCData { get; private set; }

    /// <summary>Empties it for the next unit.</summary>
    public void Clear()
    {
        Pieces.Clear();
        for (var i = 0; i < _open.Count; i++)
            _lastOpen[(int)_open[i].Tag] = 0;
        _open.Clear();
        _codes = 0;
        HasText = false;
        _hasForeignText = false;
        _foreign.Clear();
        _hasLiteralText = false;
        _literal.Clear();
        IsCData = false;
    }

    /// <summary>Adds text; white space before anything else is none of the unit's.</summary>
    public void AddText(ByteRange range, TextContext context, bool isWhiteSpace)
    {
        if (isWhiteSpace && Pieces.Count == 0)
            return;
        if (!isWhiteSpace && !HasText)
        {
            HasText = true;
            Context = context;
        }
        else if (!isWhiteSpace && Context.Language != context.Language)
        {
            // Two kinds of the page's own language: neither is the whole text's.
            Context = Context with { Language = null };
        }

        Pieces.Add(new Piece(range, PieceKind.Text, 0));
    }

    /// <summary>Adds text without character references.</summary>
    /// <param name="kind">Which kind of it.</param>
    /// <param name="range">Its bytes.</param>
    /// <param name="site">The same with the marks around it.</param>
    /// <param name="context">What holds for it.</param>
    /// <param name="isWhiteSpace">Whether it is white space alone.</param>
    public void AddLiteral(PieceKind kind, ByteRange range, ByteRange site, TextContext context, bool isWhiteSpace)
    {
        if (!isWhiteSpace && !_hasLiteralText)
            (_hasLiteralText, _literalContext) = (true, context);
        _literal.Add((Pieces.Count, site));
        Pieces.Add(new Piece(range, kind, 0));
    }

    /// <summary>
    /// Settles text without character references, when all pieces are there. Sections alone are a text like any; beside other text, which is
    /// written otherwise, they are content that stays as it is, and beside codes, whose bytes stand outside of them, a text that does. So
    /// does what stands after <c>plaintext</c>, which cannot hold all that a translation may need.
    /// </summary>
    public void SettleLiteral()
    {
        if (_literal.Count == 0)
            return;
        if (!HasText && !_hasForeignText)
        {
            IsCData = _codes == 0 && _literal.TrueForAll(literal => Pieces[literal.Piece].Kind == PieceKind.CData);
            (HasText, Context) = (_hasLiteralText, IsCData ? _literalContext : _literalContext with { Translate = false });
            return;
        }

        foreach (var (piece, site) in _literal)
            Pieces[piece] = new Piece(site, PieceKind.Protected, ++_codes);
    }

    /// <summary>Adds text in another language than the text around it.</summary>
    public void AddForeignText(ByteRange range, TextContext context, bool isWhiteSpace)
    {
        if (isWhiteSpace && Pieces.Count == 0)
            return;
        if (!isWhiteSpace && !_hasForeignText)
            (_hasForeignText, _foreignContext) = (true, context);
        Pieces.Add(new Piece(range, PieceKind.Text, 0));
        NoteForeign();
    }

    /// <summary>Notes that the last piece is, or belongs to, something in another language than the text around it.</summary>
    public void NoteForeign()
    {
        // What joins the piece before it is in a run already.
        var last = Pieces.Count - 1;
        if (_foreign.Count > 0 && _foreign[^1].To >= last)
            _foreign[^1] = (_foreign[^1].From, last + 1);
        else
            _foreign.Add((last, last + 1));
    }

    /// <summary>
    /// Settles what is in another language, when all pieces are there: a few words of it in a text are content that stays as it is; a
    /// text of nothing else is a text in that language.
    /// </summary>
    /// <returns>The first byte of each run of words that stays; <see langword="null"/> when there is none.</returns>
    public List<int>? SettleForeign()
    {
        if (_foreign.Count == 0)
            return null;
        if (!HasText)
        {
            (HasText, Context) = (_hasForeignText, _foreignContext);
            return null;
        }

        var left = _foreign.ConvertAll(run => Pieces[run.From].Range.Start);

        // In place: each run becomes one piece.
        var (settled, next) = (0, 0);
        foreach (var (from, to) in _foreign)
        {
            for (; next < from; next++)
                Pieces[settled++] = Pieces[next];
            Pieces[settled++] = new Piece(new ByteRange(Pieces[from].Range.Start, Pieces[to - 1].Range.End), PieceKind.Protected, ++_codes);
            next = to;
        }

        for (; next < Pieces.Count; next++)
            Pieces[settled++] = Pieces[next];
        Pieces.Truncate(settled);
        return left;
    }

    /// <summary>Adds the code of an inline element's start tag.</summary>
    public void AddOpening(HtmlTag tag, ByteRange range)
    {
        if ((int)tag >= _lastOpen.Length)
            Array.Resize(ref _lastOpen, Math.Max((int)tag + 1, _lastOpen.Length * 2));
        ref var last = ref _lastOpen[(int)tag];
        _open.Add((tag, ++_codes, last));
        last = _open.Count;
        Pieces.Add(new Piece(range, PieceKind.Opening, _codes));
    }

    /// <summary>Adds the code of an inline element's end tag; it pairs with the last open one of the name.</summary>
    public void AddClosing(HtmlTag tag, ByteRange range)
    {
        if ((int)tag >= _lastOpen.Length || _lastOpen[(int)tag] == 0)
        {
            Pieces.Add(new Piece(range, PieceKind.Closing, ++_codes));
            return;
        }

        ref var last = ref _lastOpen[(int)tag];
        (_, var code, last) = _open[last - 1];
        Pieces.Add(new Piece(range, PieceKind.Closing, code));
    }

    /// <summary>Adds a code that stands alone. What no one sees is one with what it touches: nobody would move the two apart.</summary>
    public void AddStandalone(ByteRange range, PieceKind kind)
    {
        var isJoined = Pieces.Count > 0 && Pieces[^1] is { Code: > 0 } last && last.Range.End == range.Start
            && (kind, last.Kind) is (PieceKind.Unseen, PieceKind.Unseen or PieceKind.Standalone) or (PieceKind.Standalone, PieceKind.Unseen);
        if (!isJoined)
            Pieces.Add(new Piece(range, kind, ++_codes));
        else if (kind == PieceKind.Unseen)
            Pieces[^1] = Pieces[^1] with { Range = Pieces[^1].Range with { End = range.End } };
        else
            Pieces[^1] = Pieces[^1] with { Range = Pieces[^1].Range with { End = range.End }, Kind = kind };
    }

    /// <summary>Adds what stays as it is; what touches is one code.</summary>
    public void AddProtected(ByteRange range, PieceKind kind)
    {
        if (Pieces.Count > 0 && Pieces[^1] is { Code: > 0 } last && last.Kind == kind && last.Range.End == range.Start)
            Pieces[^1] = last with { Range = last.Range with { End = range.End } };
        else
            AddStandalone(range, kind);
    }
}
