using System.Text;
using Localizer.Html;
using Localizer.Model;

namespace Localizer.Tests.Html;

/// <summary>Draws the tree of a page as html5lib's tests do.</summary>
internal static class TreeDump
{
    public static string Of(byte[] page)
    {
        // The tests' inputs are UTF-8; a declaration in them is not to change that.
        var tree = PageTree.Of(SourcePage.Read("test", (byte[])[.. "\uFEFF"u8, .. page]));
        var output = new StringBuilder();
        var pending = new Stack<(int Node, int Depth)>();
        PushSiblings(tree, tree.First, 0, pending);
        string? text = null;
        while (pending.TryPop(out var next))
        {
            var (node, depth) = next;
            ref readonly var current = ref tree[node];
            var indent = new string(' ', depth * 2);
            if (current.Kind == TreeNodeKind.Text)
            {
                text += tree.TextOf(node);
                if (current.Next >= 0 && tree[current.Next].Kind == TreeNodeKind.Text)
                    continue;
                if (text.Length > 0)
                    output.Append(indent).Append('"').Append(text).Append("\"\n");
                text = null;
                continue;
            }

            output.Append(indent).Append(Line(tree, node)).Append('\n');
            if (current.Kind != TreeNodeKind.Element)
                continue;
            foreach (var attribute in tree.AttributesOf(node).OrderBy(attribute => attribute.Name, StringComparer.Ordinal))
                output.Append(indent).Append("  ").Append(attribute.Name).Append("=\"").Append(attribute.Value).Append("\"\n");
            var isTemplate = current is { Tag: HtmlTag.Template, Namespace: ElementNamespace.Html };
            if (isTemplate)
                output.Append(indent).Append("  content\n");
            PushSiblings(tree, current.FirstChild, depth + (isTemplate ? 2 : 1), pending);
        }

        return output.ToString();
    }

    private static void PushSiblings(PageTree tree, int first, int depth, Stack<(int Node, int Depth)> pending)
    {
        var siblings = new List<int>();
        for (var node = first; node >= 0; node = tree[node].Next)
            siblings.Add(node);
        for (var i = siblings.Count - 1; i >= 0; i--)
            pending.Push((siblings[i], depth));
    }

    private static string Line(PageTree tree, int node)
    {
        ref readonly var current = ref tree[node];
        return current.Kind switch
        {
            TreeNodeKind.Comment => $"<!-- {tree.TextOf(node)} -->",
            TreeNodeKind.Doctype => $"<!DOCTYPE {tree.TextOf(node)}>",
            _ => current.Namespace switch
            {
                ElementNamespace.Svg => $"<svg {tree.NameOf(node)}>",
                ElementNamespace.MathMl => $"<math {tree.NameOf(node)}>",
                _ => $"<{tree.NameOf(node)}>",
            },
        };
    }
}
