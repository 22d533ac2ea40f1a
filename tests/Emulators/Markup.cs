using System.Text.RegularExpressions;

namespace Localizer.Emulators;

/// <summary>What a service takes for markup.</summary>
internal sealed partial record Markup
{
    private const string NoTranslateClass =
        """\sclass\s*=\s*(?:"[^"]*\bnotranslate\b[^"]*"|'[^']*\bnotranslate\b[^']*'|notranslate(?=[\s>]))""";

    private const string TranslateNo = """\stranslate\s*=\s*["']?no["'\s>]""";

    private static readonly HashSet<string> VoidElements = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    };

    private static readonly HashSet<string> RawElements = new(StringComparer.OrdinalIgnoreCase) { "script", "style" };

    private Markup()
    {
    }

    /// <summary>Tags are words.</summary>
    public static Markup Plain { get; } = new();

    /// <summary>HTML, where <c>class="notranslate"</c> and <c>translate="no"</c> count.</summary>
    public static Markup Html { get; } = new()
    {
        HasTags = true,
        HasEntities = true,
        IsHtml = true,
        IsOffLimits = static (_, tag) => OffLimits().IsMatch(tag),
    };

    /// <summary>HTML, where all but scripts and styles is translated, whatever it says, and entities are left as they are.</summary>
    public static Markup RecklessHtml { get; } = Html with { HasEntities = false, IsOffLimits = static (_, _) => false };

    /// <summary>Tags stay where they are, and entities are left as they are: what a language model does.</summary>
    public static Markup Tags { get; } = new() { HasTags = true };

    /// <summary>Whether tags are tags.</summary>
    public bool HasTags { get; private init; }

    /// <summary>Whether entities are read, and written anew.</summary>
    public bool HasEntities { get; private init; }

    /// <summary>Writes words as they stand between tags, where entities are read.</summary>
    public Func<string, string> Escape { get; init; } = FakeTranslation.Escaped;

    /// <summary>Whether an element's content stays as it is, by its name and its opening tag.</summary>
    public Func<string, string, bool> IsOffLimits { get; init; } = static (_, _) => false;

    /// <summary>
    /// What else the service reads at a place: where it ends and what stands there instead (null: the same); an end at the place
    /// itself for nothing special.
    /// </summary>
    public Func<string, int, (int End, string? Instead)> Special { get; init; } = static (_, at) => (at, null);

    private bool IsHtml { get; init; }

    /// <summary>XML, where the content of some elements stays.</summary>
    /// <param name="ignored">Their names.</param>
    public static Markup Xml(IReadOnlyCollection<string> ignored) =>
        new() { HasTags = true, HasEntities = true, IsOffLimits = (name, _) => ignored.Contains(name, StringComparer.Ordinal) };

    /// <summary>Whether an opening tag's <c>translate="no"</c> alone says that its element stays.</summary>
    public static bool SaysNo(string tag) => No().IsMatch(tag);

    /// <summary>Whether an opening tag begins an element whose content stays as it is.</summary>
    public bool Protects(string name, string tag)
    {
        if (tag.StartsWith("</", StringComparison.Ordinal) || tag.EndsWith("/>", StringComparison.Ordinal))
            return false;
        if (IsHtml && VoidElements.Contains(name))
            return false;
        return (IsHtml && RawElements.Contains(name)) || IsOffLimits(name, tag);
    }

    [GeneratedRegex(NoTranslateClass + "|" + TranslateNo, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex OffLimits();

    [GeneratedRegex(TranslateNo, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex No();
}
