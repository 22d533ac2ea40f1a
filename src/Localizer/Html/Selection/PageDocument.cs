using System.Text;
using HtmlAgilityPack;

namespace Localizer.Html.Selection;

/// <summary>
/// A page as HtmlAgilityPack's document, for XPath. It is filled from the tree that the HTML standard makes of the page
/// (<see cref="PageTree"/>) instead of by HtmlAgilityPack's own parser, so that a path means what it means in a browser and each node
/// knows its bytes; <c>docs/decisions/004-xpath.md</c> has the reasons.
/// </summary>
internal sealed class PageDocument
{
    /// <summary>The deepest nesting of a page that XPath is asked of.</summary>
    public const int MostDepth = 2000;

    /// <summary>The most nodes of such a page.</summary>
    public const int MostNodes = 2_000_000;

    private readonly HtmlDocument _document = new() { OptionMaxNestedChildNodes = MostDepth + 8 };
    private readonly Dictionary<HtmlNode, (int Order, int TreeNode)> _places = [];
    private readonly Dictionary<string, HtmlNode> _ids = new(StringComparer.Ordinal);

    private PageDocument(PageTree tree)
    {
        Tree = tree;
        _places.Add(_document.DocumentNode, (0, -1));
    }

    /// <summary>The tree that it was filled from.</summary>
    public PageTree Tree { get; }

    /// <summary>How many nodes it has.</summary>
    public int Count => _places.Count;

    /// <summary>Fills a document.</summary>
    /// <param name="tree">The page's tree.</param>
    /// <param name="document">The document, when the answer is true.</param>
    /// <returns>False when the page is nested too deep or has too many nodes.</returns>
    public static bool TryCreate(PageTree tree, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out PageDocument? document)
    {
        document = null;
        if (tree.Count > MostNodes)
            return false;
        var filled = new PageDocument(tree);
        if (!filled.Fill())
            return false;
        document = filled;
        return true;
    }

    /// <summary>A navigator at the document's root.</summary>
    /// <param name="view">Whether elements have their namespaces.</param>
    /// <param name="budget">What the query may cost.</param>
    public PageNavigator CreateNavigator(NamespaceView view, QueryBudget budget) =>
        new(this, (HtmlNodeNavigator)_document.CreateNavigator()!, view, budget);

    /// <summary>The node's place in document order.</summary>
    public int OrderOf(HtmlNode node) => _places[node].Order;

    /// <summary>The node of the tree; -1 for the document.</summary>
    public int TreeNodeOf(HtmlNode node) => _places[node].TreeNode;

    /// <summary>The first element with an id, or <see langword="null"/>.</summary>
    public HtmlNode? ById(string id) => _ids.GetValueOrDefault(id);

    // Parents come before their children, and each node is filled in before it is put in its place: HtmlAgilityPack walks from a
    // node up to its root whenever the node is changed.
    private bool Fill()
    {
        var (parent, depth) = (_document.DocumentNode, 0);
        var node = Tree.First;
        while (true)
        {
            while (node >= 0)
            {
                var filled = Append(parent, ref node);
                if (filled is null)
                {
                    node = Tree[node].Next;
                    continue;
                }

                if (++depth > MostDepth)
                    return false;
                (parent, node) = (filled, Tree[node].FirstChild);
            }

            if (parent.ParentNode is not { } above)
                return true;
            node = Tree[_places[parent].TreeNode].Next;
            (parent, depth) = (above, depth - 1);
        }
    }

    /// <summary>Adds a node; texts that follow each other are one, as XPath has it.</summary>
    /// <param name="parent">What it is added to.</param>
    /// <param name="node">The node; the last of the texts that were added.</param>
    /// <returns>The element that was added, or <see langword="null"/>.</returns>
    private HtmlNode? Append(HtmlNode parent, ref int node)
    {
        switch (Tree[node].Kind)
        {
            case TreeNodeKind.Element:
                var element = CreateElement(node);
                parent.ChildNodes.Append(element);
                _places.Add(element, (_places.Count, node));
                return element;
            case TreeNodeKind.Text:
                var first = node;
                var text = new StringBuilder(Tree.TextOf(node));
                for (; Tree[node].Next is var next and >= 0 && Tree[next].Kind == TreeNodeKind.Text; node = next)
                    text.Append(Tree.TextOf(next));
                AppendLeaf(parent, _document.CreateTextNode(text.ToString()), first);
                return null;
            case TreeNodeKind.Comment:
                AppendLeaf(parent, _document.CreateComment(Tree.TextOf(node)), node);
                return null;
            default:
                return null;
        }
    }

    private HtmlNode CreateElement(int node)
    {
        var element = _document.CreateElement(Tree.NameOf(node));
        foreach (var (name, value, _) in Tree.AttributesOf(node))
        {
            element.Attributes.Append(name, value);
            if (name == "id")
                _ids.TryAdd(value, element);
        }

        return element;
    }

    private void AppendLeaf(HtmlNode parent, HtmlNode leaf, int node)
    {
        parent.ChildNodes.Append(leaf);
        _places.Add(leaf, (_places.Count, node));
    }
}
