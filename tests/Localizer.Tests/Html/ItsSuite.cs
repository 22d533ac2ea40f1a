using System.Text;
using Localizer.Html;
using Localizer.Html.Selection;
using Localizer.Model;

namespace Localizer.Tests.Html;

/// <summary>A test of the W3C's ITS 2.0 suite: a page, and what each of its nodes must come to in one category.</summary>
/// <param name="Category">The category.</param>
/// <param name="Name">The test's name.</param>
/// <param name="Input">The page.</param>
/// <param name="Expected">A line a node: its path, and what holds for it.</param>
internal sealed record ItsTest(string Category, string Name, string Input, string Expected)
{
    /// <summary>The category's tests that are HTML.</summary>
    public static IEnumerable<ItsTest> Html(string category) => Of(category, "html");

    /// <summary>The category's tests that are XML.</summary>
    public static IEnumerable<ItsTest> Xml(string category) => Of(category, "xml");

    private static IEnumerable<ItsTest> Of(string category, string format) => File.ReadLines(Corpus.Path("its20/tests.tsv")).Skip(1)
        .Select(line => line.Split('\t'))
        .Where(columns => columns[0] == category && columns[1] == format)
        .Select(columns => new ItsTest(category, columns[2], Corpus.Path($"its20/{columns[4]}"), Corpus.Path($"its20/{columns[3]}")));
}

/// <summary>
/// Prints what extraction takes each node of a page for, in the suite's format: the contexts and facts are those that the extractor
/// itself works by, noted while it reads the page.
/// </summary>
internal sealed class ItsReport : ITreeSink
{
    private readonly Dictionary<int, (ElementFacts Facts, TextContext Context)> _noted = [];
    private readonly UnitExtractor _extractor;
    private int _at;

    private ItsReport(UnitExtractor extractor) => _extractor = extractor;

    public static string Of(ItsTest test) => Of(
        test.Category, SourcePage.Read(test.Name, File.ReadAllBytes(test.Input)), new FolderFiles(Path.GetDirectoryName(test.Input)!, bytes => bytes));

    /// <summary>The report of a page.</summary>
    /// <param name="category">The category.</param>
    /// <param name="page">The page.</param>
    /// <param name="linked">Opens the rules that it links.</param>
    public static string Of(string category, SourcePage page, LinkedFiles linked)
    {
        var builder = new OverrideBuilder(page, SelectionRules.None, linked);
        var overrides = builder.Build();
        builder.Diagnostics.ShouldBeEmpty();
        var report = new ItsReport(new UnitExtractor(page, overrides, PageLanguage.ByPage, LinkReach.Relative));
        var reading = new TreeBuilder(page.Markup.Span, page.MarkupStart, new TagNames(), report);
        while (reading.Read())
        {
            // The sink notes as it goes.
        }

        return report.Print(PageTree.Of(page), category);
    }

    public int Describe(HtmlTag tag, ElementNamespace ns, in HtmlTokenizer token)
    {
        _at = token.Range.Start;
        return _extractor.Describe(tag, ns, in token);
    }

    public int DescribeImplied(HtmlTag tag, int at)
    {
        _at = -1;
        return _extractor.DescribeImplied(tag, at);
    }

    public int ContextOf(HtmlTag tag, ElementNamespace ns, int facts, int parentContext)
    {
        var context = _extractor.ContextOf(tag, ns, facts, parentContext);
        _noted[_at] = (_extractor.FactsOf(facts), _extractor.ContextAt(context));
        return context;
    }

    public void Opened(HtmlTag tag, ElementNamespace ns, int facts)
    {
    }

    public void Closed(HtmlTag tag, ElementNamespace ns, int facts)
    {
    }

    private string Print(PageTree tree, string category)
    {
        var output = new StringBuilder();
        var pending = new Stack<(int Node, string Path)>();
        Push(tree, tree.First, "", pending);
        while (pending.TryPop(out var next))
        {
            var (facts, context) = _noted[tree[next.Node].Range.Start];
            output.Append(next.Path).Append(OfElement(category, tree, next.Node, facts, context)).Append('\n');
            foreach (var attribute in tree.AttributesOf(next.Node).OrderBy(attribute => attribute.Name, StringComparer.Ordinal))
                output.Append(next.Path).Append("/@").Append(attribute.Name).Append(OfAttribute(category, tree, next.Node, attribute.Name, facts, context)).Append('\n');
            Push(tree, tree[next.Node].FirstChild, next.Path, pending);
        }

        return output.ToString();
    }

    private static void Push(PageTree tree, int first, string parent, Stack<(int Node, string Path)> pending)
    {
        var counts = new Dictionary<string, int>();
        var children = new List<(int, string)>();
        for (var node = first; node >= 0; node = tree[node].Next)
        {
            if (tree[node].Kind != TreeNodeKind.Element)
                continue;
            var name = tree.NameOf(node);
            counts[name] = counts.GetValueOrDefault(name) + 1;
            children.Add((node, parent.Length == 0 ? $"/{name}" : $"{parent}/{name}[{counts[name]}]"));
        }

        children.Reverse();
        children.ForEach(pending.Push);
    }

    private static string OfElement(string category, PageTree tree, int node, ElementFacts facts, TextContext context)
    {
        var guidance = context.Scope?.Element;
        var translate = context.Translate ? "yes" : "no";
        return category switch
        {
            "translate" => Pairs(("translate", translate)),
            "elementswithintext" => Pairs(("withinText", WithinText(tree, node, facts, context))),
            "terminology" => Terminology(guidance, guidance?.Term),
            "preservespace" => Space(context),
            _ => Guided(category, guidance),
        };
    }

    private static string OfAttribute(string category, PageTree tree, int node, string name, ElementFacts facts, TextContext context)
    {
        var said = facts.Statement?.Attributes?.GetValueOrDefault(name);
        var guidance = context.Scope?.ForAttribute(said).Element ?? said?.Guidance;
        if (category == "elementswithintext")
            return "";
        if (category == "preservespace")
            return Space(context);
        if (category == "terminology")
            return Terminology(guidance, said?.Guidance?.Term);
        if (category != "translate")
            return Guided(category, guidance);
        var isText = ExtractionRules.IsTextAttribute(tree[node].Tag, name);
        var translate = said?.Translate switch { TranslateFlag.Yes => true, TranslateFlag.No => false, _ => isText && context.Translate };
        return Pairs(("translate", translate ? "yes" : "no"));
    }

    // ITS knows three values and extraction six roles. In the head no text flows; what holds a language of its own is nested.
    private static string WithinText(PageTree tree, int node, ElementFacts facts, TextContext context)
    {
        var usual = ExtractionRules.RoleOf(tree[node].Tag, tree[node].Namespace);
        var role = facts.Statement?.RoleOf(tree[node].Tag, usual) ?? usual;
        var isOtherLanguage = tree[node].Tag is HtmlTag.Script or HtmlTag.Style or HtmlTag.Iframe or HtmlTag.Textarea or HtmlTag.Noscript;
        return role switch
        {
            ExtractionRole.SubFlow => "nested",
            ExtractionRole.Opaque or ExtractionRole.Hidden when isOtherLanguage => "nested",
            ExtractionRole.InlineVoid or ExtractionRole.InlineUnseen when context.Block == HtmlTag.Head => "no",
            ExtractionRole.Block => "no",
            _ => "yes",
        };
    }

    private static string Terminology(TextGuidance? guidance, TermMark? term) => Pairs(
        ("annotatorsRef", guidance?.Annotators),
        ("term", term is { IsTerm: true } ? "yes" : "no"),
        ("termConfidence", term?.Confidence),
        ("termInfo", term?.Info),
        ("termInfoRef", term?.InfoReference));

    private static string Guided(string category, TextGuidance? guidance) => category switch
    {
        "localefilter" => Pairs(
            ("localeFilterList", guidance?.LocaleFilter?.Ranges ?? "*"), ("localeFilterType", guidance?.LocaleFilter is { Excludes: true } ? "exclude" : "include")),
        "localizationnote" => Pairs(
            ("locNote", guidance?.Note?.Text), ("locNoteRef", guidance?.Note?.Reference), ("locNoteType", guidance?.Note?.Kind.ToString().ToLowerInvariant())),
        "allowedcharacters" => Pairs(("allowedCharacters", guidance?.AllowedCharacters)),
        "storagesize" => Pairs(
            ("lineBreakType", guidance?.Storage?.LineBreak),
            ("storageEncoding", guidance?.Storage?.Encoding),
            ("storageSize", guidance?.Storage?.Bytes.ToString(System.Globalization.CultureInfo.InvariantCulture))),
        _ => throw new InvalidOperationException(category),
    };

    private static string Space(TextContext context) => Pairs(("space", context.PreservesSpace ? "preserve" : "default"));

    private static string Pairs(params (string Name, string? Value)[] pairs) =>
        string.Concat(pairs.Where(pair => pair.Value is not null).Select(pair => $"\t{pair.Name}=\"{pair.Value}\""));

}

/// <summary>The files of a folder, as they are read by whoever makes something of their bytes.</summary>
/// <param name="folder">The folder.</param>
/// <param name="read">What is made of a file's bytes.</param>
internal sealed class FolderFiles(string folder, Func<byte[], byte[]> read) : LinkedFiles
{
    public override LinkedFile Open(string reference, LinkedFile? from) => new(reference, read(File.ReadAllBytes(Path.Combine(folder, reference))));
}
