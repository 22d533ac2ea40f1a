using System.Xml;
using System.Xml.Linq;
using Localizer.Model;

namespace Localizer.Html.Selection;

/// <summary>An element <c>its:rules</c>: its parameters, and its rules in order.</summary>
/// <param name="Parameters">What <c>its:param</c> names, for the selectors.</param>
/// <param name="Rules">The rules; of each, namespaces are those in scope where it stands.</param>
internal sealed record ItsRuleSet(IReadOnlyDictionary<string, string> Parameters, IReadOnlyList<XElement> Rules);

/// <summary>
/// Reads ITS 2.0 rules (section 5.2.2): <c>its:rules</c> wherever it stands in a document, and before its own rules those that it
/// links (section 5.5). Nothing is fetched; document types are refused; sizes and links are limited.
/// </summary>
/// <param name="linked">Opens linked documents.</param>
/// <param name="warn">Is told what could not be read.</param>
internal sealed class ItsRuleReader(LinkedFiles linked, Action<string> warn)
{
    /// <summary>The namespace of ITS.</summary>
    public static readonly XNamespace Its = "http://www.w3.org/2005/11/its";

    private const int MostDocuments = 50;
    private const int DeepestLink = 5;
    private const int MostCharacters = 1_000_000;
    private const int DeepestElement = 200;

    private static readonly XName Link = XNamespace.Get("http://www.w3.org/1999/xlink") + "href";

    private int _documents;

    /// <summary>Reads the rules of a script in the page.</summary>
    /// <param name="text">The script's text.</param>
    public IReadOnlyList<ItsRuleSet> ReadEmbedded(string text)
    {
        var sets = new List<ItsRuleSet>();
        using var reader = new StringReader(text.Trim());
        Read("The page's ITS rules", settings => XmlReader.Create(reader, settings), null, 0, sets);
        return sets;
    }

    /// <summary>Reads the rules of a linked document.</summary>
    /// <param name="reference">How the page refers to it.</param>
    public IReadOnlyList<ItsRuleSet> ReadLinked(string reference)
    {
        var sets = new List<ItsRuleSet>();
        ReadLinked(reference, null, 0, sets);
        return sets;
    }

    private void ReadLinked(string reference, LinkedFile? from, int depth, List<ItsRuleSet> sets)
    {
        try
        {
            var file = linked.Open(reference, from);
            if (file.Content.Length > MostCharacters)
                warn($"The ITS rules '{reference}' are not applied: they have more than {MostCharacters} bytes.");
            else
                Read($"The ITS rules '{reference}'", settings => XmlReader.Create(new MemoryStream(file.Content.ToArray()), settings), file, depth, sets);
        }
        catch (BadInputException exception)
        {
            warn($"The ITS rules '{reference}' are not applied: {exception.Diagnostic.Message}.");
        }
    }

    private void Read(string name, Func<XmlReaderSettings, XmlReader> open, LinkedFile? file, int depth, List<ItsRuleSet> sets)
    {
        if (++_documents > MostDocuments || depth > DeepestLink)
        {
            warn($"{name} are not applied: rules link too many others.");
            return;
        }

        XDocument document;
        try
        {
            var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostCharacters };
            using var checking = open(settings);
            document = XDocument.Load(checking, LoadOptions.None);
        }
        catch (XmlException exception)
        {
            warn($"{name} are not applied: they are no XML. {exception.Message}");
            return;
        }

        foreach (var rules in document.Descendants(Its + "rules"))
        {
            if (rules.Ancestors().Take(DeepestElement).Count() == DeepestElement)
                continue;
            if (rules.Attribute(Link)?.Value is { } link)
                ReadLinked(link, file, depth + 1, sets);
            ReadSet(name, rules, sets);
        }
    }

    private void ReadSet(string name, XElement rules, List<ItsRuleSet> sets)
    {
        if (rules.Attribute("queryLanguage")?.Value.Trim() is { } language && language != "xpath")
        {
            warn($"{name} are not applied: their selectors are in '{language}', and only xpath is understood.");
            return;
        }

        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var parameter in rules.Elements(Its + "param"))
            parameters[parameter.Attribute("name")?.Value.Trim() ?? ""] = parameter.Value;
        sets.Add(new ItsRuleSet(parameters, [.. rules.Elements().Where(rule => rule.Name.Namespace == Its && rule.Name.LocalName.EndsWith("Rule", StringComparison.Ordinal))]));
    }
}
