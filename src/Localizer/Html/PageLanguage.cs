using Localizer.Model;

namespace Localizer.Html;

/// <summary>What is known of a page's language before it is read.</summary>
/// <param name="Stated">The language that the user says the page is in; <see langword="null"/> to go by the page.</param>
/// <param name="Fallback">The language of a page that does not say its own.</param>
internal sealed record PageLanguage(string? Stated, string Fallback)
{
    // A language that is none, or is not known, is no other language.
    private static readonly string[] NoLanguage = ["und", "mul", "mis"];

    /// <summary>A page that says its language, or is in English.</summary>
    public static PageLanguage ByPage { get; } = new(null, "en");

    /// <summary>What two locales come to.</summary>
    public static PageLanguage Of(Locale? stated, Locale fallback) => new(stated?.Language, fallback.Language);

    /// <summary>Whether an element is in another language than its page.</summary>
    /// <param name="tag">The language that the element declares; may be empty, which means unknown.</param>
    /// <param name="pageTag">The language that the page declares, or <see langword="null"/>.</param>
    public bool IsForeign(string tag, string? pageTag)
    {
        var end = tag.AsSpan().IndexOfAny('-', '_');
        var language = end < 0 ? tag : tag.AsSpan(0, end);
        return !IsNone(language) && !language.Equals(Of(pageTag), StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsNone(ReadOnlySpan<char> language)
    {
        foreach (var none in NoLanguage)
        {
            if (language.Equals(none, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return language.IsEmpty;
    }

    /// <summary>The page's language.</summary>
    /// <param name="pageTag">The language that the page declares, or <see langword="null"/>.</param>
    public string Of(string? pageTag) => Stated ?? (Locale.TryParse(pageTag, out var declared) ? declared.Language : Fallback);
}
