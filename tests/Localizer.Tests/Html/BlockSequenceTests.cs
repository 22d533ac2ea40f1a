using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Localizer.Html;
using Localizer.Model;

namespace Localizer.Tests.Html;

/// <summary>
/// Which text belongs to which block, and in which order the blocks come: foster parenting, adoption, implied ends, templates and all. Of
/// each set apart, so that a large one hides no small one's faults.
/// </summary>
public class BlockSequenceTests(ITestOutputHelper output)
{
    private const double Least = 0.995;

    [Fact]
    public void The_blocks_of_html5lib_s_trees_come_in_their_order_with_their_text()
    {
        var (expected, common, strict) = (0, 0, 0);
        foreach (var test in TreeTest.All().Where(test => !test.Expected.Contains("<selectedcontent>", StringComparison.Ordinal)))
        {
            // The suite's inputs are UTF-8; a declaration in them is not to change that.
            var (blocks, extracted) = (BlocksOf(test.Nodes), BlockWalk.Extracted(test.Name, [.. "\uFEFF"u8, .. test.Data]));
            strict += BlockWalk.InCommon(blocks, extracted);
            Count(test.Name, blocks, test.Expected.Contains("<table>", StringComparison.Ordinal) ? BlockWalk.Joined(extracted, blocks) : extracted, ref expected, ref common);
        }

        output.WriteLine($"html5lib tree-construction: {common} of {expected} blocks in sequence, {100.0 * common / expected:F2}%; {strict} where foster-parented text must be one with text beside it");
        expected.ShouldBeGreaterThan(700);
        (common / (double)expected).ShouldBeGreaterThanOrEqualTo(Least);
    }

    [Fact]
    public void The_blocks_of_real_pages_come_in_the_order_that_another_parser_has_them_in()
    {
        var (expected, common) = (0, 0);
        foreach (var page in PageCorpus.Readability())
        {
            var walk = new BlockWalk();
            var document = new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocument(new MemoryStream(page.Bytes));
            Walk(document, walk);
            Count(page.Name, walk.Blocks, BlockWalk.Extracted(page.Name, page.Bytes), ref expected, ref common);
        }

        output.WriteLine($"readability: {common} of {expected} blocks in sequence, {100.0 * common / expected:F2}%");
        expected.ShouldBeGreaterThan(10_000);
        (common / (double)expected).ShouldBeGreaterThanOrEqualTo(Least);
    }

    public static TheoryData<string, int, int> Sets => new() { { "html5lib/tree-construction", 900, 700 }, { "html5lib/tokenizer", 2_900, 900 }, { "readability", 40_000, 4_000 } };

    [Theory]
    [MemberData(nameof(Sets))]
    public void Text_belongs_to_the_block_that_the_tree_has_it_in(string set, int leastTexts, int leastRead)
    {
        var checks = PageCorpus.Originals().Where(page => page.Set == set).Select(page => BlockCheck.Of(SourcePage.Read(page.Name, page.Bytes))).ToList();
        var (texts, misplaced) = (checks.Sum(check => check.Texts), checks.SelectMany(check => check.Misplaced).ToList());

        output.WriteLine($"{set}: {misplaced.Count} of {texts} texts misplaced; {checks.Sum(check => check.Read)} that people read");
        misplaced.ForEach(output.WriteLine);
        texts.ShouldBeGreaterThan(leastTexts);
        checks.Sum(check => check.Read).ShouldBeGreaterThan(leastRead);
        (misplaced.Count / (double)texts).ShouldBeLessThanOrEqualTo(1 - Least);
    }

    [Fact]
    public void The_check_sees_blocks_that_are_swapped_joined_or_cut()
    {
        string[] blocks = ["p: One", "p: Two", "li: Three"];

        BlockWalk.InCommon(blocks, blocks).ShouldBe(3);
        BlockWalk.InCommon(blocks, ["p: Two", "p: One", "li: Three"]).ShouldBe(2);
        BlockWalk.InCommon(blocks, ["p: OneTwo", "li: Three"]).ShouldBe(1);
        BlockWalk.InCommon(blocks, ["p: One", "p: T", "p: wo", "li: Three"]).ShouldBe(2);
        BlockWalk.InCommon(blocks, ["p: One", "p: Two", "p: Three"]).ShouldBe(2);
        BlockWalk.InCommon([], blocks).ShouldBe(0);
    }

    [Fact]
    public void Only_blocks_of_one_element_are_joined_and_only_to_one_of_the_tree()
    {
        BlockWalk.Joined(["body: a", "td: b", "body: c"], ["body: ac", "td: b"]).ShouldBe(["body: ac", "td: b"]);
        BlockWalk.Joined(["body: a", "td: b", "p: c"], ["body: ac", "td: b"]).ShouldBe(["body: a", "td: b", "p: c"]);
        BlockWalk.Joined(["body: a", "td: b"], ["body: ac", "td: b"]).ShouldBe(["body: a", "td: b"]);
    }

    [Fact]
    public void The_check_works_a_tree_s_blocks_out()
    {
        var document = new HtmlParser().ParseDocument("<p>One <b>two</b> <button>three</button> four<div>5 five<p>six</div><table>seven<tr><td>eight<code>x</code>");
        var walk = new BlockWalk();
        Walk(document, walk);
        walk.Blocks.ShouldBe(["p: Onetwofour", "button: three", "div: 5five", "p: six", "body: seven", "td: eight"]);
    }

    private void Count(string name, IReadOnlyList<string> blocks, IReadOnlyList<string> extracted, ref int expected, ref int common)
    {
        var found = BlockWalk.InCommon(blocks, extracted);
        (expected, common) = (expected + Math.Max(blocks.Count, extracted.Count), common + found);
        if (found < Math.Max(blocks.Count, extracted.Count))
            output.WriteLine($"{name}\n  the tree has {Shown(blocks.Except(extracted))}\n  extracted is {Shown(extracted.Except(blocks))}");
    }

    private static string Shown(IEnumerable<string> blocks) => string.Join(" | ", blocks.Select(block => block.Length > 100 ? block[..100] + "…" : block).Take(8));

    /// <summary>The blocks of a tree that the suite has drawn: nothing of ours has built it.</summary>
    private static IReadOnlyList<string> BlocksOf(IReadOnlyList<string> nodes)
    {
        var (walk, depths) = (new BlockWalk(), new Stack<int>());
        for (var i = 0; i < nodes.Count; i++)
        {
            var node = nodes[i].TrimStart(' ');
            var depth = nodes[i].Length - node.Length;
            for (; depths.TryPeek(out var open) && open >= depth; depths.Pop())
                walk.Close();
            if (node is ['"', .. var text, '"'])
                walk.Add(text);
            else if (node is ['<', not '!', ..])
            {
                var name = node[1..^1].Split(' ');
                walk.Open(name[^1].ToLowerInvariant(), name.Length == 1 ? ElementNamespace.Html : name[0] == "svg" ? ElementNamespace.Svg : ElementNamespace.MathMl, IsLeft(nodes, i));
                depths.Push(depth);
            }
        }

        return walk.Blocks;
    }

    // Text in a pre that holds code is none; what an attribute says of translation no test of the suite has.
    private static bool IsLeft(IReadOnlyList<string> nodes, int element)
    {
        var depth = nodes[element].Length - nodes[element].TrimStart(' ').Length;
        return nodes[element].TrimStart(' ') == "<pre>"
            && nodes.Skip(element + 1).TakeWhile(node => node.Length - node.TrimStart(' ').Length > depth).Any(node => node.TrimStart(' ') == "<code>");
    }

    private static void Walk(IDocument document, BlockWalk walk)
    {
        var pending = new Stack<INode?>();
        Push(document, pending);
        while (pending.TryPop(out var node))
        {
            if (node is null)
            {
                walk.Close();
            }
            else if (node is IText text)
            {
                walk.Add(text.Data);
            }
            else if (node is IElement element)
            {
                walk.Open(
                    element.LocalName.ToLowerInvariant(),
                    NamespaceOf(element),
                    element.LocalName == "pre" && element.QuerySelector("code") is not null);
                pending.Push(null);
                Push(element is IHtmlTemplateElement template ? template.Content : element, pending);
            }
        }
    }

    private static ElementNamespace NamespaceOf(IElement element) => element.NamespaceUri == NamespaceNames.SvgUri ? ElementNamespace.Svg
        : element.NamespaceUri == NamespaceNames.MathMlUri ? ElementNamespace.MathMl : ElementNamespace.Html;

    private static void Push(INode parent, Stack<INode?> pending)
    {
        for (var child = parent.LastChild; child is not null; child = child.PreviousSibling)
            pending.Push(child);
    }
}
