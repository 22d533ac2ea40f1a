using System.Xml.Linq;
using System.Xml.XPath;
using Localizer.Model;

namespace Localizer.Html.Selection;

/// <summary>Applies ITS 2.0 rules to a page's document: finds what they select, and what they say of it.</summary>
/// <param name="document">The document.</param>
/// <param name="budget">What all rules of the page may cost.</param>
/// <param name="say">Takes what a rule says of a node; a later rule is stronger.</param>
/// <param name="warn">Is told what could not be applied.</param>
internal sealed class ItsRuleApplier(PageDocument document, QueryBudget budget, Action<PageNavigator, ElementStatement> say, Action<string> warn)
{
    private const string XhtmlPrefix = "http://www.w3.org/1999/xhtml";

    private bool _isSpent;

    /// <summary>Applies the rules of a set.</summary>
    public void Apply(ItsRuleSet set)
    {
        foreach (var rule in set.Rules)
        {
            var reading = ReaderOf(rule.Name.LocalName);
            if (reading is null || _isSpent)
                continue;
            try
            {
                Apply(rule, reading, set.Parameters);
            }
            catch (XPathException exception)
            {
                warn($"{Shown(rule)} is not applied: {exception.Message}");
            }
            catch (QueryTooCostlyException exception)
            {
                _isSpent = true;
                warn($"{Shown(rule)} and those after it are not applied: its selector {exception.Message}.");
            }
        }
    }

    private void Apply(XElement rule, Func<RuleAt, ElementStatement?> read, IReadOnlyDictionary<string, string> parameters)
    {
        var scope = new QueryScope(prefix => rule.GetNamespaceOfPrefix(prefix)?.NamespaceName ?? (prefix == "h" ? XhtmlPrefix : null), parameters);
        var selector = rule.Attribute("selector")?.Value ?? throw new XPathException("It has no selector.");
        var root = document.CreateNavigator(NamespaceView.Standard, budget);
        var compiled = new Dictionary<string, XPathExpression>(StringComparer.Ordinal);
        foreach (var node in PageQuery.Select(root, PageQuery.CompileSelector(selector, scope)))
        {
            if (read(new RuleAt(rule, node, scope, compiled)) is { } statement)
                say(node, statement);
        }
    }

    private static string Shown(XElement rule) => $"The ITS rule {rule.Name.LocalName} for '{rule.Attribute("selector")?.Value}'";

    /// <summary>What a rule of some name says; <see langword="null"/> for those that say nothing of translation.</summary>
    private static Func<RuleAt, ElementStatement?>? ReaderOf(string name) => name switch
    {
        "translateRule" => rule => rule["translate"] switch
        {
            "yes" => new ElementStatement { Translate = TranslateFlag.Yes },
            "no" => new ElementStatement { Translate = TranslateFlag.No },
            _ => null,
        },
        "withinTextRule" => rule => ItsAttributes.FlowOf(rule["withinText"]) is { } flow ? new ElementStatement { Flow = flow } : null,
        "preserveSpaceRule" => rule => rule["space"] is "preserve" or "default" ? new ElementStatement { PreservesSpace = rule["space"] == "preserve" } : null,
        "termRule" => rule => Guided(new TextGuidance { Term = Term(rule) }),
        "locNoteRule" => rule => Note(rule) is { } note ? Guided(new TextGuidance { Note = note }) : null,
        "localeFilterRule" => rule => rule["localeFilterList"] is { } ranges
            ? Guided(new TextGuidance { LocaleFilter = new LocaleFilter(ranges, rule["localeFilterType"] == "exclude") })
            : null,
        "allowedCharactersRule" => rule => (rule.Verbatim("allowedCharacters") ?? rule.Pointed("allowedCharactersPointer")) is { } characters
            ? Guided(new TextGuidance { AllowedCharacters = characters })
            : null,
        "storageSizeRule" => rule => Storage(rule) is { } storage ? Guided(new TextGuidance { Storage = storage }) : null,
        _ => null,
    };

    private static ElementStatement Guided(TextGuidance guidance) => new() { Guidance = guidance };

    private static TermMark Term(RuleAt rule) => new(
        rule["term"] == "yes", rule.Pointed("termInfoPointer"), rule["termInfoRef"] ?? rule.Pointed("termInfoRefPointer"));

    private static LocalizationNote? Note(RuleAt rule)
    {
        var text = rule.Rule.Element(ItsRuleReader.Its + "locNote")?.Value ?? rule.Pointed("locNotePointer");
        var reference = rule["locNoteRef"] ?? rule.Pointed("locNoteRefPointer");
        if (text is null && reference is null)
            return null;
        return new LocalizationNote(text, reference, rule["locNoteType"] == "alert" ? LocalizationNoteKind.Alert : LocalizationNoteKind.Description);
    }

    private static StorageLimit? Storage(RuleAt rule) => ItsAttributes.StorageOf(
        rule["storageSize"] ?? rule.Pointed("storageSizePointer"),
        rule["storageEncoding"] ?? rule.Pointed("storageEncodingPointer"),
        rule["lineBreakType"]);

    /// <summary>A rule at a node that it selects.</summary>
    private sealed record RuleAt(XElement Rule, PageNavigator Node, QueryScope Scope, Dictionary<string, XPathExpression> Compiled)
    {
        /// <summary>An attribute of the rule, trimmed, or <see langword="null"/>.</summary>
        public string? this[string attribute] => Verbatim(attribute)?.Trim();

        /// <summary>An attribute of the rule as it stands, or <see langword="null"/>.</summary>
        public string? Verbatim(string attribute) => Rule.Attribute(attribute)?.Value;

        /// <summary>What an attribute of the rule points to from the node, or <see langword="null"/>.</summary>
        public string? Pointed(string attribute)
        {
            if (Verbatim(attribute) is not { } pointer)
                return null;
            if (!Compiled.TryGetValue(pointer, out var expression))
                Compiled.Add(pointer, expression = PageQuery.Compile(pointer, Scope));
            return PageQuery.Text((PageNavigator)Node.Clone(), expression);
        }
    }
}
