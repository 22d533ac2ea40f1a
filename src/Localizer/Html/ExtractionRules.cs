using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using static Localizer.Html.HtmlTag;

namespace Localizer.Html;

/// <summary>What an element is to extraction.</summary>
internal enum ExtractionRole
{
    /// <summary>Ends the unit before it and begins another.</summary>
    Block,

    /// <summary>Flows inside text: its tags are inline codes.</summary>
    Inline,

    /// <summary>Flows inside text, shows something and has no content of its own: one inline code.</summary>
    InlineVoid,

    /// <summary>The same, but nobody sees it.</summary>
    InlineUnseen,

    /// <summary>Flows inside text as one inline code, while its own texts are units of their own: buttons, drawings, fallbacks.</summary>
    SubFlow,

    /// <summary>Flows inside text as one inline code whose content nobody translates, though it is part of the sentence.</summary>
    Protected,

    /// <summary>Flows inside text as one inline code whose content nobody translates and is no part of the sentence.</summary>
    Opaque,

    /// <summary>The same, but nobody sees it.</summary>
    Hidden,
}

/// <summary>What the content of a <c>meta</c> is to extraction.</summary>
internal enum MetaRole
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Text.</summary>
    Text,

    /// <summary>Terms between commas.</summary>
    Terms,

    /// <summary>Text that stays as it is: a brand.</summary>
    Kept,
}

/// <summary>What is extracted from a page: look-ups made once from <c>ExtractionList.txt</c>.</summary>
internal static class ExtractionRules
{
    private static readonly ExtractionRole[] Roles = BuildRoles();
    private static readonly FrozenSet<HtmlTag> SvgText = Tags("svg-text");
    private static readonly FrozenSet<HtmlTag> SvgInline = Tags("svg-inline");
    private static readonly FrozenSet<HtmlTag> MathText = Tags("math-text");
    private static readonly FrozenSet<HtmlTag> NoTitle = Tags("no-title");
    private static readonly string[] ValueTypes = [.. ExtractionList.Names("value")];
    private static readonly FrozenSet<string> Urls = ExtractionList.Names("url").ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> UrlsByChars = Urls.GetAlternateLookup<ReadOnlySpan<char>>();

    // The attribute, and the elements that it is read on; none means any element.
    private static readonly FrozenDictionary<string, HtmlTag[]> Attributes = ExtractionList.Of("attribute")
        .SelectMany(rule => rule.Names, (rule, name) => (Name: name, Elements: rule.For.Select(TagOf).ToArray()))
        .ToFrozenDictionary(rule => rule.Name, rule => rule.Elements, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, HtmlTag[]>.AlternateLookup<ReadOnlySpan<char>> AttributesByChars =
        Attributes.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenDictionary<string, MetaRole> Meta = BuildMeta();

    private static readonly NameFilter MetaNames = new([.. Meta.Keys, "og:locale", "og:locale:alternate", "og:url"]);

    private static readonly string[] NamesThatMatter = [.. Attributes.Keys, .. Urls, "value", "content", .. ExtractionList.Names("page")];

    /// <summary>The longest name of an attribute that matters, in bytes.</summary>
    public static int LongestAttributeName { get; } = NamesThatMatter.Max(name => name.Length);

    private static readonly NameFilter Matters = new(NamesThatMatter);

    /// <summary>The role of an element.</summary>
    public static ExtractionRole RoleOf(HtmlTag tag, ElementNamespace ns) => ns switch
    {
        ElementNamespace.Html => tag < FirstOther ? Roles[(int)tag] : ExtractionRole.Inline,
        ElementNamespace.Svg when tag == Svg => ExtractionRole.SubFlow,
        ElementNamespace.Svg when SvgInline.Contains(tag) => ExtractionRole.Inline,
        ElementNamespace.MathMl when tag == HtmlTag.Math => ExtractionRole.SubFlow,
        ElementNamespace.MathMl when !MathText.Contains(tag) => ExtractionRole.Protected,
        _ => ExtractionRole.Block,
    };

    /// <summary>Whether nobody translates what is in elements of a role.</summary>
    public static bool IsOffLimits(ExtractionRole role) => role >= ExtractionRole.Protected;

    /// <summary>Whether an element holds text that people read inside a drawing or a formula, where nothing else does.</summary>
    public static bool IsForeignText(HtmlTag tag, ElementNamespace ns) => ns switch
    {
        ElementNamespace.Svg => SvgText.Contains(tag),
        ElementNamespace.MathMl => MathText.Contains(tag),
        _ => false,
    };

    /// <summary>Whether an attribute may be one of those that hold text or URLs: a quick no for most.</summary>
    /// <param name="name">The attribute's name as the page writes it.</param>
    public static bool MayMatter(ReadOnlySpan<byte> name) => Matters.MayHold(name);

    /// <summary>Whether an attribute holds text that people read.</summary>
    /// <param name="tag">The element.</param>
    /// <param name="name">The attribute's name in lower case.</param>
    public static bool IsTextAttribute(HtmlTag tag, ReadOnlySpan<char> name) =>
        AttributesByChars.TryGetValue(name, out var elements)
        && (elements.Length == 0 || Array.IndexOf(elements, tag) >= 0)
        && !(name is "title" && NoTitle.Contains(tag));

    /// <summary>Whether the value of an input of a type is text.</summary>
    /// <param name="type">The type, in lower case.</param>
    public static bool IsTextValue(string type) => Array.IndexOf(ValueTypes, type) >= 0;

    /// <summary>Whether an attribute holds a URL.</summary>
    /// <param name="name">The attribute's name in lower case.</param>
    /// <param name="known">The same name, when it does: one string for all attributes of the name.</param>
    public static bool IsUrlAttribute(ReadOnlySpan<char> name, [NotNullWhen(true)] out string? known) => UrlsByChars.TryGetValue(name, out known);

    /// <summary>Whether an attribute can be text at all, whatever rules say: code, languages and URLs never are.</summary>
    /// <param name="name">The attribute's name in lower case.</param>
    public static bool MayHoldText(string name) => !name.StartsWith("on", StringComparison.Ordinal)
        && name is not ("style" or "srcdoc" or "lang" or "xml:lang" or "dir" or "translate" or "http-equiv" or "charset" or "class" or "id" or "name" or "type" or "rel")
        && !Urls.Contains(name);

    /// <summary>Whether a <c>meta</c> may say something of the page or hold text: a quick no for most.</summary>
    /// <param name="name">Its name or property, as the page writes it.</param>
    public static bool MayBeMeta(ReadOnlySpan<byte> name) => MetaNames.MayHold(name) || !NameFilter.IsPlain(name);

    /// <summary>What the content of a <c>meta</c> with this name or property is.</summary>
    public static MetaRole RoleOfMeta(string name) => Meta.GetValueOrDefault(name);

    private static ExtractionRole[] BuildRoles()
    {
        var roles = new ExtractionRole[(int)Xmp + 1];
        foreach (var (keyword, role) in ((string, ExtractionRole)[])
        [
            ("inline", ExtractionRole.Inline), ("void", ExtractionRole.InlineVoid), ("unseen", ExtractionRole.InlineUnseen),
            ("subflow", ExtractionRole.SubFlow), ("protected", ExtractionRole.Protected), ("opaque", ExtractionRole.Opaque),
            ("hidden", ExtractionRole.Hidden),
        ])
        {
            foreach (var name in ExtractionList.Names(keyword))
                roles[(int)TagOf(name)] = role;
        }

        return roles;
    }

    private static FrozenDictionary<string, MetaRole> BuildMeta()
    {
        var meta = new Dictionary<string, MetaRole>(StringComparer.OrdinalIgnoreCase);
        foreach (var (keyword, role) in ((string, MetaRole)[])[("meta", MetaRole.Text), ("meta-terms", MetaRole.Terms), ("meta-kept", MetaRole.Kept)])
        {
            foreach (var name in ExtractionList.Names(keyword))
                meta.Add(name, role);
        }

        return meta.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private static FrozenSet<HtmlTag> Tags(string keyword) => ExtractionList.Names(keyword).Select(TagOf).ToFrozenSet();

    private static HtmlTag TagOf(string name) => TagNames.TryGetKnown(name, out var tag)
        ? tag
        : throw new InvalidOperationException($"'{name}' in the list of what is extracted is no element.");
}
