namespace Localizer.Html;

/// <summary>An element on the stack of open elements.</summary>
internal struct OpenElement
{
    /// <summary>Its name's number.</summary>
    public HtmlTag Tag;

    /// <summary>What the sink made of its start tag (<see cref="ITreeSink.Describe"/>).</summary>
    public int Facts;

    /// <summary>What the sink made of it at its place (<see cref="ITreeSink.Opened"/>).</summary>
    public int Context;

    /// <summary>Its node, when a tree is built (<see cref="ITreeShape"/>).</summary>
    public int Node;

    /// <summary>The byte where its start tag begins.</summary>
    public int Start;

    /// <summary>The entry towards the root, or -1.</summary>
    public int Parent;

    /// <summary>The entry away from the root, or -1.</summary>
    public int Child;

    /// <summary>The nearest open element of the same name and namespace towards the root, or -1; of an entry that is free the next free one.</summary>
    internal int SameName;

    /// <summary>Grows from the root; equal for an element and a formatting element that was put right below it.</summary>
    internal int Order;

    /// <summary>The order of the nearest element, itself included, that ends the default, list item, button and table scope.</summary>
    internal int ScopeEnd, ListScopeEnd, ButtonScopeEnd, TableScopeEnd;

    /// <summary>The order of the nearest special element, itself included, and of the nearest but <c>address</c>, <c>div</c> and <c>p</c>.</summary>
    internal int NearestSpecial, ItemSearchEnd;

    /// <summary>The order of the nearest HTML element, itself included.</summary>
    internal int NearestHtml;

    /// <summary>Its namespace.</summary>
    public ElementNamespace Namespace;

    /// <summary>Whether it is an HTML integration point by its attributes (MathML <c>annotation-xml</c>).</summary>
    public bool IsHtmlIntegrationPoint;
}

/// <summary>Which elements end the search for an open one (HTML standard, 13.2.4.2).</summary>
internal enum ElementScope
{
    Default,
    ListItem,
    Button,
    Table,
}

/// <summary>
/// The stack of open elements. Each entry knows how far each scope reaches, and open elements of one name form a chain, so
/// "has an element in scope" takes constant time however deep the page is nested. Entries form a linked list, since the adoption
/// agency takes them from the middle.
/// </summary>
internal sealed class OpenElements
{
    private OpenElement[] _entries = new OpenElement[32];

    // The first entry that is free: each links the next one.
    private int _free = -1;

    // For each namespace, by the name's number; -1 is none.
    private readonly int[][] _lastOfName = [[], [], []];
    private int _used;

    /// <summary>The current node's entry, or -1 when the stack is empty.</summary>
    public int Top { get; private set; } = -1;

    /// <summary>The current node's namespace; HTML's when the stack is empty. Asked at each token.</summary>
    public ElementNamespace CurrentNamespace { get; private set; }

    /// <summary>How many elements are open.</summary>
    public int Count { get; private set; }

    /// <summary>An entry, to read or to change its context.</summary>
    /// <param name="entry">An entry that is on the stack.</param>
    public ref OpenElement this[int entry] => ref _entries[entry];

    /// <summary>The current node's name, or <see cref="HtmlTag.None"/> when the stack is empty or the node is not of HTML.</summary>
    public HtmlTag CurrentHtmlTag => Top >= 0 && CurrentNamespace == ElementNamespace.Html ? this[Top].Tag : HtmlTag.None;

    /// <summary>Opens an element below the current node.</summary>
    /// <param name="tag">Its name.</param>
    /// <param name="ns">Its namespace.</param>
    /// <returns>Its entry.</returns>
    public int Push(HtmlTag tag, ElementNamespace ns) => InsertAfter(Top, tag, ns, Top >= 0 ? this[Top].Order + 1 : 0);

    /// <summary>Puts a formatting element right below another entry.</summary>
    /// <param name="parent">The entry.</param>
    /// <param name="tag">The formatting element's name.</param>
    public int InsertFormatting(int parent, HtmlTag tag) => InsertAfter(parent, tag, ElementNamespace.Html, this[parent].Order);

    /// <summary>Takes an entry from the stack, wherever it is.</summary>
    /// <param name="entry">The entry; its number may be given to another element later.</param>
    public void Remove(int entry)
    {
        ref var element = ref this[entry];
        if (element.Parent >= 0)
            this[element.Parent].Child = element.Child;
        if (element.Child >= 0)
            this[element.Child].Parent = element.Parent;
        else
            SetTop(element.Parent);

        ref var last = ref LastOfName(element.Tag, element.Namespace);
        if (last == entry)
        {
            last = element.SameName;
        }
        else
        {
            var later = last;
            while (this[later].SameName != entry)
                later = this[later].SameName;
            this[later].SameName = element.SameName;
        }

        Count--;
        element.SameName = _free;
        _free = entry;
    }

    /// <summary>The open HTML element of a name that is nearest to the current node, or -1.</summary>
    public int Last(HtmlTag tag, ElementNamespace ns = ElementNamespace.Html)
    {
        var last = _lastOfName[(int)ns];
        return (int)tag < last.Length ? last[(int)tag] : -1;
    }

    /// <summary>Whether an HTML element of a name is open.</summary>
    public bool Has(HtmlTag tag) => Last(tag) >= 0;

    /// <summary>Whether an HTML element of a name is in a scope.</summary>
    public bool IsInScope(HtmlTag tag, ElementScope scope = ElementScope.Default) => Last(tag) is var entry and >= 0 && IsInScope(entry, scope);

    /// <summary>Whether an entry is in a scope.</summary>
    public bool IsInScope(int entry, ElementScope scope = ElementScope.Default)
    {
        ref var top = ref this[Top];
        return this[entry].Order >= scope switch
        {
            ElementScope.ListItem => top.ListScopeEnd,
            ElementScope.Button => top.ButtonScopeEnd,
            ElementScope.Table => top.TableScopeEnd,
            _ => top.ScopeEnd,
        };
    }

    /// <summary>Whether the search that a <c>li</c>, <c>dd</c> or <c>dt</c> start tag makes for an open item reaches an entry.</summary>
    public bool IsReachedByItemSearch(int entry) => this[entry].Order >= this[Top].ItemSearchEnd;

    /// <summary>Whether no HTML element stands between an entry of a foreign namespace and the current node.</summary>
    public bool IsBelowAllHtml(int entry) => this[entry].Order > this[Top].NearestHtml;

    /// <summary>Whether no special element stands between an entry and the current node, the entry itself not counted.</summary>
    public bool IsBelowAllSpecial(int entry) => this[entry].Order >= this[Top].NearestSpecial;

    private int InsertAfter(int parent, HtmlTag tag, ElementNamespace ns, int order)
    {
        // Written in place, and begun as a copy of the entry above: how far its scopes reach holds here too, until marked otherwise.
        var entry = FreeEntry();
        ref var element = ref _entries[entry];
        if (parent >= 0)
            element = _entries[parent];
        else
            element = default;
        (element.Tag, element.Namespace, element.Order) = (tag, ns, order);
        (element.Facts, element.Context, element.Node, element.IsHtmlIntegrationPoint) = (0, 0, 0, false);
        (element.Parent, element.Child) = (parent, parent >= 0 ? element.Child : -1);
        MarkScopes(ref element);
        if (parent >= 0)
            _entries[parent].Child = entry;
        if (element.Child >= 0)
            _entries[element.Child].Parent = entry;
        else
            SetTop(entry);
        ChainByName(entry);
        Count++;
        return entry;
    }

    private void SetTop(int entry)
    {
        Top = entry;
        CurrentNamespace = entry >= 0 ? this[entry].Namespace : ElementNamespace.Html;
    }

    private static void MarkScopes(ref OpenElement element)
    {
        var traits = ParsingRules.Of(element.Tag, element.Namespace);
        var isHtml = element.Namespace == ElementNamespace.Html;
        if (isHtml)
            element.NearestHtml = element.Order;
        if (traits.HasFlag(ParsingTraits.Special))
        {
            element.NearestSpecial = element.Order;
            if (!isHtml || element.Tag is not (HtmlTag.Address or HtmlTag.Div or HtmlTag.P))
                element.ItemSearchEnd = element.Order;
        }

        if (traits.HasFlag(ParsingTraits.TableScope))
            element.TableScopeEnd = element.Order;
        var endsAll = traits.HasFlag(ParsingTraits.Scope);
        if (endsAll)
            element.ScopeEnd = element.Order;
        if (endsAll || (isHtml && element.Tag is HtmlTag.Ol or HtmlTag.Ul))
            element.ListScopeEnd = element.Order;
        if (endsAll || (isHtml && element.Tag == HtmlTag.Button))
            element.ButtonScopeEnd = element.Order;
    }

    private int FreeEntry()
    {
        if (_free >= 0)
        {
            var entry = _free;
            _free = _entries[entry].SameName;
            return entry;
        }

        if (_used == _entries.Length)
            Array.Resize(ref _entries, _used * 2);
        return _used++;
    }

    // Chains run from the deepest element up; one that is put into the middle finds its place among those of its name.
    private void ChainByName(int entry)
    {
        var order = this[entry].Order;
        var later = -1;
        ref var last = ref LastOfName(this[entry].Tag, this[entry].Namespace);
        var earlier = last;
        while (earlier >= 0 && this[earlier].Order > order)
        {
            later = earlier;
            earlier = this[earlier].SameName;
        }

        this[entry].SameName = earlier;
        if (later < 0)
            last = entry;
        else
            this[later].SameName = entry;
    }

    private ref int LastOfName(HtmlTag tag, ElementNamespace ns)
    {
        ref var last = ref _lastOfName[(int)ns];
        if ((int)tag >= last.Length)
        {
            var known = last.Length;
            Array.Resize(ref last, Math.Max(Math.Max((int)tag + 1, known * 2), (int)HtmlTag.FirstOther));
            last.AsSpan(known).Fill(-1);
        }

        return ref last[(int)tag];
    }
}
