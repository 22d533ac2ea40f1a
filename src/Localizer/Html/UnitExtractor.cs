using System.Runtime.InteropServices;
using Localizer.Model;

namespace Localizer.Html;

/// <summary>
/// Finds the units of a page in one pass. It notes where they are; their text is read when it is asked for
/// (<see cref="ExtractedPage.ReadUnits"/>), so that extraction allocates little more than the list of places.
/// </summary>
internal sealed partial class UnitExtractor : ITreeSink
{
    // Texts inside inline codes inside texts: deeper than this, such an element ends the text around it instead.
    private const int DeepestSubFlow = 8;

    private readonly SourcePage _page;
    private readonly PageLanguage _language;
    private readonly LinkReach _links;
    private readonly TagNames _names = new();
    private readonly List<ElementFacts> _facts = [default];
    private readonly (int Parent, int Context)[] _lastDerived = new (int, int)[(int)HtmlTag.Xmp + 1];
    private readonly List<TextContext> _contexts = [TextContext.OfPage];
    private readonly ChunkedList<UnitSite> _sites = new();
    private readonly ChunkedList<Piece> _pieces = new();
    private readonly List<Diagnostic> _diagnostics = [];

    // The text unit at hand; around it those that a sub-flow has interrupted, with the byte where it began. A sub-flow that is too
    // deep interrupts nothing and has no draft.
    private readonly Stack<(UnitDraft? Draft, int Start)> _interrupted = [];
    private readonly Stack<UnitDraft> _spare = [];
    private UnitDraft _draft = new();
    private int _subFlowDepth;

    // What happened while the token at hand took its effect.
    private int _tagStart;
    private ElementNamespace _describedNamespace;
    private int _elementContext;
    private int _parentContext;
    private bool _wasDescribed;
    private bool _crossedBlock;
    private int _endedSubFlow = -1;
    private HtmlTag _endedSubFlowTag;
    private int _describedFacts;
    private ExtractionRole _lastRole;

    // What is said of the page by rules, and of its inline elements by whomever; null in most pages.
    private readonly ExtractionOverrides? _overrides;
    private Dictionary<int, TextGuidance>? _inlineGuidance;

    internal UnitExtractor(SourcePage page, ExtractionOverrides? overrides, PageLanguage language, LinkReach links)
    {
        _page = page;
        _links = links;
        _language = language;
        _overrides = overrides;
        if (overrides is { SelectsOnly: true })
            _contexts[0] = _contexts[0] with { Translate = false, BlockTranslate = false, Scope = new RuleScope(null, null, IsLeftOut: true, PageTranslate: true) };
    }

    /// <summary>Whether the page holds or links ITS rules.</summary>
    public bool HoldsRules { get; private set; }

    /// <summary>Finds the units of the page.</summary>
    public ExtractedPage Extract()
    {
        Run();
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
    public int Describe(HtmlTag tag, ElementNamespace ns, in HtmlTokenizer token)
    {
        _tagStart = token.Range.Start;
        _describedNamespace = ns;
        _wasDescribed = true;
        _describedFacts = 0;
        if (_overrides is null && !MayHaveFacts(tag, in token))
            return 0;
        var facts = ReadFacts(tag, in token);
        return _describedFacts = Note(_overrides is null ? facts : _overrides.Apply(facts, token.Range.Start));
    }

    /// <inheritdoc/>
    public int DescribeImplied(HtmlTag tag, int at)
    {
        if (tag == HtmlTag.Html)
            _htmlTagAt ??= at;
        return _overrides is null ? 0 : Note(_overrides.Apply(default, at, tag));
    }

    private int Note(ElementFacts facts)
    {
        if (facts == default)
            return 0;
        _facts.Add(facts);
        return _facts.Count - 1;
    }

    /// <summary>What was noted of a start tag.</summary>
    internal ElementFacts FactsOf(int facts) => _facts[facts];

    /// <summary>What holds inside an element.</summary>
    internal TextContext ContextAt(int context) => _contexts[context];

    private ExtractionRole RoleOf(HtmlTag tag, ElementNamespace ns, int facts) =>
        facts == 0 ? ExtractionRules.RoleOf(tag, ns) : RoleOf(tag, ns, in CollectionsMarshal.AsSpan(_facts)[facts]);

    private static ExtractionRole RoleOf(HtmlTag tag, ElementNamespace ns, in ElementFacts facts)
    {
        var usual = ExtractionRules.RoleOf(tag, ns);
        return facts.Statement is { } statement && ns == ElementNamespace.Html ? statement.RoleOf(tag, usual) : usual;
    }

    /// <inheritdoc/>
    public int ContextOf(HtmlTag tag, ElementNamespace ns, int facts, int parentContext)
    {
        _parentContext = parentContext;
        if (facts == 0 && ExtractionRules.RoleOf(tag, ns) is ExtractionRole.Inline or ExtractionRole.InlineVoid or ExtractionRole.InlineUnseen)
            return _elementContext = parentContext;
        // An element without attributes means the same as the last one of its name, if both stand in the same context.
        var known = facts == 0 && ns == ElementNamespace.Html && tag < HtmlTag.FirstOther ? _lastDerived.AsSpan((int)tag, 1) : [];
        if (!known.IsEmpty && known[0].Context > 0 && known[0].Parent == parentContext)
            return _elementContext = known[0].Context;
        _elementContext = Add(tag, ns, _facts[facts], parentContext);
        if (!known.IsEmpty)
            known[0] = (parentContext, _elementContext);
        return _elementContext;
    }

    private int Add(HtmlTag tag, ElementNamespace ns, in ElementFacts facts, int parentContext)
    {
        var parent = _contexts[parentContext];
        var context = Derive(tag, ns, facts, parent);
        if (context.Block == parent.Block && context == parent)
            return parentContext;
        if (context.Block != _contexts[^1].Block || context != _contexts[^1])
            _contexts.Add(context);
        return _contexts.Count - 1;
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

    private TextContext Derive(HtmlTag tag, ElementNamespace ns, in ElementFacts facts, TextContext parent)
    {
        var role = RoleOf(tag, ns, in facts);
        var isBlock = role is ExtractionRole.Block or ExtractionRole.SubFlow;
        var isForeignRoot = (ns, tag) is (ElementNamespace.Svg, HtmlTag.Svg) or (ElementNamespace.MathMl, HtmlTag.Math);
        var ownLanguage = tag == HtmlTag.Html ? null : facts.Language;
        var isForeign = ownLanguage is null ? parent.IsForeign : _language.IsForeign(ownLanguage, _htmlLang?.Text);
        var translate = facts.Translate switch
        {
            TranslateFlag.Yes => true,
            TranslateFlag.No => false,
            _ => parent.Scope?.PageTranslate ?? parent.Translate,
        };
        var scope = facts.Statement is null && parent.Scope is null ? null : RuleScope.Below(parent.Scope, facts.Statement, translate, isBlock);
        if (scope is { IsLeftOut: true })
            translate = false;
        return parent with
        {
            IsProtected = IsProtected(tag, ns, in facts, parent.IsProtected) || isForeignRoot,
            Translate = translate,
            BlockTranslate = isBlock ? translate : parent.BlockTranslate,
            PreservesSpace = facts.Statement?.PreservesSpace
                ?? (parent.PreservesSpace || (ns == ElementNamespace.Html && tag is HtmlTag.Pre or HtmlTag.Listing or HtmlTag.Plaintext or HtmlTag.Textarea)),
            Language = ownLanguage ?? parent.Language,
            Block = isBlock ? tag : parent.Block,
            IsJsonLd = facts.IsJsonLd,
            Scope = scope,
            IsForeign = isForeign,
            BlockIsForeign = isBlock ? isForeign : parent.BlockIsForeign,
            ItemType = facts.ItemType ?? parent.ItemType,
        };
    }

    private static bool IsProtected(HtmlTag tag, ElementNamespace ns, in ElementFacts facts, bool isParentProtected)
    {
        if (facts.IsProtected)
            return true;

        // Code that a rule has translated is the one kind that what is off limits does not keep.
        var isUnlocked = facts.Statement is { IsUnlocked: true } && ns == ElementNamespace.Html
            && ExtractionRules.RoleOf(tag, ns) is var usual && ExtractionRules.IsOffLimits(usual) && !ExtractionRules.IsOffLimits(facts.Statement.RoleOf(tag, usual));
        if (isUnlocked)
            return false;
        return ExtractionRules.IsOffLimits(ExtractionRules.RoleOf(tag, ns))
            || (isParentProtected && !ExtractionRules.IsForeignText(tag, ns));
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
        if (tree.IsIgnored || IsInIsland(ref range))
            return;
        // A CDATA section and what follows plaintext have no character references: what they cannot spell they could not take.
        var isLiteral = tree.Token.Kind == HtmlTokenKind.CData || tree.Token.TextModel == ContentModel.PlainText;
        if (isLiteral || context.IsLeftInText)
        {
            if (context.IsJsonLd)
                ReadJsonLd(range, context);
            Protect(range with { End = tree.Token.Range.End }, tree.Token.TextModel == ContentModel.Data ? PieceKind.Protected : KindOf(_lastRole));
            return;
        }

        if (tree.Token.TextModel == ContentModel.RcData)
            ReadTitle(range, context);
        var isWhiteSpace = range.Length == tree.Text.Length ? tree.IsWhiteSpaceText : TreeBuilder.IsWhiteSpace(range.Of(_page.Markup.Span));
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
        var isInIsland = IsInIsland(ref range);
        if (!isInIsland)
            ReadAttributes(in tree, context, _contexts[_parentContext]);
        if (isInIsland || role is ExtractionRole.Block or ExtractionRole.SubFlow)
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

        if (_crossedBlock || _endedSubFlow >= 0 || IsInIsland(ref range))
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
        if (_facts[_describedFacts].Statement?.Guidance is { } guidance)
            (_inlineGuidance ??= [])[range.Start] = guidance;
    }

    /// <summary>What has no meaning of its own: part of the text unit that it interrupts, none of any other.</summary>
    private void OnOther(ByteRange range, TextContext context)
    {
        if (IsInIsland(ref range))
            return;
        var isIsland = BeginsIsland(range);
        if (context.IsProtected)
            Protect(range, PieceKind.Protected);
        else if (isIsland && (_islandKind == PieceKind.Island || _draft.Pieces.Count > 0))
            Protect(range, _islandKind);
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
        _draft.SettleForeign();
        if (_draft.HasText)
        {
            var range = new ByteRange(_draft.Pieces[0].Range.Start, _draft.Pieces[^1].Range.End);
            var kind = _draft.Context.Block == HtmlTag.Title ? UnitKind.Title : UnitKind.Text;
            var name = _names.NameOf(_draft.Context.Block);
            AddSite(new UnitSite(kind, name, range, TextSyntax.Text, _draft.Context, _pieces.Count, _draft.Pieces.Count));
            _pieces.AddRange(CollectionsMarshal.AsSpan(_draft.Pieces));
        }

        _draft.Clear();
    }

    // ---- Sub-flows ----

    private void BeginSubFlow()
    {
        if (_subFlowDepth >= DeepestSubFlow)
        {
            Flush();
            _interrupted.Push((null, _tagStart));
            return;
        }

        _subFlowDepth++;
        _interrupted.Push((_draft, _tagStart));
        _draft = _spare.TryPop(out var spare) ? spare : new UnitDraft();
    }

    private void EndSubFlow(HtmlTag tag)
    {
        if (!_interrupted.TryPop(out var interrupted))
            return;
        Flush();
        if (interrupted.Draft is null)
            return;
        _subFlowDepth--;
        _spare.Push(_draft);
        _draft = interrupted.Draft;
        _endedSubFlow = interrupted.Start;
        _endedSubFlowTag = tag;
    }

    /// <summary>Puts a sub-flow that the token at hand has ended into the text around it, as one code.</summary>
    private void EndSubFlowInText(in TreeBuilder tree)
    {
        var isOwnEndTag = tree.Token.Kind == HtmlTokenKind.EndTag
            && !tree.IsIgnored
            && tree.Tag == _endedSubFlowTag;
        var isVoid = tree.Token.Kind == HtmlTokenKind.StartTag && tree.Token.IsSelfClosing && _endedSubFlow == tree.Token.Range.Start;
        var end = isOwnEndTag || isVoid ? tree.Token.Range.End : tree.Token.Range.Start;
        _draft.AddStandalone(new ByteRange(_endedSubFlow, end), PieceKind.Standalone);
    }
}
