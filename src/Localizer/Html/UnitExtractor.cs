using System.Runtime.InteropServices;
using Localizer.Model;

namespace Localizer.Html;

/// <summary>
/// Finds the units of a page in one pass. It notes where they are; their text is read when it is asked for
/// (<see cref="ExtractedPage.ReadUnits"/>), so that extraction allocates little more than the list of places.
/// </summary>
internal sealed partial class UnitExtractor : ITreeSink
{
    private readonly SourcePage _page;
    private readonly PageLanguage _language;
    private readonly LinkReach _links;
    private readonly TagNames _names = new();
    private readonly ChunkedList<UnitSite> _sites = new();
    private readonly ChunkedList<Piece> _pieces = new();
    private readonly List<Diagnostic> _diagnostics = [];

    // The text unit at hand.
    private UnitDraft _draft = new();

    // What happened while the token at hand took its effect.
    private int _tagStart;
    private ElementNamespace _describedNamespace;
    private int _elementContext;
    private int _parentContext;
    private bool _wasDescribed;
    private bool _crossedBlock;
    private int _describedFacts;
    private ExtractionRole _lastRole;

    // What is said of the page by rules, and of its inline elements by whomever; null in most pages.
    private readonly ExtractionOverrides? _overrides;
    private Dictionary<int, TextGuidance>? _inlineGuidance;

    internal UnitExtractor(SourcePage page, ExtractionOverrides? overrides, PageLanguage language, LinkReach links)
        : this(page, overrides, language, links, moved: null)
    {
    }

    private UnitExtractor(SourcePage page, ExtractionOverrides? overrides, PageLanguage language, LinkReach links, Dictionary<int, TextContext>? moved)
    {
        _page = page;
        _links = links;
        _language = language;
        _overrides = overrides;
        _moved = moved;
        if (overrides is { SelectsOnly: true })
            _contexts[0] = _contexts[0] with { Translate = false, BlockTranslate = false, Scope = new RuleScope(null, null, IsLeftOut: true, PageTranslate: true) };
    }

    /// <summary>Extracts from a page in an attribute by the same rules; <see langword="null"/> where there are none.</summary>
    public Func<SourcePage, PageLanguage, ExtractedPage>? ExtractEmbedded { get; init; }

    /// <summary>Whether the page holds or links ITS rules.</summary>
    public bool HoldsRules { get; private set; }

    /// <summary>Finds the units of the page.</summary>
    public ExtractedPage Extract()
    {
        Run();
        if (_movedLater is not null)
            return new UnitExtractor(_page, _overrides, _language, _links, _movedLater) { ExtractEmbedded = ExtractEmbedded }.Extract();
        SayForeign();
        return new ExtractedPage(_page, BuildMap(), _sites, _pieces, _inlineGuidance, _embedded, [.. _diagnostics]);
    }

    /// <summary>Notes a unit in the page's order: a text unit is met at its end, after those that its codes hold.</summary>
    private void AddSite(in UnitSite site)
    {
        _sites.Add(in site);
        var index = _sites.Count - 1;
        if (index == 0 || _sites[index - 1].Range.Start <= site.Range.Start)
            return;
        for (; index > 0 && _sites[index - 1].Range.Start > site.Range.Start; index--)
            _sites[index] = _sites[index - 1];
        _sites[index] = site;
    }

    /// <inheritdoc/>
    public void Opened(HtmlTag tag, ElementNamespace ns, int facts)
    {
        var role = RoleOf(tag, ns, facts);
        if (role == ExtractionRole.Block)
            CrossBlock();
        else if (role == ExtractionRole.SubFlow)
            BeginSubFlow();
    }

    /// <inheritdoc/>
    public void Closed(HtmlTag tag, ElementNamespace ns, int facts)
    {
        if (tag == HtmlTag.Head)
            _headEndsHere = true;
        var role = RoleOf(tag, ns, facts);
        if (role == ExtractionRole.Block)
            CrossBlock();
        else if (role == ExtractionRole.SubFlow)
            EndSubFlow(tag);
    }

    private void CrossBlock()
    {
        Flush();
        _crossedBlock = true;
    }

    private void Run()
    {
        var tree = new TreeBuilder(_page.Markup.Span, _page.MarkupStart, _names, this);
        while (true)
        {
            (_crossedBlock, _wasDescribed, _endedSubFlow) = (false, false, -1);
            if (!tree.Read())
                break;
            if (_endedSubFlow >= 0 && !_crossedBlock)
                EndSubFlowInText(in tree);
            if (_headEndsHere)
                NoteHeadEnd(in tree);
            switch (tree.Token.Kind)
            {
                case HtmlTokenKind.Text or HtmlTokenKind.CData:
                    OnText(in tree);
                    break;
                case HtmlTokenKind.StartTag:
                    OnStartTag(in tree);
                    break;
                case HtmlTokenKind.EndTag:
                    OnEndTag(in tree, _contexts[tree.ContextBefore]);
                    break;
                default:
                    _isDocument |= tree.Token.Kind == HtmlTokenKind.Doctype && !tree.IsIgnored;
                    OnOther(tree.Token.Range, _contexts[tree.ContextBefore]);
                    break;
            }
        }

        while (_interrupted.Count > 0)
            EndSubFlow(HtmlTag.None);
        Flush();
    }

    private void OnText(in TreeBuilder tree)
    {
        var context = _contexts[tree.TextContext];
        var range = tree.Text;
        if (tree.IsIgnored)
            return;
        // A CDATA section, which is text in foreign content and a comment in HTML's own, and what follows plaintext have no references.
        var literal = tree.Token.Kind == HtmlTokenKind.CData ? PieceKind.CData : tree.Token.TextModel == ContentModel.PlainText ? PieceKind.Literal : PieceKind.Text;
        if (context.IsLeftInText)
        {
            if (context.IsJsonLd)
                ReadJsonLd(range, context);
            Protect(tree.Token.Range, tree.Token.TextModel == ContentModel.Data ? PieceKind.Protected : KindOf(_lastRole));
            return;
        }

        if (literal != PieceKind.Text)
        {
            _draft.AddLiteral(literal, range, tree.Token.Range, context, tree.IsWhiteSpaceText);
            return;
        }

        if (tree.Token.TextModel == ContentModel.RcData)
            ReadTitle(range, context);
        var isWhiteSpace = tree.IsWhiteSpaceText;
        if (context.IsForeignInText)
        {
            _draft.AddForeignText(range, context, isWhiteSpace);
            return;
        }

        // Another block without a tag that crosses into it: the rest of what a form's end tag was misplaced in.
        if (_draft.HasText && !isWhiteSpace
            && (_draft.Context.Translate != context.Translate || _draft.Context.IsForeign != context.IsForeign || _draft.Context.Block != context.Block))
        {
            Flush();
        }

        _draft.AddText(range, context, isWhiteSpace);
    }

    private void OnStartTag(in TreeBuilder tree)
    {
        if (tree.IsIgnored || !_wasDescribed)
        {
            OnOther(tree.Token.Range, _contexts[tree.Context]);
            return;
        }

        var context = _contexts[_elementContext];
        var range = tree.Token.Range;
        var role = _lastRole = RoleOf(tree.Tag, _describedNamespace, _describedFacts);
        ReadAttributes(in tree, context, _contexts[_parentContext]);
        if (role is ExtractionRole.Block or ExtractionRole.SubFlow)
            return;
        if (context.IsLeftInText)
        {
            Protect(range, KindOf(role));
            return;
        }

        if (tree.Tag == HtmlTag.Br)
            _draft.AddStandalone(range, PieceKind.Break);
        else if (role == ExtractionRole.InlineUnseen)
            _draft.AddStandalone(range, PieceKind.Unseen);
        else if (role == ExtractionRole.InlineVoid || (_describedNamespace != ElementNamespace.Html && tree.Token.IsSelfClosing))
            _draft.AddStandalone(range, PieceKind.Standalone);
        else
            AddOpening(tree.Tag, range);
        if (context.IsForeignInText)
            _draft.NoteForeign();
    }

    private void OnEndTag(in TreeBuilder tree, TextContext before)
    {
        var range = tree.Token.Range;
        if (tree.IsIgnored)
        {
            OnOther(range, before);
            return;
        }

        if (_crossedBlock || _endedSubFlow >= 0)
            return;
        if (before.IsLeftInText)
        {
            Protect(range, KindOf(ExtractionRules.RoleOf(tree.Tag, ElementNamespace.Html)));
            return;
        }

        if (tree.Tag == HtmlTag.Br)
            _draft.AddStandalone(range, PieceKind.Break);
        else
            _draft.AddClosing(tree.Tag, range);
        if (before.IsForeignInText)
            _draft.NoteForeign();
    }

    private void AddOpening(HtmlTag tag, ByteRange range)
    {
        _draft.AddOpening(tag, range);
        if (DescribedStatement?.Guidance is { } guidance)
            (_inlineGuidance ??= [])[range.Start] = guidance;
    }

    /// <summary>What has no meaning of its own: part of the text unit that it interrupts, none of any other.</summary>
    private void OnOther(ByteRange range, TextContext context)
    {
        var island = IslandKindOf(range);
        if (context.IsProtected)
            Protect(range, PieceKind.Protected);
        else if (island is { } kind && (kind == PieceKind.Island || _draft.Pieces.Count > 0))
            Protect(range, kind);
        else if (_draft.Pieces.Count > 0)
            _draft.AddStandalone(range, PieceKind.Unseen);
    }

    private static PieceKind KindOf(ExtractionRole role) => role switch
    {
        ExtractionRole.Opaque => PieceKind.Standalone,
        ExtractionRole.Hidden => PieceKind.Unseen,
        _ => PieceKind.Protected,
    };

    private void Protect(ByteRange range, PieceKind kind) => _draft.AddProtected(range, kind);

    /// <summary>Ends the text unit at hand.</summary>
    private void Flush()
    {
        if (_draft.Pieces.Count == 0)
            return;
        _draft.SettleLiteral();
        if (_draft.SettleForeign() is { } left)
            NoteForeign(left);
        if (_draft.HasText)
        {
            var range = new ByteRange(_draft.Pieces[0].Range.Start, _draft.Pieces[^1].Range.End);
            var kind = _draft.Context is { Block: HtmlTag.Title, BlockNamespace: ElementNamespace.Html } ? UnitKind.Title : UnitKind.Text;
            var name = _names.NameOf(_draft.Context.Block);
            var syntax = _draft.IsCData ? TextSyntax.CData : TextSyntax.Text;
            AddSite(new UnitSite(kind, name, range, syntax, _draft.Context, _pieces.Count, _draft.Pieces.Count));
            _pieces.AddRange(_draft.Pieces);
        }

        _draft.Clear();
    }
}
