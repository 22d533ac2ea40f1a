using System.Diagnostics.CodeAnalysis;
using System.Xml;
using System.Xml.XPath;
using System.Xml.Xsl;

namespace Localizer.Html.Selection;

/// <summary>What an XPath expression may refer to by name.</summary>
/// <param name="namespaces">The namespace of a prefix, or <see langword="null"/>.</param>
/// <param name="parameters">The variables, all of them text.</param>
internal sealed class QueryScope(Func<string, string?> namespaces, IReadOnlyDictionary<string, string> parameters) : XsltContext(new NameTable())
{
    /// <summary>What people write on the command line: any prefix is none, and there are no variables.</summary>
    public static QueryScope Plain => new(_ => "", new Dictionary<string, string>(StringComparer.Ordinal));

    /// <inheritdoc/>
    public override bool Whitespace => true;

    /// <inheritdoc/>
    public override string DefaultNamespace => "";

    /// <inheritdoc/>
    [return: NotNullIfNotNull(nameof(prefix))]
    public override string? LookupNamespace(string prefix) => prefix.Length == 0
        ? ""
        : namespaces(prefix) ?? throw new XPathException($"The prefix '{prefix}' is not declared.");

    /// <inheritdoc/>
    public override int CompareDocument(string baseUri, string nextbaseUri) => 0;

    /// <inheritdoc/>
    public override bool PreserveWhitespace(XPathNavigator node) => true;

    /// <inheritdoc/>
    public override IXsltContextFunction ResolveFunction(string prefix, string name, XPathResultType[] ArgTypes) =>
        throw new XPathException($"There is no function '{name}' in XPath 1.0.");

    /// <inheritdoc/>
    public override IXsltContextVariable ResolveVariable(string prefix, string name) => parameters.TryGetValue(name, out var value)
        ? new Parameter(value)
        : throw new XPathException($"There is no parameter '{name}'.");

    private sealed class Parameter(string value) : IXsltContextVariable
    {
        public bool IsLocal => false;

        public bool IsParam => true;

        public XPathResultType VariableType => XPathResultType.String;

        public object Evaluate(XsltContext xsltContext) => value;
    }
}

/// <summary>Compiles and asks XPath 1.0 expressions.</summary>
internal static class PageQuery
{
    /// <summary>The longest expression, in UTF-16 units.</summary>
    public const int LongestExpression = 4096;

    /// <summary>The most nodes that an expression may select.</summary>
    public const int MostSelected = 500_000;

    /// <summary>Compiles an expression that selects nodes.</summary>
    /// <exception cref="XPathException">It is none; the message says why.</exception>
    public static XPathExpression CompileSelector(string xpath, QueryScope scope)
    {
        var expression = Compile(xpath, scope);
        return expression.ReturnType is XPathResultType.NodeSet or XPathResultType.Any
            ? expression
            : throw new XPathException("It gives a value, and selects nothing.");
    }

    /// <summary>Compiles an expression.</summary>
    /// <exception cref="XPathException">It is none; the message says why.</exception>
    public static XPathExpression Compile(string xpath, QueryScope scope)
    {
        if (xpath.Length > LongestExpression)
            throw new XPathException($"It is longer than {LongestExpression} characters.");
        try
        {
            var expression = XPathExpression.Compile(xpath);
            expression.SetContext((XmlNamespaceManager)scope);
            return expression;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or OverflowException)
        {
            throw new XPathException(exception.Message, exception);
        }
    }

    /// <summary>The nodes that an expression selects.</summary>
    /// <param name="at">Where it is asked.</param>
    /// <param name="expression">The expression.</param>
    /// <exception cref="QueryTooCostlyException">It takes too many steps, or selects too many nodes.</exception>
    public static IEnumerable<PageNavigator> Select(PageNavigator at, XPathExpression expression)
    {
        var count = 0;
        foreach (PageNavigator node in at.Select(expression))
        {
            if (++count > MostSelected)
                throw new QueryTooCostlyException();
            yield return node;
        }
    }

    /// <summary>The text that an expression gives at a node; <see langword="null"/> when it selects nothing.</summary>
    public static string? Text(PageNavigator at, XPathExpression expression) => at.Evaluate(expression) switch
    {
        XPathNodeIterator nodes => nodes.MoveNext() ? nodes.Current?.Value : null,
        string text => text,
        bool truth => truth ? "true" : "false",
        double number => XmlConvert.ToString(number),
        _ => null,
    };
}
