using Localizer.Model;

namespace Localizer.Pipeline.Doctor.Troubles;

/// <summary>Forms of a glossary for a locale that no page is translated into: often a tag that was mistyped, and its terms hold nowhere.</summary>
internal sealed class UnusedGlossaryLocale() : ProjectTrouble("glossary-locale-unused", ExitCode.Done, "A glossary's locale that there are no pages in")
{
    /// <inheritdoc/>
    public override IEnumerable<Trouble> Find(ExaminedProject project)
    {
        if (project.Locales.Count == 0)
            yield break;
        foreach (var (file, terms, _) in project.Glossaries)
        {
            var locales = (terms ?? []).SelectMany(term => term.Targets.Keys).Distinct().Where(locale => !locale.Equals(project.DefaultFrom) && !Serves(locale, project));
            foreach (var locale in locales.OrderBy(locale => locale.Tag, StringComparer.Ordinal))
            {
                yield return Is(
                    $"It has forms for '{locale}', and no page is translated into that.",
                    $"`localizer translate {ShellWord.Of(project.PagesFolder)} --to {locale}`, or take the column '{locale}' out.", new Place(file.ShownAs));
            }
        }
    }

    private static bool Serves(Locale form, ExaminedProject project) => project.Locales.Any(page =>
    {
        for (var candidate = page; candidate is not null; candidate = candidate.Parent)
        {
            if (candidate.Equals(form))
                return true;
        }

        return false;
    });
}
