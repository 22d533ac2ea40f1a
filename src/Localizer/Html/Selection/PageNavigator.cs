using System.Text;
using System.Xml;
using System.Xml.XPath;
using HtmlAgilityPack;

namespace Localizer.Html.Selection;

/// <summary>Whether elements are in their namespaces.</summary>
internal enum NamespaceView
{
    /// <summary>In none: <c>//p</c> is a paragraph, as people write it.</summary>
    Plain,

    /// <summary>In those that the HTML standard puts them in: <c>//h:p</c>, as ITS rules write it.</summary>
    Standard,
}

/// <summary>How many steps queries of a page may take.</summary>
internal sealed class QueryBudget
{
    private const long LeastSteps = 5_000_000;
    private const long StepsPerNode = 200;

    private long _left;

    /// <summary>A budget for a page.</summary>
    /// <param name="nodes">How many nodes the page has.</param>
    public QueryBudget(int nodes) => _left = LeastSteps + (StepsPerNode * nodes);

    /// <summary>Takes some steps.</summary>
    /// <exception cref="QueryTooCostlyException">None are left.</exception>
    public void Spend(int steps = 1)
    {
        if ((_left -= steps) < 0)
            throw new QueryTooCostlyException();
    }
}

/// <summary>A query takes more steps than a page's queries may.</summary>
internal sealed class QueryTooCostlyException() : Exception("takes too long on this page");

/// <summary>
/// HtmlAgilityPack's XPath navigator, held to XPath's data model where it is not: attributes have a place of their own with a way
/// back to their element, elements have namespaces, an element's value is its text alone as it stands, order is looked up, and each
/// step is counted.
/// </summary>
internal sealed class PageNavigator : XPathNavigator
{
    private const string XhtmlNamespace = "http://www.w3.org/1999/xhtml";
    private const string SvgNamespace = "http://www.w3.org/2000/svg";
    private const string MathMlNamespace = "http://www.w3.org/1998/Math/MathML";
    private const int CharactersPerStep = 64;

    private readonly PageDocument _document;
    private readonly HtmlNodeNavigator _node;
    private readonly NamespaceView _view;
    private readonly QueryBudget _budget;
    private int _attribute = -1;

    public PageNavigator(PageDocument document, HtmlNodeNavigator node, NamespaceView view, QueryBudget budget)
    {
        _document = document;
        _node = node;
        _view = view;
        _budget = budget;
    }

    /// <summary>The node of the page's tree that this is at, or whose attribute; -1 for the document.</summary>
    public int TreeNode => _document.TreeNodeOf(Current);

    /// <summary>The name of the attribute that this is at, or <see langword="null"/>.</summary>
    public string? AttributeName => _attribute >= 0 ? Current.Attributes[_attribute].Name : null;

    /// <inheritdoc/>
    public override string BaseURI => "";

    /// <inheritdoc/>
    public override bool IsEmptyElement => _node.IsEmptyElement;

    /// <inheritdoc/>
    public override string LocalName => AttributeName ?? (Current.NodeType == HtmlNodeType.Element ? _node.LocalName : "");

    /// <inheritdoc/>
    public override string Name => LocalName;

    /// <inheritdoc/>
    public override string NamespaceURI
    {
        get
        {
            if (_view == NamespaceView.Plain || _attribute >= 0 || Current.NodeType != HtmlNodeType.Element)
                return "";
            return _document.Tree[TreeNode].Namespace switch
            {
                ElementNamespace.Svg => SvgNamespace,
                ElementNamespace.MathMl => MathMlNamespace,
                _ => XhtmlNamespace,
            };
        }
    }

    /// <inheritdoc/>
    public override XmlNameTable NameTable => _node.NameTable;

    /// <inheritdoc/>
    public override XPathNodeType NodeType => _attribute >= 0 ? XPathNodeType.Attribute : _node.NodeType;

    /// <inheritdoc/>
    public override string Prefix => "";

    /// <inheritdoc/>
    public override string Value => _attribute >= 0
        ? Spent(Current.Attributes[_attribute].Value)
        : Current.NodeType is HtmlNodeType.Text or HtmlNodeType.Comment ? Spent(_node.Value) : TextBelow(Current);

    private HtmlNode Current => _node.CurrentNode;

    /// <inheritdoc/>
    public override XPathNavigator Clone() =>
        new PageNavigator(_document, (HtmlNodeNavigator)_node.Clone(), _view, _budget) { _attribute = _attribute };

    /// <inheritdoc/>
    public override bool IsSamePosition(XPathNavigator other) =>
        other is PageNavigator page && page._attribute == _attribute && _node.IsSamePosition(page._node);

    /// <inheritdoc/>
    public override XmlNodeOrder ComparePosition(XPathNavigator? nav)
    {
        _budget.Spend();
        if (nav is not PageNavigator other || !ReferenceEquals(other._document, _document))
            return XmlNodeOrder.Unknown;
        var order = (_document.OrderOf(Current), _attribute).CompareTo((_document.OrderOf(other.Current), other._attribute));
        return order < 0 ? XmlNodeOrder.Before : order > 0 ? XmlNodeOrder.After : XmlNodeOrder.Same;
    }

    /// <inheritdoc/>
    public override bool MoveTo(XPathNavigator other)
    {
        if (other is not PageNavigator page || !_node.MoveTo(page._node))
            return false;
        _attribute = page._attribute;
        return true;
    }

    /// <inheritdoc/>
    public override void MoveToRoot()
    {
        _attribute = -1;
        _node.MoveToRoot();
    }

    /// <inheritdoc/>
    public override bool MoveToFirstAttribute()
    {
        _budget.Spend();
        if (_attribute >= 0 || Current.NodeType != HtmlNodeType.Element || !Current.HasAttributes)
            return false;
        _attribute = 0;
        return true;
    }

    /// <inheritdoc/>
    public override bool MoveToNextAttribute()
    {
        _budget.Spend();
        if (_attribute < 0 || _attribute >= Current.Attributes.Count - 1)
            return false;
        _attribute++;
        return true;
    }

    /// <inheritdoc/>
    public override bool MoveToFirstNamespace(XPathNamespaceScope namespaceScope) => false;

    /// <inheritdoc/>
    public override bool MoveToNextNamespace(XPathNamespaceScope namespaceScope) => false;

    /// <inheritdoc/>
    public override bool MoveToFirstChild()
    {
        _budget.Spend();
        return _attribute < 0 && _node.MoveToFirstChild();
    }

    /// <inheritdoc/>
    public override bool MoveToNext()
    {
        _budget.Spend();
        return _attribute < 0 && _node.MoveToNext();
    }

    /// <inheritdoc/>
    public override bool MoveToPrevious()
    {
        _budget.Spend();
        return _attribute < 0 && _node.MoveToPrevious();
    }

    /// <inheritdoc/>
    public override bool MoveToParent()
    {
        _budget.Spend();
        if (_attribute < 0)
            return _node.MoveToParent();
        _attribute = -1;
        return true;
    }

    /// <inheritdoc/>
    public override bool MoveToId(string id)
    {
        _budget.Spend();
        if (_document.ById(id) is not { } element || !_node.MoveTo(element.CreateNavigator()))
            return false;
        _attribute = -1;
        return true;
    }

    private string Spent(string? text)
    {
        text ??= "";
        _budget.Spend(1 + (text.Length / CharactersPerStep));
        return text;
    }

    private string TextBelow(HtmlNode top)
    {
        var text = new StringBuilder();
        var node = top.FirstChild;
        while (node is not null)
        {
            _budget.Spend();
            if (node is HtmlTextNode leaf)
                text.Append(Spent(leaf.Text));
            if (node.FirstChild is { } child)
            {
                node = child;
                continue;
            }

            while (node != top && node!.NextSibling is null)
                node = node.ParentNode;
            node = node == top ? null : node.NextSibling;
        }

        return text.ToString();
    }
}
