using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Xml.XPath;
using Localizer.Html.Selection;
using Localizer.Model;

namespace Localizer.Html;

/// <summary>How an element stands in the text around it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ElementFlow>))]
public enum ElementFlow
{
    /// <summary>It ends the text before it and begins another.</summary>
    [JsonStringEnumMemberName("block")]
    Block,

    /// <summary>Its tags are inline codes of the text around it.</summary>
    [JsonStringEnumMemberName("inline")]
    Inline,

    /// <summary>It is one inline code of the text around it, and its own text is a unit of its own.</summary>
    [JsonStringEnumMemberName("nested")]
    Nested,
}

/// <summary>A rule for elements, or for an attribute of them. Where several fit an element, the later one wins.</summary>
public sealed record ElementRule
{
    /// <summary>The elements' name; any when left out.</summary>
    public string? Element { get; init; }

    /// <summary>A class that they have; any when left out.</summary>
    public string? Class { get; init; }

    /// <summary>An XPath expression that selects them, instead of name and class.</summary>
    public string? Xpath { get; init; }

    /// <summary>The attribute of theirs that the rule is for; the elements themselves when left out.</summary>
    public string? Attribute { get; init; }

    /// <summary>Whether they are translated; what is inside may say otherwise, as with HTML's <c>translate</c>.</summary>
    public bool? Translate { get; init; }

    /// <summary>Whether they are left out with all that is inside, whatever the page says.</summary>
    public bool? Exclude { get; init; }

    /// <summary>How they stand in the text around them: <c>block</c>, <c>inline</c> or <c>nested</c>.</summary>
    public ElementFlow? Flow { get; init; }

    /// <summary>Whether their white space is kept.</summary>
    public bool? PreserveSpace { get; init; }

    /// <summary>A note to whoever translates them.</summary>
    public string? Note { get; init; }
}

/// <summary>What the user says of which parts of pages are extracted, and how. Safe for concurrent use.</summary>
public sealed class SelectionRules
{
    private SelectionRules(ImmutableArray<string> select, ImmutableArray<string> exclude, ImmutableArray<ElementRule> rules)
    {
        Select = select;
        Exclude = exclude;
        Rules = rules;
    }

    /// <summary>Nothing is said.</summary>
    public static SelectionRules None { get; } = new([], [], []);

    /// <summary>Whether anything is said.</summary>
    public bool IsEmpty => Select.IsEmpty && Exclude.IsEmpty && Rules.IsEmpty;

    /// <summary>The same for a page in an attribute, of which all is selected when it is itself.</summary>
    internal SelectionRules ForEmbedded => Select.IsEmpty ? this : new SelectionRules([], Exclude, Rules);

    /// <summary>XPath expressions that select what is extracted; all of the page when there are none.</summary>
    internal ImmutableArray<string> Select { get; }

    /// <summary>XPath expressions that select what is left out.</summary>
    internal ImmutableArray<string> Exclude { get; }

    /// <summary>Rules for elements and attributes, the later ones stronger.</summary>
    internal ImmutableArray<ElementRule> Rules { get; }

    /// <summary>Checks and takes what the user says.</summary>
    /// <param name="select">XPath expressions that select what is extracted; everything else is left out. Everything is extracted when there are none.</param>
    /// <param name="exclude">XPath expressions that select what is left out.</param>
    /// <param name="rules">Rules for elements and attributes.</param>
    /// <exception cref="BadInputException">An expression is no XPath, or a rule says nothing.</exception>
    public static SelectionRules Create(IEnumerable<string> select, IEnumerable<string> exclude, IEnumerable<ElementRule> rules)
    {
        var taken = new SelectionRules([.. select], [.. exclude], [.. rules]);
        foreach (var xpath in taken.Select)
            CheckXPath(xpath, "to select");
        foreach (var xpath in taken.Exclude)
            CheckXPath(xpath, "to exclude");
        for (var i = 0; i < taken.Rules.Length; i++)
            Check(taken.Rules[i], i + 1);
        return taken;
    }

    private static void CheckXPath(string xpath, string use)
    {
        try
        {
            PageQuery.CompileSelector(xpath, QueryScope.Plain);
        }
        catch (XPathException exception)
        {
            throw new BadInputException(
                new Diagnostic(
                    "xpath-invalid",
                    Severity.Error,
                    $"'{xpath}' {use} is no XPath 1.0 expression that selects elements or attributes: {exception.Message}",
                    Hint: "Write one such as //main, //*[@class='note'] or //img/@alt; docs/extraction-rules.md has more."),
                exception);
        }
    }

    private static void Check(ElementRule rule, int number)
    {
        if (rule.Xpath is not null)
            CheckXPath(rule.Xpath, $"in rule {number}");
        if (rule is { Element: null, Class: null, Xpath: null, Attribute: null })
            throw Bad(number, "says of no element that it is for", "Give element, class, xpath or attribute.");
        if (rule is { Xpath: not null } and ({ Element: not null } or { Class: not null }))
            throw Bad(number, "has xpath beside element or class", "Put the name and the class into the expression.");
        if (rule is { Translate: null, Exclude: null, Flow: null, PreserveSpace: null, Note: null })
            throw Bad(number, "says nothing", "Give translate, exclude, flow, preserveSpace or note.");
        if (rule is { Attribute: not null } and ({ Flow: not null } or { PreserveSpace: not null }))
            throw Bad(number, "is for an attribute, which has no flow or space of its own", "Give translate, exclude or note.");
        if (rule.Attribute is { } name && (rule.Translate == true || rule.Exclude == false) && !ExtractionRules.MayHoldText(name.ToLowerInvariant()))
            throw Bad(number, $"asks for '{name}', which holds code, a name or a URL and is never translated", "Leave it out.");
    }

    private static BadInputException Bad(int number, string what, string hint) =>
        new(new Diagnostic("rule-invalid", Severity.Error, $"Rule {number} {what}.", Hint: hint));
}
