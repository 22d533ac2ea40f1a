using System.Text;
using Localizer.Html;
using Localizer.Model;

namespace Localizer.Tests.Html;

/// <summary>
/// Holds extraction, which goes without a tree, against the tree of the same page: each piece of a unit's text lies in the block that
/// the unit is named after, all of a unit in one, and each text of the tree that people read is part of a unit.
/// </summary>
/// <param name="Texts">How many pieces of text of units were looked at.</param>
/// <param name="Read">How many texts of the tree people read.</param>
/// <param name="Misplaced">What is in another block, or in no unit.</param>
internal sealed record BlockCheck(int Texts, int Read, IReadOnlyList<string> Misplaced)
{
    /// <summary>Checks a page.</summary>
    public static BlockCheck Of(SourcePage page)
    {
        var tree = PageTree.Of(page);
        var texts = TextsOf(tree);
        var units = PageExtractor.Extract(page).ReadUnits().Where(unit => unit.Kind is UnitKind.Text or UnitKind.Title).ToList();
        var (count, misplaced, covered) = (0, new List<string>(), new HashSet<int>());
        foreach (var unit in units)
        {
            int? block = null;
            for (var i = 0; i < unit.Source.Text.Length; i++)
            {
                // White space in a table stays there, while the words around it go in front.
                var index = char.IsWhiteSpace(unit.Source.Text[i]) ? -1 : IndexOf(texts, unit.Sites.Of(i).Start);
                if (index < 0)
                    continue;
                var (_, end, actual, _) = texts[index];
                count++;
                covered.Add(index);
                block ??= actual;
                var name = actual < 0 ? "body" : tree.NameOf(actual);
                if (block != actual || name != unit.Name)
                    misplaced.Add($"{page.Path}: '{unit.Source.Text}' is in <{name}>, the unit is of <{unit.Name}>");
                while (i + 1 < unit.Source.Text.Length && unit.Sites.Of(i + 1) is var next && next.Start < end && next.Start >= unit.Sites.Of(i).Start)
                    i++;
            }
        }

        for (var i = 0; i < texts.Count; i++)
        {
            if (texts[i].IsRead && !covered.Contains(i) && !IsInside(units, texts[i].Start, texts[i].End))
                misplaced.Add($"{page.Path}: '{tree.TextAt(texts[i].Start, texts[i].End)}' is in no unit");
        }

        return new BlockCheck(count, texts.Count(text => text.IsRead), misplaced);
    }

    private static bool IsInside(List<Unit> units, int start, int end) => units.Any(unit => unit.Range.Start <= start && end <= unit.Range.End);

    private static int IndexOf(List<(int Start, int End, int Block, bool IsRead)> texts, int at)
    {
        var index = texts.BinarySearch((at, int.MaxValue, 0, false));
        index = (index < 0 ? ~index : index) - 1;
        return index >= 0 && at >= texts[index].Start && at < texts[index].End ? index : -1;
    }

    /// <summary>For each text of the tree its bytes, the block around it, and whether people read it, by position.</summary>
    private static List<(int Start, int End, int Block, bool IsRead)> TextsOf(PageTree tree)
    {
        var texts = new List<(int Start, int End, int Block, bool IsRead)>();
        for (var node = 0; node < tree.Count; node++)
        {
            if (tree[node].Kind != TreeNodeKind.Text)
                continue;
            var block = tree[node].Parent;
            while (block >= 0 && !IsBlock(tree, block))
                block = tree[block].Parent;
            if (block != -2)
                texts.Add((tree[node].Range.Start, tree[node].Range.End, block, IsRead(tree, node)));
        }

        texts.Sort();
        return texts;
    }

    // What a template names may be anything: it is taken for a block.
    private static bool IsBlock(PageTree tree, int element) =>
        (tree[element].Namespace == ElementNamespace.Html && IslandFinder.MayBeIn(Encoding.UTF8.GetBytes(tree.NameOf(element))))
        || ExtractionRules.RoleOf(tree[element].Tag, tree[element].Namespace) is ExtractionRole.Block or ExtractionRole.SubFlow;

    // Words in HTML's own elements, none of which is off limits by its name or by an attribute.
    private static bool IsRead(PageTree tree, int text)
    {
        if (tree[text] is { IsCData: true } or { TextModel: not (ContentModel.Data or ContentModel.RcData) } || !IsWords(tree.TextOf(text)))
            return false;
        for (var element = tree[text].Parent; element >= 0; element = tree[element].Parent)
        {
            if (tree[element].Namespace != ElementNamespace.Html
                || ExtractionRules.IsOffLimits(ExtractionRules.RoleOf(tree[element].Tag, ElementNamespace.Html))
                || tree[element].Tag == HtmlTag.Pre
                || tree.AttributesOf(element).Any(attribute =>
                    attribute.Name is "translate" or "lang" || (attribute.Name == "class" && attribute.Value.Contains("notranslate", StringComparison.Ordinal))))
            {
                return false;
            }
        }

        return tree[text].Parent != -2;
    }

    // Told without the code that is tested: letters that a template does not put in, and no sign of an address, of which a text may be
    // a part.
    private static bool IsWords(string text)
    {
        text = System.Text.RegularExpressions.Regex.Replace(
            text, @"\{\{.*?\}\}|\{%.*?%\}|<%.*?%>|<\?.*?\?>", "", System.Text.RegularExpressions.RegexOptions.Singleline, TimeSpan.FromSeconds(10));
        var hasSpace = text.Trim().Any(char.IsWhiteSpace);
        return text.EnumerateRunes().Any(Rune.IsLetter) && (hasSpace || !text.Any(character => char.IsAscii(character) && !char.IsAsciiLetterOrDigit(character)));
    }
}

file static class PageTreeText
{
    public static string TextAt(this PageTree tree, int start, int end) => Encoding.UTF8.GetString(tree.Page.Markup.Span[start..end]);
}
