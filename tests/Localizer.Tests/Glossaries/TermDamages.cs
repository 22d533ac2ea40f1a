using Localizer.Glossaries;

namespace Localizer.Tests.Glossaries;

/// <summary>A kind of damage that a provider does to a form.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Apply">What it makes of a form that stands in a translation, or <see langword="null"/> when it has nothing to do.</param>
internal sealed record TermDamage(string Name, Func<Term, string, string?> Apply);

/// <summary>Twenty kinds of damage, written without a look at the rules of repair.</summary>
internal static class TermDamages
{
    public static IReadOnlyList<TermDamage> All { get; } =
    [
        new("drops it", (_, _) => ""),
        new("leaves the source", (term, form) => form == term.Source ? null : term.Source),
        new("leaves the source in the plural", (term, form) => form == term.Source ? null : term.Source + "s"),
        new("takes another word", (_, _) => "cái đó"),
        new("small letters", (_, form) => Changed(form, form.ToLowerInvariant())),
        new("capitals", (term, form) => term.DoNotTranslate ? Changed(form, form.ToUpperInvariant()) : null),
        new("a capital first, the rest small", (term, form) => term.DoNotTranslate ? Changed(form, char.ToUpperInvariant(form[0]) + form[1..].ToLowerInvariant()) : null),
        new("a plural", (_, form) => form + "s"),
        new("an ending", (_, form) => form + "en"),
        new("a letter doubled", (_, form) => form[..1] + form),
        new("a letter lost", (_, form) => form.Length > 1 ? form[1..] : null),
        new("two letters changed about", (_, form) => form.Length > 2 ? Changed(form, form[1].ToString() + form[0] + form[2..]) : null),
        new("a space before digits", (_, form) => Between(form, " ")),
        new("a hyphen before digits", (_, form) => Between(form, "-")),
        new("a digit more", (_, form) => char.IsDigit(form[^1]) ? form + "0" : null),
        new("O for 0", (_, form) => Changed(form, form.Replace('0', 'O'))),
        new("split by a space", (_, form) => form.Length > 3 && !form.Contains(' ', StringComparison.Ordinal) ? $"{form[..2]} {form[2..]}" : null),
        new("as a tag", (_, form) => form.Contains(' ', StringComparison.Ordinal) ? null : "#" + form),
        new("as an address", (_, form) => form.Contains(' ', StringComparison.Ordinal) ? null : $"https://example.com/{form}"),
        new("other letters", (_, form) => Changed(form, form.Replace('a', 'а').Replace('i', 'і').Replace('H', 'Н').Replace('C', 'С'))),
    ];

    private static string? Changed(string form, string damaged) => damaged == form ? null : damaged;

    private static string? Between(string form, string sign)
    {
        for (var i = 1; i < form.Length; i++)
        {
            if (char.IsLetter(form[i - 1]) && char.IsDigit(form[i]))
                return form[..i] + sign + form[i..];
        }

        return null;
    }
}
