using System.Collections.Immutable;
using System.Globalization;
using System.Xml.XPath;
using Localizer.Model;

namespace Localizer.Html.Selection;

/// <summary>
/// Works out what rules say of the elements of a page: the ITS rules that it holds or links, in its order, then the configuration's,
/// then what the command line selects and excludes. Each is stronger than those before it; the page's own attributes come in
/// between, after its ITS rules (<see cref="ExtractionOverrides.Apply"/>).
/// </summary>
/// <param name="page">The page.</param>
/// <param name="rules">What the user says.</param>
/// <param name="linked">Opens the ITS rules that the page links.</param>
internal sealed class OverrideBuilder(SourcePage page, SelectionRules rules, LinkedFiles linked)
{
    private const int MostWarnings = 20;

    private readonly PageTree _tree = PageTree.Of(page);
    private readonly Dictionary<int, ElementStatement> _weak = [];
    private readonly Dictionary<int, ElementStatement> _strong = [];
    private readonly Dictionary<int, TreeAttribute[]> _attributes = [];
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly PagePositions _positions = new(page);
    private ItsRuleReader? _reader;
    private PageDocument? _document;
    private QueryBudget? _budget;
    private bool _isTooLarge;
    private int _at;

    /// <summary>What could not be applied.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => _diagnostics;

    /// <summary>Works it out.</summary>
    /// <exception cref="BadInputException">The user's rules cannot be followed on this page.</exception>
    public ExtractionOverrides Build()
    {
        foreach (var node in Elements())
            ApplyItsRulesOf(node);
        ApplyConfigured();
        foreach (var xpath in rules.Select)
            SelectOnly(xpath);
        foreach (var xpath in rules.Exclude)
            Say(xpath, new ElementStatement { IsLeftOut = true }, attribute: null);

        var overrides = new ExtractionOverrides { SelectsOnly = !rules.Select.IsEmpty };
        foreach (var node in _weak.Keys.Concat(_strong.Keys).Distinct())
            overrides.Add(in _tree[node], _weak.GetValueOrDefault(node), _strong.GetValueOrDefault(node));
        return overrides;
    }

    // ---- ITS rules of the page ----

    private void ApplyItsRulesOf(int node)
    {
        if (_tree[node].Namespace != ElementNamespace.Html || _tree[node].Tag is not (HtmlTag.Script or HtmlTag.Link))
            return;
        var attributes = _tree.AttributesOf(node).ToDictionary(attribute => attribute.Name, attribute => attribute.Value.Trim(), StringComparer.Ordinal);
        _at = _tree[node].Range.Start;
        _reader ??= new ItsRuleReader(linked, Warn);
        IReadOnlyList<ItsRuleSet> sets = [];
        if (_tree[node].Tag == HtmlTag.Script && UnitExtractor.ItsMediaType.Equals(attributes.GetValueOrDefault("type"), StringComparison.OrdinalIgnoreCase))
        {
            sets = _reader.ReadEmbedded(TextIn(node));
        }
        else if (_tree[node].Tag == HtmlTag.Link && attributes.TryGetValue("href", out var href)
            && attributes.GetValueOrDefault("rel", "").Split([' ', '\t', '\n', '\f', '\r']).Contains(UnitExtractor.ItsRelation, StringComparer.OrdinalIgnoreCase))
        {
            sets = _reader.ReadLinked(href);
        }

        if (sets.Count == 0)
            return;
        if (!TryGetDocument(out var document, out var budget))
        {
            Warn($"The page's ITS rules are not applied: {TooLarge}.");
            return;
        }

        var applier = new ItsRuleApplier(document, budget, (found, statement) => Say(_weak, found, statement), Warn);
        foreach (var set in sets)
            applier.Apply(set);
    }

    private string TextIn(int node)
    {
        var text = "";
        for (var child = _tree[node].FirstChild; child >= 0; child = _tree[child].Next)
            text += _tree.TextOf(child);
        return text;
    }

    private void Warn(string message)
    {
        if (_diagnostics.Count >= MostWarnings)
            return;
        _diagnostics.Add(new Diagnostic(
            "its-rules", Severity.Warning, message, page.Container is null ? new Place(page.Path, _positions.Of(_at)) : PagePositions.PlaceOf(page, _at), "docs/extraction-rules.md says which rules are understood, and where they may lie."));
    }

    // ---- The user's rules ----

    private void ApplyConfigured()
    {
        if (rules.Rules.IsEmpty)
            return;
        foreach (var rule in rules.Rules)
        {
            var statement = StatementOf(rule);
            if (rule.Xpath is { } xpath)
            {
                Say(xpath, statement, rule.Attribute);
                continue;
            }

            foreach (var node in Elements())
            {
                if (Fits(rule, node))
                    Say(_strong, node, rule.Attribute, statement);
            }
        }
    }

    private static ElementStatement StatementOf(ElementRule rule) => new()
    {
        Translate = rule.Translate switch { true => TranslateFlag.Yes, false => TranslateFlag.No, _ => TranslateFlag.Inherit },
        IsLeftOut = rule.Exclude,
        Flow = rule.Flow switch { ElementFlow.Block => TextFlow.Block, ElementFlow.Inline => TextFlow.Inline, ElementFlow.Nested => TextFlow.Nested, _ => null },
        PreservesSpace = rule.PreserveSpace,
        Guidance = rule.Note is null ? null : new TextGuidance { Note = new LocalizationNote(rule.Note, null, LocalizationNoteKind.Description) },
    };

    private bool Fits(ElementRule rule, int node)
    {
        if (rule.Element is { } name && !_tree.NameOf(node).Equals(name, StringComparison.OrdinalIgnoreCase))
            return false;
        if (rule.Class is null && rule.Attribute is null)
            return true;
        if (!_attributes.TryGetValue(node, out var attributes))
            _attributes.Add(node, attributes = [.. _tree.AttributesOf(node)]);
        return (rule.Class is null || attributes.Any(attribute => attribute.Name == "class" && HasClass(attribute.Value, rule.Class)))
            && (rule.Attribute is null || attributes.Any(attribute => attribute.Name.Equals(rule.Attribute, StringComparison.OrdinalIgnoreCase)));
    }

    private static bool HasClass(string value, string name) => value.Split([' ', '\t', '\n', '\f', '\r']).Contains(name, StringComparer.Ordinal);

    private void SelectOnly(string xpath)
    {
        if (Say(xpath, new ElementStatement { IsLeftOut = false }, attribute: null) == 0)
        {
            _diagnostics.Add(new Diagnostic(
                "select-empty", Severity.Warning, $"'{xpath}' selects nothing on this page.", new Place(page.Path), "Check the expression; element and attribute names are in lower case."));
        }
    }

    /// <summary>Says something of what an expression selects.</summary>
    /// <returns>How many nodes that were.</returns>
    private int Say(string xpath, ElementStatement statement, string? attribute)
    {
        if (!TryGetDocument(out var document, out var budget))
            throw Refused(xpath, $"cannot be asked of this page: {TooLarge}");
        try
        {
            var count = 0;
            var selector = PageQuery.CompileSelector(xpath, QueryScope.Plain);
            foreach (var found in PageQuery.Select(document.CreateNavigator(NamespaceView.Plain, budget), selector))
            {
                if (found.NodeType is not (XPathNodeType.Element or XPathNodeType.Attribute))
                    throw Refused(xpath, "selects what is neither an element nor an attribute");
                count++;
                if (attribute is null)
                    Say(_strong, found, statement);
                else
                    Say(_strong, found.TreeNode, attribute, statement);
            }

            return count;
        }
        catch (QueryTooCostlyException exception)
        {
            throw Refused(xpath, exception.Message);
        }
        catch (XPathException exception)
        {
            throw Refused(xpath, $"cannot be asked of this page: {exception.Message}");
        }
    }

    private BadInputException Refused(string xpath, string what) => new(new Diagnostic(
        "xpath-refused", Severity.Error, $"'{xpath}' {what}.", new Place(page.Path), "Write a simpler expression that selects elements or attributes."));

    // ---- Both ----

    private static string TooLarge => string.Create(
        CultureInfo.InvariantCulture, $"it has more than {PageDocument.MostNodes} nodes, or elements nested deeper than {PageDocument.MostDepth}");

    private static void Say(Dictionary<int, ElementStatement> statements, PageNavigator found, ElementStatement statement)
    {
        if (found.NodeType is XPathNodeType.Element or XPathNodeType.Attribute)
            Say(statements, found.TreeNode, found.AttributeName, statement);
    }

    private static void Say(Dictionary<int, ElementStatement> statements, int node, string? attribute, ElementStatement statement)
    {
        if (attribute is not null)
        {
            var said = new AttributeStatement(statement.Translate, statement.IsLeftOut, statement.Guidance);
            statement = new ElementStatement { Attributes = ImmutableDictionary<string, AttributeStatement>.Empty.Add(attribute.ToLowerInvariant(), said) };
        }

        statements[node] = ElementStatement.Merge(statements.GetValueOrDefault(node), statement)!;
    }

    private bool TryGetDocument(
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out PageDocument? document, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out QueryBudget? budget)
    {
        if (_document is null && !_isTooLarge)
        {
            _isTooLarge = !PageDocument.TryCreate(_tree, out _document);
            _budget = _document is null ? null : new QueryBudget(_document.Count);
        }

        (document, budget) = (_document, _budget);
        return document is not null && budget is not null;
    }

    /// <summary>The elements of the tree, in document order.</summary>
    private IEnumerable<int> Elements()
    {
        var node = _tree.First;
        while (node >= 0)
        {
            if (_tree[node].Kind == TreeNodeKind.Element)
                yield return node;
            if (_tree[node].FirstChild >= 0)
            {
                node = _tree[node].FirstChild;
                continue;
            }

            while (node >= 0 && _tree[node].Next < 0)
                node = _tree[node].Parent;
            if (node >= 0)
                node = _tree[node].Next;
        }
    }
}
