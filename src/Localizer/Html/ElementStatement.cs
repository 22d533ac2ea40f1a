using System.Collections.Immutable;
using Localizer.Model;

namespace Localizer.Html;

/// <summary>How an element stands in the text around it, where somebody says so (ITS 2.0, 8.7: <c>no</c>, <c>yes</c>, <c>nested</c>).</summary>
internal enum TextFlow
{
    Block,
    Inline,
    Nested,
}

/// <summary>What rules say of an attribute.</summary>
/// <param name="Translate">Whether it is translated.</param>
/// <param name="IsLeftOut">Whether the user left it out (true), asked for it (false), or said nothing.</param>
/// <param name="Guidance">What is said to whoever translates it.</param>
internal sealed record AttributeStatement(TranslateFlag Translate = TranslateFlag.Inherit, bool? IsLeftOut = null, TextGuidance? Guidance = null)
{
    public static AttributeStatement Merge(AttributeStatement weaker, AttributeStatement stronger) => new(
        stronger.Translate == TranslateFlag.Inherit ? weaker.Translate : stronger.Translate,
        stronger.IsLeftOut ?? weaker.IsLeftOut,
        TextGuidance.Merge(weaker.Guidance, stronger.Guidance));
}

/// <summary>
/// What is said of one element, besides what every page may say (<see cref="ElementFacts"/>): by its own ITS attributes, by ITS rules,
/// by the configuration and the command line. What it does not say is <see langword="null"/>.
/// </summary>
internal sealed record ElementStatement
{
    /// <summary>Whether it is translated; of its own attributes <see cref="ElementFacts"/> knows.</summary>
    public TranslateFlag Translate { get; init; }

    /// <summary>How it stands in the text around it.</summary>
    public TextFlow? Flow { get; init; }

    /// <summary>Whether its white space is kept.</summary>
    public bool? PreservesSpace { get; init; }

    /// <summary>Whether the user left it out (true) or asked for it (false).</summary>
    public bool? IsLeftOut { get; init; }

    /// <summary>Whether a rule asks for the translation of what is otherwise code.</summary>
    public bool IsUnlocked { get; init; }

    /// <summary>What is said to whoever translates it.</summary>
    public TextGuidance? Guidance { get; init; }

    /// <summary>What is said of its attributes, by their names in lower case.</summary>
    public ImmutableDictionary<string, AttributeStatement>? Attributes { get; init; }

    /// <summary>What two say together.</summary>
    /// <param name="weaker">What holds where the other is silent.</param>
    /// <param name="stronger">What holds in any case.</param>
    public static ElementStatement? Merge(ElementStatement? weaker, ElementStatement? stronger)
    {
        if (weaker is null || stronger is null)
            return stronger ?? weaker;
        return new ElementStatement
        {
            Translate = stronger.Translate == TranslateFlag.Inherit ? weaker.Translate : stronger.Translate,
            Flow = stronger.Flow ?? weaker.Flow,
            PreservesSpace = stronger.PreservesSpace ?? weaker.PreservesSpace,
            IsLeftOut = stronger.IsLeftOut ?? weaker.IsLeftOut,
            Guidance = TextGuidance.Merge(weaker.Guidance, stronger.Guidance),
            Attributes = Merge(weaker.Attributes, stronger.Attributes),
        };
    }

    /// <summary>The role of an HTML element of which this is said.</summary>
    /// <param name="tag">The element.</param>
    /// <param name="usual">Its role where nothing is said.</param>
    public ExtractionRole RoleOf(HtmlTag tag, ExtractionRole usual)
    {
        if (tag is HtmlTag.Html or HtmlTag.Head or HtmlTag.Body or HtmlTag.Title)
            return usual;
        if (IsUnlocked && tag == HtmlTag.Textarea)
            usual = ExtractionRole.SubFlow;
        else if (IsUnlocked && MayUnlock(tag))
            usual = ExtractionRole.Inline;

        // What is not for all locales must be a unit that a locale can have or not.
        if (Flow is null && usual == ExtractionRole.Inline && Guidance?.LocaleFilter is { AdmitsAll: false })
            return ExtractionRole.SubFlow;
        return (Flow, usual) switch
        {
            (TextFlow.Block, _) => ExtractionRole.Block,
            (TextFlow.Inline, ExtractionRole.Block) when IsVoidBlock(tag) => ExtractionRole.InlineVoid,
            (TextFlow.Inline, ExtractionRole.Block or ExtractionRole.SubFlow) => ExtractionRole.Inline,
            (TextFlow.Nested, ExtractionRole.Block or ExtractionRole.Inline) when !IsVoidBlock(tag) => ExtractionRole.SubFlow,
            _ => usual,
        };
    }

    private static bool MayUnlock(HtmlTag tag) =>
        tag is HtmlTag.Code or HtmlTag.Kbd or HtmlTag.Samp or HtmlTag.Var or HtmlTag.Rt or HtmlTag.Rp or HtmlTag.Rtc;

    private static bool IsVoidBlock(HtmlTag tag) => tag is HtmlTag.Hr or HtmlTag.Col or HtmlTag.Frame;

    private static ImmutableDictionary<string, AttributeStatement>? Merge(
        ImmutableDictionary<string, AttributeStatement>? weaker, ImmutableDictionary<string, AttributeStatement>? stronger)
    {
        if (weaker is null || stronger is null)
            return stronger ?? weaker;
        foreach (var (name, statement) in stronger)
            weaker = weaker.SetItem(name, weaker.TryGetValue(name, out var other) ? AttributeStatement.Merge(other, statement) : statement);
        return weaker;
    }
}

/// <summary>What statements come to at a place of the page; pages of which nothing is said have none.</summary>
/// <param name="Element">What is said to whoever translates the innermost element.</param>
/// <param name="Block">The same of the block that it stands in.</param>
/// <param name="IsLeftOut">Whether the user leaves it out.</param>
/// <param name="PageTranslate">Whether it would be translated if the user did not leave it out.</param>
internal sealed record RuleScope(TextGuidance? Element, TextGuidance? Block, bool IsLeftOut, bool PageTranslate)
{
    /// <summary>What holds inside an element.</summary>
    /// <param name="outer">What holds around it.</param>
    /// <param name="statement">What is said of it.</param>
    /// <param name="translate">Whether the page has it translated.</param>
    /// <param name="isBlock">Whether it is a block.</param>
    public static RuleScope Below(RuleScope? outer, ElementStatement? statement, bool translate, bool isBlock)
    {
        var element = TextGuidance.Merge(outer?.Element?.ForContent(), statement?.Guidance);
        return new RuleScope(element, isBlock ? element : outer?.Block, statement?.IsLeftOut ?? outer?.IsLeftOut ?? false, translate);
    }

    /// <summary>What holds for an attribute of the element.</summary>
    /// <param name="statement">What is said of the attribute.</param>
    public RuleScope ForAttribute(AttributeStatement? statement)
    {
        var guidance = TextGuidance.Merge(Element?.ForAttributes(), statement?.Guidance);
        return this with { Element = guidance, Block = guidance };
    }
}
