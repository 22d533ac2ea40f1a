using System.Runtime.InteropServices;

namespace Localizer.Html;

// What holds for the text in an element: by its name, its attributes, what rules say of it, and what holds around it.
internal sealed partial class UnitExtractor
{
    private const int DerivedSlots = 128;

    private readonly List<ElementFacts> _facts = [default];
    private readonly List<TextContext> _contexts = [TextContext.OfPage];

    // Elements of whose attributes nothing matters mean the same in the same context. Nearly all are found at the slot of their name and
    // parent, where the last one is; the others by what they are, never by what their context says, which may be texts of any length.
    private readonly (PlacedTag Place, int Context)[] _lastDerived = new (PlacedTag, int)[DerivedSlots];
    private readonly Dictionary<PlacedTag, int> _derived = [];

    // Elements that misnested end tags take out of others after their text was met, by their start tags' bytes, and what then holds
    // in them: of few pages, which are then gone through once more, with that known from the start.
    private readonly Dictionary<int, TextContext>? _moved;
    private readonly Dictionary<int, TextContext> _movedFacts = [];
    private Dictionary<int, TextContext>? _movedLater;

    /// <inheritdoc/>
    public int Describe(HtmlTag tag, ElementNamespace ns, in HtmlTokenizer token)
    {
        _tagStart = token.Range.Start;
        _describedNamespace = ns;
        _wasDescribed = true;
        _describedFacts = 0;
        if (_overrides is null && _moved is null && !MayHaveFacts(tag, in token))
            return 0;
        var facts = ReadFacts(tag, in token);
        _describedFacts = Note(_overrides is null ? facts : _overrides.Apply(facts, token.Range.Start));
        if (_moved?.TryGetValue(token.Range.Start, out var context) == true)
            _describedFacts = NoteMoved(_describedFacts, context);
        return _describedFacts;
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

    private int NoteMoved(int facts, TextContext context)
    {
        _facts.Add(_facts[facts]);
        _movedFacts.Add(_facts.Count - 1, context);
        return _facts.Count - 1;
    }

    /// <inheritdoc/>
    public void Moved(int at, int from, int to, int content)
    {
        // Where the formatting element that was put around the content means something itself, nothing that is known from the start is
        // right both for what the element holds by now and for what is to come.
        if (_moved is null && from != to && _contexts[from] != _contexts[to] && _contexts[content] == _contexts[to])
            (_movedLater ??= [])[at] = _contexts[to];
    }

    // What ITS and rules say of the start tag at hand: of most nothing.
    private ElementStatement? DescribedStatement => _describedFacts == 0 ? null : _facts[_describedFacts].Statement;

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
        if (facts != 0)
            return _elementContext = Add(tag, ns, facts, parentContext);
        var place = new PlacedTag(tag, ns, parentContext);
        ref var last = ref _lastDerived[((int)tag + (parentContext * 8)) & (DerivedSlots - 1)];
        if (last.Place != place)
            last = (place, Known(place));
        return _elementContext = last.Context;
    }

    private int Known(PlacedTag place)
    {
        ref var context = ref CollectionsMarshal.GetValueRefOrAddDefault(_derived, place, out var isKnown);
        return isKnown ? context : context = Add(place.Tag, place.Namespace, facts: 0, place.ParentContext);
    }

    private int Add(HtmlTag tag, ElementNamespace ns, int facts, int parentContext)
    {
        var parent = _contexts[parentContext];
        if (_moved is null || !_movedFacts.TryGetValue(facts, out var context))
            context = Derive(tag, ns, _facts[facts], parent);
        if (context.Block == parent.Block && context == parent)
            return parentContext;
        if (context.Block != _contexts[^1].Block || context != _contexts[^1])
            _contexts.Add(context);
        return _contexts.Count - 1;
    }

    private TextContext Derive(HtmlTag tag, ElementNamespace ns, in ElementFacts facts, TextContext parent)
    {
        var role = RoleOf(tag, ns, in facts);
        var isBlock = role is ExtractionRole.Block or ExtractionRole.SubFlow;
        var isForeignRoot = (ns, tag) is (ElementNamespace.Svg, HtmlTag.Svg) or (ElementNamespace.MathMl, HtmlTag.Math);
        var ownLanguage = SpeaksForPage(tag) ? null : facts.Language;
        var isForeign = ownLanguage is null ? parent.IsForeign : _language.IsForeign(ownLanguage, PageTag);
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
            BlockNamespace = isBlock ? ns : parent.BlockNamespace,
            HidesAttributes = ns == ElementNamespace.Html ? IsProtected(tag, ns, in facts, parent.HidesAttributes) : parent.HidesAttributes,
            IsJsonLd = facts.IsJsonLd,
            Scope = scope,
            IsForeign = isForeign,
            BlockIsForeign = isBlock ? isForeign : parent.BlockIsForeign,
            ItemType = facts.ItemType ?? parent.ItemType,
        };
    }

    // A body says the page's language where html does not.
    private bool SpeaksForPage(HtmlTag tag) => tag == HtmlTag.Html || (tag == HtmlTag.Body && PageTag is null);

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

    /// <summary>An element and where it stands.</summary>
    /// <param name="Tag">Its name; none, which no element has, in a slot that is empty.</param>
    /// <param name="Namespace">Its namespace.</param>
    /// <param name="ParentContext">What holds around it.</param>
    private readonly record struct PlacedTag(HtmlTag Tag, ElementNamespace Namespace, int ParentContext);
}
