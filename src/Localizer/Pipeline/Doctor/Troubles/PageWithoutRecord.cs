using System.Globalization;
using Localizer.Model;
using Localizer.Segmentation;

namespace Localizer.Pipeline.Doctor.Troubles;

/// <summary>Pages that have no record in a locale that others have one in: they are not translated yet.</summary>
internal sealed class PageWithoutRecord() : ProjectTrouble("page-without-record", ExitCode.Done, "Pages without a record in a locale that other pages have one in")
{
    private const int MostNamed = 3;

    /// <inheritdoc/>
    public override IEnumerable<Trouble> Find(ExaminedProject project)
    {
        var records = project.Records;
        foreach (var locale in records.Locales())
        {
            var recorded = records.PathsOf(locale);
            if (recorded.Count == 0)
                continue;
            var with = recorded.Select(path => project.PageOf(path)).OfType<PageInput>().ToHashSet();
            var without = project.Pages.Where(page => !with.Contains(page) && IsToTranslate(page, locale, project)).ToList();
            if (without.Count == 0)
                continue;
            var named = string.Join(", ", without.Take(MostNamed).Select(page => $"'{page.Path}'"));
            var more = without.Count > MostNamed ? string.Create(CultureInfo.InvariantCulture, $" and {without.Count - MostNamed} more") : "";
            var paths = without.Count > MostNamed ? ShellWord.Of(project.PagesFolder) : string.Join(' ', without.Select(page => ShellWord.Of(page.ShownAs)));
            yield return Is($"{named}{more} {(without.Count == 1 ? "has" : "have")} no record in {locale}.", $"`localizer translate {paths} --to {locale}`");
        }
    }

    private static bool IsToTranslate(PageInput input, Locale to, ExaminedProject project)
    {
        try
        {
            var page = PreparedPage.Read(input, null, project.DefaultFrom, DefaultSegmenter.Instance, Html.SelectionRules.None);
            return !page.From.Equals(to) && page.Units.Any(unit => unit.Unit.Translate && unit.Unit.Source.Text.Any(char.IsLetter));
        }
        catch (BadInputException)
        {
            // A run names it.
            return false;
        }
    }
}
