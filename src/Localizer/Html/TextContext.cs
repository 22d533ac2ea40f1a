namespace Localizer.Html;

/// <summary>What the page says about translating an element.</summary>
internal enum TranslateFlag
{
    Inherit,
    Yes,
    No,
}

/// <summary>What matters of a start tag's attributes.</summary>
/// <param name="Translate">By <c>translate</c>, or by the class <c>notranslate</c>.</param>
/// <param name="Language">The value of <c>lang</c>, else of <c>xml:lang</c>, or <see langword="null"/>.</param>
/// <param name="IsProtected">Whether nobody translates the content: a <c>pre</c> that holds <c>code</c>.</param>
/// <param name="IsJsonLd">Whether it is a script of JSON-LD.</param>
/// <param name="Statement">What else is said of it, by ITS and by rules, or <see langword="null"/>.</param>
/// <param name="ItemType">The type of the item that it is, by <c>itemtype</c> or <c>typeof</c>; <see langword="null"/> when it is none.</param>
internal readonly record struct ElementFacts(
    TranslateFlag Translate, string? Language, bool IsProtected, bool IsJsonLd, ElementStatement? Statement = null, string? ItemType = null);

/// <summary>What holds for text at a place of the page. A page has few of them, which its elements and units share.</summary>
/// <param name="IsProtected">Nobody translates or lists it.</param>
/// <param name="Translate">The page allows it to be translated.</param>
/// <param name="BlockTranslate">The same of the block that it stands in.</param>
/// <param name="PreservesSpace">White space is kept.</param>
/// <param name="Language">The language that the page declares for it, when not for the page as a whole.</param>
/// <param name="Block">The block's name.</param>
/// <param name="IsJsonLd">It is JSON-LD.</param>
/// <param name="Scope">What ITS and rules say of it, or <see langword="null"/>.</param>
/// <param name="IsForeign">The page declares for it another language than its own.</param>
/// <param name="BlockIsForeign">The same of the block that it stands in.</param>
/// <param name="HidesAttributes">Nobody translates the attributes of what is inside either: code, not a drawing or a formula.</param>
/// <param name="BlockNamespace">The block's namespace.</param>
/// <param name="ItemType">The type of the microdata or RDFa item that it stands in, as the page writes it, or <see langword="null"/>.</param>
internal sealed record TextContext(
    bool IsProtected, bool Translate, bool BlockTranslate, bool PreservesSpace, string? Language, HtmlTag Block, bool IsJsonLd,
    RuleScope? Scope = null, bool IsForeign = false, bool BlockIsForeign = false, bool HidesAttributes = false,
    ElementNamespace BlockNamespace = ElementNamespace.Html, string? ItemType = null)
{
    /// <summary>What holds at a page's start.</summary>
    public static TextContext OfPage { get; } = new(false, true, true, false, null, HtmlTag.Body, false);

    /// <summary>Whether it stays as it is inside of text that is translated.</summary>
    public bool IsLeftInText => IsProtected || (!Translate && BlockTranslate);

    /// <summary>Whether it is in another language inside of text that is in the page's.</summary>
    public bool IsForeignInText => IsForeign && !BlockIsForeign;
}
