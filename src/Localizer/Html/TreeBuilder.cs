using Localizer.Model;
using static Localizer.Html.HtmlTag;

namespace Localizer.Html;

/// <summary>The insertion modes of the HTML standard, 13.2.4.1.</summary>
internal enum InsertionMode
{
    Initial,
    BeforeHtml,
    BeforeHead,
    InHead,
    InHeadNoscript,
    AfterHead,
    InBody,
    Text,
    InTable,
    InCaption,
    InColumnGroup,
    InTableBody,
    InRow,
    InCell,
    InTemplate,
    AfterBody,
    InFrameset,
    AfterFrameset,
    AfterAfterBody,
    AfterAfterFrameset,
}

/// <summary>
/// The tree construction stage of the HTML standard (13.2.6) without a tree: the insertion modes, the stack of open elements and the
/// active formatting elements, which together tell what each token does and in which element each text lands. Scripting is off, so
/// the content of <c>noscript</c> is markup. Nothing recurses, and each token costs the same however deep the page is nested.
/// </summary>
internal ref partial struct TreeBuilder
{
    private readonly ITreeSink _sink;
    private readonly ITreeShape? _shape;
    private readonly OpenElements _open = new();
    private readonly TagNames _names;
    private readonly List<FormattingElement> _formatting = [];
    private readonly Stack<InsertionMode> _templateModes = [];
    private HtmlTokenizer _tokenizer;
    private InsertionMode _mode;
    private InsertionMode _originalMode;
    private HtmlTag _tag;
    private int _facts;
    private bool _hasForm;
    private int _formEntry = -1;
    private bool _framesetIsOk = true;
    private bool _isQuirky = true;
    private bool _isFosterParenting;
    private int _skipsNewlineAt = -1;
    private OpenElement _head;

    /// <summary>Starts at the beginning of a page.</summary>
    /// <param name="markup">The page's bytes.</param>
    /// <param name="start">The byte to begin at: the one after a byte order mark.</param>
    /// <param name="names">Numbers the element names.</param>
    /// <param name="sink">Is told what happens.</param>
    /// <param name="shape">Is told how the tree grows, when somebody needs one.</param>
    public TreeBuilder(ReadOnlySpan<byte> markup, int start, TagNames names, ITreeSink sink, ITreeShape? shape = null)
    {
        _tokenizer = new HtmlTokenizer(markup, start);
        _names = names;
        _sink = sink;
        _shape = shape;
    }

    /// <summary>The token that <see cref="Read"/> has just put to its effect.</summary>
    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    public readonly ref readonly HtmlTokenizer Token => ref _tokenizer;

    /// <summary>The name of the tag that was read; <see cref="HtmlTag.None"/> for other tokens.</summary>
    public readonly HtmlTag Tag => _tag;

    /// <summary>What the sink made of the start tag that was read.</summary>
    public readonly int Facts => _facts;

    /// <summary>Whether the standard ignores the token: the page reads as if it were not there.</summary>
    public bool IsIgnored { get; private set; }

    /// <summary>Whether <see cref="Text"/> is white space alone.</summary>
    public bool IsWhiteSpaceText { get; private set; }

    /// <summary>Whether the text that was read lands before the table that it stands in.</summary>
    private bool IsFosterParented { get; set; }

    /// <summary>The context of the current node, or 0 outside of any element.</summary>
    public readonly int Context => _open.Top >= 0 ? _open[_open.Top].Context : 0;

    /// <summary>The context of the node that was the current one before the token; meaningful on an end tag and on what is no tag or text.</summary>
    public int ContextBefore { get; private set; }

    /// <summary>The context of the text that was read: the current node's, or that of the table's parent for text that lands before it.</summary>
    public readonly int TextContext => IsFosterParented ? ContextBeforeTable() : Context;

    /// <summary>The text that was read, without the line break that the standard drops right after <c>pre</c>, <c>listing</c> and <c>textarea</c>.</summary>
    public readonly ByteRange Text => _tokenizer.Range.Start == _skipsNewlineAt ? AfterNewline(_tokenizer.Content) : _tokenizer.Content;

    /// <summary>Reads the next token and puts it to its effect.</summary>
    /// <returns>False at the page's end.</returns>
    public bool Read()
    {
        _tokenizer.AllowsCData = _open.CurrentNamespace != ElementNamespace.Html;
        if (!_tokenizer.Read())
            return false;
        IsIgnored = false;
        IsFosterParented = false;
        _tag = None;
        _facts = 0;
        switch (_tokenizer.Kind)
        {
            case HtmlTokenKind.Text:
            case HtmlTokenKind.CData:
                ProcessText();
                break;
            case HtmlTokenKind.StartTag:
                _tag = _names.Intern(_tokenizer.Markup, _tokenizer.Content);
                ProcessStartTag();
                break;
            case HtmlTokenKind.EndTag:
                ContextBefore = Context;
                _tag = _names.Intern(_tokenizer.Markup, _tokenizer.Content);
                ProcessEndTag();
                break;
            case HtmlTokenKind.Doctype:
                ContextBefore = Context;
                ProcessDoctype();
                break;
            case HtmlTokenKind.Comment:
                ContextBefore = Context;
                PlaceComment();
                break;
            case HtmlTokenKind.Dropped:
                ContextBefore = Context;
                break;
        }

        return true;
    }

    private void ProcessDoctype()
    {
        IsIgnored = _mode != InsertionMode.Initial;
        if (IsIgnored)
            return;
        _isQuirky = QuirksMode.IsFor(_tokenizer.Doctype, _tokenizer.Markup);
        _shape?.AddDoctype(in _tokenizer);
        _mode = InsertionMode.BeforeHtml;
    }

    private void ProcessStartTag()
    {
        if (IsForeign(forStartTag: true) && ForeignStartTag())
            return;
        var again = true;
        while (again)
        {
            again = _mode switch
            {
                InsertionMode.Initial => SwitchTo(InsertionMode.BeforeHtml),
                InsertionMode.BeforeHtml => StartBeforeHtml(),
                InsertionMode.BeforeHead => StartBeforeHead(),
                InsertionMode.InHead => StartInHead(),
                InsertionMode.InHeadNoscript => StartInHeadNoscript(),
                InsertionMode.AfterHead => StartAfterHead(),
                InsertionMode.InTable => StartInTable(),
                InsertionMode.InCaption => StartInCaption(),
                InsertionMode.InColumnGroup => StartInColumnGroup(),
                InsertionMode.InTableBody => StartInTableBody(),
                InsertionMode.InRow => StartInRow(),
                InsertionMode.InCell => StartInCell(),
                InsertionMode.InTemplate => StartInTemplate(),
                InsertionMode.InFrameset => StartInFrameset(),
                InsertionMode.AfterFrameset or InsertionMode.AfterAfterFrameset => StartAfterFrameset(),
                InsertionMode.AfterBody or InsertionMode.AfterAfterBody when _tag != HtmlTag.Html => SwitchTo(InsertionMode.InBody),
                _ => StartInBody(),
            };
        }
    }

    private void ProcessEndTag()
    {
        if (IsForeign(forStartTag: false) && ForeignEndTag())
            return;
        var again = true;
        while (again)
        {
            again = _mode switch
            {
                InsertionMode.Initial => SwitchTo(InsertionMode.BeforeHtml),
                InsertionMode.BeforeHtml => EndBeforeHtml(),
                InsertionMode.BeforeHead => EndBeforeHead(),
                InsertionMode.InHead => EndInHead(),
                InsertionMode.InHeadNoscript => EndInHeadNoscript(),
                InsertionMode.AfterHead => EndAfterHead(),
                InsertionMode.Text => EndText(),
                InsertionMode.InTable => EndInTable(),
                InsertionMode.InCaption => EndInCaption(),
                InsertionMode.InColumnGroup => EndInColumnGroup(),
                InsertionMode.InTableBody => EndInTableBody(),
                InsertionMode.InRow => EndInRow(),
                InsertionMode.InCell => EndInCell(),
                InsertionMode.InTemplate => _tag == Template ? EndTemplate() : Ignore(),
                InsertionMode.InFrameset => EndInFrameset(),
                InsertionMode.AfterFrameset when _tag == HtmlTag.Html => Enter(InsertionMode.AfterAfterFrameset),
                InsertionMode.AfterFrameset => Ignore(),
                InsertionMode.AfterAfterFrameset => Ignore(),
                InsertionMode.AfterBody when _tag == HtmlTag.Html => Enter(InsertionMode.AfterAfterBody),
                InsertionMode.AfterBody or InsertionMode.AfterAfterBody => SwitchTo(InsertionMode.InBody),
                _ => EndInBody(),
            };
        }
    }

    /// <summary>Changes the mode and asks for the token to be processed again in it.</summary>
    private bool SwitchTo(InsertionMode mode)
    {
        _mode = mode;
        return true;
    }

    /// <summary>Changes the mode; the token is done with.</summary>
    private bool Enter(InsertionMode mode)
    {
        _mode = mode;
        return false;
    }

    /// <summary>Marks the token as ignored; it is done with.</summary>
    private bool Ignore()
    {
        IsIgnored = true;
        return false;
    }

    private static bool IsTableStructure(HtmlTag tag) => tag is Table or Tbody or Tfoot or Thead or Tr or Template;

    private static bool IsTablePart(HtmlTag tag) => tag is Table or Tbody or Tfoot or Thead or Tr;

    // ---- Opening and closing ----

    /// <summary>Opens the element of the start tag at hand.</summary>
    private int Open(HtmlTag tag, ElementNamespace ns = ElementNamespace.Html)
    {
        _facts = _sink.Describe(tag, ns, in _tokenizer);
        return OpenWith(tag, ns, _facts, _tokenizer.Range);
    }

    private int OpenImplied(HtmlTag tag)
    {
        var at = _tokenizer.Range.Start;
        return OpenWith(tag, ElementNamespace.Html, _sink.DescribeImplied(tag, at), new ByteRange(at, at));
    }

    private int OpenWith(HtmlTag tag, ElementNamespace ns, int facts, ByteRange startTag, int repeats = -1)
    {
        var (parent, node) = Place(tag, ns, startTag, repeats);
        var entry = _open.Push(tag, ns);
        ref var element = ref _open[entry];
        element.Facts = facts;
        element.Node = node;
        element.Start = startTag.Start;
        element.Context = _sink.ContextOf(tag, ns, facts, parent);
        _sink.Opened(tag, ns, facts);
        return entry;
    }

    /// <summary>Puts an element where it goes.</summary>
    /// <returns>The context around it, and its node when a tree is built.</returns>
    private readonly (int ParentContext, int Node) Place(HtmlTag tag, ElementNamespace ns, ByteRange startTag, int repeats)
    {
        var isFostered = _isFosterParenting && IsTablePart(_open.CurrentHtmlTag);
        var parent = isFostered ? ContextBeforeTable() : Context;
        if (_shape is null)
            return (parent, -1);
        var place = isFostered ? PlaceBeforeTable() : PlaceInCurrent();
        return (parent, repeats >= 0 ? _shape.Repeat(repeats, place) : _shape.Add(tag, ns, startTag, place));
    }

    private readonly int ContextBeforeTable() => FosterParent() is var entry and >= 0 ? _open[entry].Context : Context;

    /// <summary>Opens and closes an element without content: the sink is told as of any other, the stack need not know.</summary>
    private bool OpenVoid(HtmlTag tag)
    {
        _facts = _sink.Describe(tag, ElementNamespace.Html, in _tokenizer);
        var (parent, _) = Place(tag, ElementNamespace.Html, _tokenizer.Range, repeats: -1);
        _sink.ContextOf(tag, ElementNamespace.Html, _facts, parent);
        _sink.Opened(tag, ElementNamespace.Html, _facts);
        _sink.Closed(tag, ElementNamespace.Html, _facts);
        return false;
    }

    /// <summary>Opens an element whose content is text up to its own end tag.</summary>
    private bool OpenRaw(HtmlTag tag, ContentModel model)
    {
        Open(tag);
        _tokenizer.Model = model;
        _originalMode = _mode;
        _mode = InsertionMode.Text;
        return false;
    }

    private void Pop()
    {
        var entry = _open.Top;
        var (tag, ns, facts) = (_open[entry].Tag, _open[entry].Namespace, _open[entry].Facts);
        if (entry == _formEntry)
            _formEntry = -1;
        if (tag == Head && ns == ElementNamespace.Html)
            _head = _open[entry];
        if (ns == ElementNamespace.Html && ParsingRules.Has(tag, ns, ParsingTraits.Formatting))
            NoteClosed(entry);
        _open.Remove(entry);
        _sink.Closed(tag, ns, facts);
    }

    private void PopThrough(int entry)
    {
        while (_open.Top != entry)
            Pop();
        Pop();
    }

    private void PopThrough(HtmlTag tag) => PopThrough(_open.Last(tag));

    private void GenerateImpliedEndTags(HtmlTag except = None)
    {
        while (_open.CurrentHtmlTag is var tag && tag != except && ParsingRules.Has(tag, ElementNamespace.Html, ParsingTraits.ImpliedEnd))
            Pop();
    }

    private void CloseParagraph()
    {
        if (!_open.IsInScope(P, ElementScope.Button))
            return;
        GenerateImpliedEndTags(P);
        PopThrough(P);
    }
}
