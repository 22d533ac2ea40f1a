using System.Text;
using Localizer.Model;

namespace Localizer.Html;

/// <summary>
/// The tokenization stage of the HTML standard (section 13.2.5) over a page's own bytes. It sees the whole page, so each token is
/// a range of it, a text run is always whole, and the tokens tile the page: every byte belongs to just one.
/// </summary>
/// <remarks>
/// The markup is in an encoding in which the bytes below 0x40 always mean ASCII, so no delimiter can hide in a longer character;
/// other pages are transcoded first (<c>SourcePage</c>). Names, values and text are given as ranges and decoded by those who
/// need them; NUL and line ends are thus as they stand in the page. Where the standard switches on what is a parse error and goes
/// on, so does this. A page that holds code of template languages, which is settled once, is read as that language's author means it:
/// the code ends no attribute, tag or text (<see cref="IslandFinder"/>).
/// </remarks>
internal ref partial struct HtmlTokenizer
{
    private readonly ReadOnlySpan<byte> _markup;
    private readonly IslandFinder? _islands;
    private HtmlAttribute[] _attributes;
    private int _attributeCount;
    private int _position;
    private ByteRange _lastStartTag;

    /// <summary>Starts at the beginning of a page.</summary>
    /// <param name="markup">The page's bytes.</param>
    /// <param name="start">The byte to begin at: the one after a byte order mark.</param>
    public HtmlTokenizer(ReadOnlySpan<byte> markup, int start = 0)
        : this(markup, start, IslandFinder.For(markup[start..]))
    {
    }

    /// <summary>Starts somewhere in a page.</summary>
    /// <param name="markup">The page's bytes.</param>
    /// <param name="start">The byte to begin at.</param>
    /// <param name="islands">Finds the ends of a template language's code in it; <see langword="null"/> where it is to be read as markup.</param>
    public HtmlTokenizer(ReadOnlySpan<byte> markup, int start, IslandFinder? islands)
    {
        _islands = islands;
        _position = start;
        _markup = markup;
        _attributes = new HtmlAttribute[16];
    }

    /// <summary>The bytes that are read.</summary>
    public readonly ReadOnlySpan<byte> Markup => _markup;

    /// <summary>Finds the ends of a template language's code; <see langword="null"/> on a page that has none.</summary>
    public readonly IslandFinder? Islands => _islands;

    /// <summary>What the token is.</summary>
    public HtmlTokenKind Kind { get; private set; }

    /// <summary>The token's bytes.</summary>
    public ByteRange Range { get; private set; }

    /// <summary>The tag's name, the comment's data, or the text of a text token.</summary>
    public ByteRange Content { get; private set; }

    /// <summary>Whether a start tag ends in <c>/&gt;</c>.</summary>
    public bool IsSelfClosing { get; private set; }

    /// <summary>What a document type declaration says; meaningful on such a token only.</summary>
    public HtmlDoctype Doctype { get; private set; }

    /// <summary>The content model that a text token was read in.</summary>
    public ContentModel TextModel { get; private set; }

    /// <summary>
    /// How the bytes that follow are read. Tree construction sets it after a start tag; the tokenizer sets it back to
    /// <see cref="ContentModel.Data"/> at the element's end tag.
    /// </summary>
    public ContentModel Model { get; set; }

    /// <summary>Whether <c>&lt;![CDATA[</c> opens a section here: only where the adjusted current node is in a foreign namespace.</summary>
    public bool AllowsCData { get; set; }

    /// <summary>The attributes of a start tag in the page's order; of two with one name only the first counts.</summary>
    public readonly ReadOnlySpan<HtmlAttribute> Attributes => _attributes.AsSpan(0, _attributeCount);

    /// <summary>Goes on from a place in the page as if a start tag had just been read.</summary>
    /// <param name="model">How the bytes that follow are read.</param>
    /// <param name="lastStartTag">The bytes of that tag's name, inside <see cref="Markup"/>.</param>
    /// <param name="position">The byte to go on from.</param>
    public void Resume(ContentModel model, ByteRange lastStartTag, int position)
    {
        Model = model;
        _lastStartTag = lastStartTag;
        _position = position;
    }

    /// <summary>Reads the next token.</summary>
    /// <returns>False at the page's end.</returns>
    public bool Read()
    {
        if (_position >= _markup.Length)
            return false;
        _attributeCount = 0;
        IsSelfClosing = false;
        var start = _position;
        switch (Model)
        {
            case ContentModel.PlainText:
                Emit(HtmlTokenKind.Text, start, _markup.Length);
                break;
            case ContentModel.Data:
                ReadInData(start);
                break;
            default:
                ReadInElement(start);
                break;
        }

        return true;
    }

    /// <summary>Finds the first attribute of a start tag by its name.</summary>
    /// <param name="name">The name in lower-case ASCII.</param>
    /// <param name="attribute">The attribute, when the answer is true.</param>
    public readonly bool TryGetAttribute(ReadOnlySpan<byte> name, out HtmlAttribute attribute)
    {
        foreach (ref readonly var candidate in Attributes)
        {
            if (candidate.Name.Length == name.Length && Ascii.EqualsIgnoreCase(candidate.Name.Of(_markup), name))
            {
                attribute = candidate;
                return true;
            }
        }

        attribute = default;
        return false;
    }

    private void Emit(HtmlTokenKind kind, int start, int end)
    {
        Kind = kind;
        Range = new ByteRange(start, end);
        Content = Range;
        TextModel = Model;
        _position = end;
    }

    private void ReadInData(int start)
    {
        var textEnd = FindMarkup(start);
        if (textEnd > start)
        {
            Emit(HtmlTokenKind.Text, start, textEnd);
            return;
        }

        var next = _markup[start + 1];
        if (next == '!')
            ReadDeclaration(start);
        else if (next == '?')
            ReadProcessingInstruction(start);
        else if (next != '/')
            ReadTag(HtmlTokenKind.StartTag, start, start + 1);
        else if (IsAsciiLetter(_markup[start + 2]) || BeginsIslandName(start + 2))
            ReadTag(HtmlTokenKind.EndTag, start, start + 2);
        else if (_markup[start + 2] == '>')
            Emit(HtmlTokenKind.Dropped, start, start + 3);
        else
            ReadBogusComment(start, start + 2);
    }

    // What a template puts in may be a tag's name, or the first part of it.
    private readonly bool BeginsIslandName(int position) => _islands?.EndAt(_markup, position) is > 0 and var end
        && (end == _markup.Length || IsSpace(_markup[end]) || IsAsciiLetter(_markup[end]) || _markup[end] is (byte)'>' or (byte)'/' or (byte)'-');

    /// <summary>The next <c>&lt;</c> that begins anything else than text (tag open and end tag open states), or the page's end.</summary>
    private readonly int FindMarkup(int from)
    {
        while (true)
        {
            from = _islands is null ? Find((byte)'<', from) : FindOutsideIslands(_islands, from);
            if (from + 1 < _markup.Length)
            {
                var next = _markup[from + 1];
                if (IsAsciiLetter(next) || next is (byte)'!' or (byte)'?' || (next == '/' && from + 2 < _markup.Length) || (_islands is not null && BeginsIslandName(from + 1)))
                    return from;
            }

            if (from == _markup.Length)
                return from;
            from++;
        }
    }

    /// <summary>The next <c>&lt;</c> outside of code in braces or percent signs, or the page's end.</summary>
    private readonly int FindOutsideIslands(IslandFinder islands, int position)
    {
        while (_markup[position..].IndexOfAny((byte)'<', (byte)'{') is var found and >= 0)
        {
            position += found;
            var isProcessing = _markup[position..].StartsWith("<?"u8);
            var end = isProcessing ? 0 : islands.EndAt(_markup, position);
            if (end == 0 && _markup[position] == '<')
                return position;
            position = Math.Max(position + 1, end);
        }

        return _markup.Length;
    }

    private static bool IsAsciiLetter(byte value) => (uint)((value | 0x20) - 'a') <= 'z' - 'a';

    private static bool IsSpace(byte value) => value <= ' ' && value is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\f' or (byte)'\r';

    private readonly int SkipSpace(int position)
    {
        while (position < _markup.Length && IsSpace(_markup[position]))
            position++;
        return position;
    }
}
