using Localizer.Model;

namespace Localizer.Html;

/// <summary>
/// What rules say of the elements of one page, by where their start tags stand: ITS rules that the page holds or links, rules of the
/// configuration, and what the command line selects and excludes. Of an element that the standard implies, by where and what it is.
/// </summary>
internal sealed class ExtractionOverrides
{
    private readonly Dictionary<(int At, HtmlTag Implied), (ElementStatement? Weak, ElementStatement? Strong)> _statements = [];

    /// <summary>Whether the user selects what is extracted, so that nothing else is.</summary>
    public bool SelectsOnly { get; init; }

    /// <summary>Adds what is said of an element.</summary>
    /// <param name="node">The element in the page's tree.</param>
    /// <param name="weak">What yields to the element's own attributes: ITS rules of the page.</param>
    /// <param name="strong">What does not: the configuration's and the command line's.</param>
    public void Add(in TreeNode node, ElementStatement? weak, ElementStatement? strong)
    {
        var key = (node.Range.Start, node.Range.Length > 0 ? HtmlTag.None : node.Tag);
        var before = _statements.GetValueOrDefault(key);
        _statements[key] = (ElementStatement.Merge(before.Weak, weak), ElementStatement.Merge(before.Strong, strong));
    }

    /// <summary>The facts of an element with what rules say of it.</summary>
    /// <param name="own">What its attributes say.</param>
    /// <param name="at">The first byte of its start tag.</param>
    /// <param name="implied">Its name when the standard implies it; else none.</param>
    public ElementFacts Apply(ElementFacts own, int at, HtmlTag implied = HtmlTag.None)
    {
        if (!_statements.TryGetValue((at, implied), out var said))
            return own;
        var translate = said.Strong?.Translate ?? TranslateFlag.Inherit;
        if (translate == TranslateFlag.Inherit)
            translate = own.Translate;
        var byRule = translate == TranslateFlag.Inherit ? said.Weak?.Translate ?? TranslateFlag.Inherit : translate;
        var isUnlocked = byRule == TranslateFlag.Yes && (own.Translate != TranslateFlag.Yes || said.Strong?.Translate == TranslateFlag.Yes);
        var merged = ElementStatement.Merge(ElementStatement.Merge(said.Weak, own.Statement), said.Strong)!;
        return own with { Translate = byRule, Statement = merged with { IsUnlocked = isUnlocked }, IsProtected = own.IsProtected && !isUnlocked };
    }
}
