using System.Runtime.InteropServices;
using Localizer.Model;

namespace Localizer.Html;

/// <summary>What a node of the tree is.</summary>
internal enum TreeNodeKind
{
    Element,
    Text,
    Comment,
    Doctype,
}

/// <summary>A node of the tree. Nodes are numbers into the tree's list; -1 stands for the document, -2 for none.</summary>
internal struct TreeNode
{
    /// <summary>What it is.</summary>
    public TreeNodeKind Kind;

    /// <summary>An element's name.</summary>
    public HtmlTag Tag;

    /// <summary>An element's namespace.</summary>
    public ElementNamespace Namespace;

    /// <summary>The bytes of the start tag, text or data; empty where an element is implied.</summary>
    public ByteRange Range;

    /// <summary>How many elements came before, those not counted that repeat a start tag, which have its number.</summary>
    public int Ordinal;

    /// <summary>The content model that a text was read in.</summary>
    public ContentModel TextModel;

    /// <summary>Whether a text is a CDATA section's.</summary>
    public bool IsCData;

    /// <summary>Whether of a text only the white space is meant.</summary>
    public bool IsSpaceAlone;

    /// <summary>Its place among the others.</summary>
    public int Parent, Previous, Next, FirstChild, LastChild;
}

/// <summary>
/// The tree that the HTML standard makes of a page, over the page's own bytes: each node knows where its tag or text stands. Built for
/// those questions that need a tree, XPath and CSS selectors; extraction itself needs none.
/// </summary>
internal sealed partial class PageTree : ITreeShape
{
    private const int Document = -1;
    private const int None = -2;

    private readonly List<TreeNode> _nodes = [];
    private readonly Dictionary<int, List<ByteRange>> _moreTags = [];
    private int _elements;
    private (int First, int Last) _documentChildren = (None, None);

    private PageTree(SourcePage page) => Page = page;

    /// <summary>The page.</summary>
    public SourcePage Page { get; }

    /// <summary>The names of its elements.</summary>
    public TagNames Names { get; } = new();

    /// <summary>How many nodes there are; some may be in no tree any more.</summary>
    public int Count => _nodes.Count;

    /// <summary>How many elements were described; an <see cref="TreeNode.Ordinal"/> is below it.</summary>
    public int ElementCount => _elements;

    /// <summary>The first node of the document, or -2.</summary>
    public int First => _documentChildren.First;

    /// <summary>A node.</summary>
    public ref readonly TreeNode this[int node] => ref Nodes[node];

    private Span<TreeNode> Nodes => CollectionsMarshal.AsSpan(_nodes);

    /// <summary>Builds the tree of a page.</summary>
    public static PageTree Of(SourcePage page)
    {
        var shape = new PageTree(page);
        var builder = new TreeBuilder(page.Markup.Span, page.MarkupStart, shape.Names, NoSink.Instance, shape);
        while (builder.Read())
        {
            // The shape is told as it goes.
        }

        builder.Finish();
        return shape;
    }

    /// <summary>The start tags that gave an element its attributes: its own, and those that repeat <c>html</c> or <c>body</c>.</summary>
    public IEnumerable<ByteRange> StartTagsOf(int element)
    {
        if (this[element].Range.Length > 0)
            yield return this[element].Range;
        foreach (var more in _moreTags.GetValueOrDefault(element, []))
            yield return more;
    }

    /// <inheritdoc/>
    public int Add(HtmlTag tag, ElementNamespace ns, ByteRange startTag, TreePlace place) => Insert(
        new TreeNode { Kind = TreeNodeKind.Element, Tag = tag, Namespace = ns, Range = startTag, Ordinal = _elements++ }, place);

    /// <inheritdoc/>
    public int Repeat(int node, TreePlace place)
    {
        var original = this[node];
        var repeated = new TreeNode
        {
            Kind = TreeNodeKind.Element,
            Tag = original.Tag,
            Namespace = original.Namespace,
            Range = original.Range,
            Ordinal = original.Ordinal,
        };
        return Insert(repeated, place);
    }

    /// <inheritdoc/>
    public void AddText(ByteRange text, in HtmlTokenizer token, TreePlace place) => AddText(text, in token, place, isSpaceAlone: false);

    /// <inheritdoc/>
    public void AddSpaceOf(ByteRange text, in HtmlTokenizer token, TreePlace place) => AddText(text, in token, place, isSpaceAlone: true);

    /// <inheritdoc/>
    public void AddComment(ByteRange data, in HtmlTokenizer token, TreePlace place) =>
        Insert(new TreeNode { Kind = TreeNodeKind.Comment, Range = data }, place);

    /// <inheritdoc/>
    public void AddDoctype(in HtmlTokenizer token) =>
        Insert(new TreeNode { Kind = TreeNodeKind.Doctype, Range = token.Range }, new TreePlace(Document));

    /// <inheritdoc/>
    public void AddMissingAttributes(int node, in HtmlTokenizer token)
    {
        if (!_moreTags.TryGetValue(node, out var tags))
            _moreTags.Add(node, tags = []);
        tags.Add(token.Range);
    }

    /// <inheritdoc/>
    public void Move(int node, TreePlace place)
    {
        Remove(node);
        Link(node, place);
    }

    /// <inheritdoc/>
    public void MoveChildren(int from, int to)
    {
        while (this[from].FirstChild is var child and >= 0)
            Move(child, new TreePlace(to));
    }

    /// <inheritdoc/>
    public void Remove(int node)
    {
        ref var removed = ref Nodes[node];
        if (removed.Parent == None)
            return;
        if (removed.Previous >= 0)
            Nodes[removed.Previous].Next = removed.Next;
        else
            SetFirstChild(removed.Parent, removed.Next);
        if (removed.Next >= 0)
            Nodes[removed.Next].Previous = removed.Previous;
        else
            SetLastChild(removed.Parent, removed.Previous);
        (removed.Parent, removed.Previous, removed.Next) = (None, None, None);
    }

    /// <inheritdoc/>
    public int ParentOf(int node) => this[node].Parent;

    private void AddText(ByteRange text, in HtmlTokenizer token, TreePlace place, bool isSpaceAlone)
    {
        if (text.Length == 0)
            return;
        var node = new TreeNode
        {
            Kind = TreeNodeKind.Text,
            Range = text,
            TextModel = token.TextModel,
            IsCData = token.Kind == HtmlTokenKind.CData,
            IsSpaceAlone = isSpaceAlone,
        };
        Insert(node, place);
    }

    private int Insert(TreeNode node, TreePlace place)
    {
        (node.Parent, node.Previous, node.Next, node.FirstChild, node.LastChild) = (None, None, None, None, None);
        _nodes.Add(node);
        Link(_nodes.Count - 1, place);
        return _nodes.Count - 1;
    }

    private void Link(int node, TreePlace place)
    {
        if (place.Parent == None)
            return;
        var previous = place.Before >= 0 ? this[place.Before].Previous : LastChildOf(place.Parent);
        ref var linked = ref Nodes[node];
        (linked.Parent, linked.Previous, linked.Next) = (place.Parent, previous, place.Before >= 0 ? place.Before : None);
        if (previous >= 0)
            Nodes[previous].Next = node;
        else
            SetFirstChild(place.Parent, node);
        if (place.Before >= 0)
            Nodes[place.Before].Previous = node;
        else
            SetLastChild(place.Parent, node);
    }

    private int LastChildOf(int parent) => parent == Document ? _documentChildren.Last : this[parent].LastChild;

    private void SetFirstChild(int parent, int child)
    {
        if (parent == Document)
            _documentChildren.First = child;
        else
            Nodes[parent].FirstChild = child;
    }

    private void SetLastChild(int parent, int child)
    {
        if (parent == Document)
            _documentChildren.Last = child;
        else
            Nodes[parent].LastChild = child;
    }
}
