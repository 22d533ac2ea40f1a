using System.Text;
using Localizer.Pipeline;
using Localizer.Quality;

namespace Localizer.Tests.Quality;

/// <summary>The page about checks is made from the checks themselves.</summary>
public class CheckDocumentTests
{
    private const string Head = """
        # Checks

        Every translation is checked, by `localizer translate` and by `localizer check`. A finding is an error (it fails the run: exit
        code 3), a warning (it fails a run with `--fail-on warning`) or worth knowing. Some findings of a check weigh less than the rest
        where a word, another unit or a habit of the language may explain them: its section says which are only worth knowing.

        `localizer.json` weighs them otherwise, for all pages or some; the later of two settings is stronger, and what is off is counted:

        ```json
        { "checks": [{ "check": "spaces", "severity": "off", "paths": ["news/**"], "locales": ["zh"], "reason": "the agency's own style" }] }
        ```

        Some checks go by a number, which their section names. `{ "check": "too-long", "limit": 2.5 }` sets another.

        One finding that is none is kept out by a note on its unit in the page's record, with a reason: `suppress: number-lost, the client
        counts otherwise`. It is counted, too.

        `localizer check` takes a page with its `--source`, a bilingual file (`.xlf`, XLIFF 1.2 or 2) or a translation memory (`.tmx`), and
        folders of these: pages of a folder are held against those of the same path in the folder that `--source` names. Of a page it also
        checks, as `translate` does with each page that it writes, what stands besides the texts: tags, scripts, anchors, language.

        `localizer translate --report DIR` and `localizer check --report DIR` write `report.json`, `report.html`, `results.sarif` (2.1.0)
        and `junit.xml`. Under GitHub Actions they annotate the sources and write the step's summary; under GitLab CI the folder gets
        `gl-code-quality-report.json` too.

        How good they are, on human translations that no threshold was chosen on:
        `dotnet run --project benchmarks/Localizer.Benchmarks -c Release -- checks FOLDER`, where the folder holds NTREX-128.


        """;

    private const string Others = """
        ## Other findings

        These come from the glossary, the inline codes, the page's own rules (ITS 2.0) and the run itself. They are weighed in
        `localizer.json` like checks.

        | finding | weight | why, and what to do |
        | --- | --- | --- |

        """;

    [Fact]
    public void The_page_about_checks_is_the_published_one() => Approved.Hold(Write(), "docs/checks.md");

    private static string Write()
    {
        var page = new StringBuilder(Head.ReplaceLineEndings("\n"));
        foreach (var rule in QualityChecks.Rules)
        {
            var languages = rule.Languages.IsEmpty ? "" : $", only into {string.Join(", ", rule.Languages)}";
            page.Append($"## {rule.Id}\n\n{rule.Severity}, of a {rule.Scope.ToString().ToLowerInvariant()}{languages}. {rule.Rationale} {rule.Hint}{LesserOf(rule)}{LimitOf(rule)}\n\n");
            page.Append("| | locale | source | translation |\n| --- | --- | --- | --- |\n");
            foreach (var (kind, examples) in (ReadOnlySpan<(string, System.Collections.Immutable.ImmutableArray<CheckExample>)>)[("found", rule.Bad), ("passed", rule.Good)])
            {
                foreach (var example in examples)
                    page.Append($"| {kind} | {example.To} | {Cell(example.Source)} | {Cell(example.Target)} |\n");
            }

            page.Append('\n');
        }

        page.Append(Others.ReplaceLineEndings("\n"));
        foreach (var rule in CheckCatalog.OfPipeline.OrderBy(rule => rule.Id, StringComparer.Ordinal))
            page.Append($"| `{rule.Id}` | {rule.Severity} | {Cell(rule.Rationale)} {Cell(rule.Hint)} |\n");
        return page.ToString();
    }

    private static string LesserOf(CheckRule rule) => rule.Lesser is { } lesser ? $" Worth knowing only: {lesser}." : "";

    private static string LimitOf(CheckRule rule) => rule.Limit is not { } limit ? "" : FormattableString.Invariant($"\n\nThe limit is {limit.Usual}: {limit.Meaning}.");

    // Invisible characters are written by their numbers, and nothing is markup.
    private static string Cell(string text)
    {
        var cell = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            cell.Append(rune.Value switch
            {
                '|' => "\\|",
                '`' or '*' or '_' or '[' or '<' or '\\' or '#' => $"\\{rune}",
                '&' => "&amp;",
                _ when Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.NonSpacingMark || rune.Value is 0xA0 or 0x202F
                    => $"⟨U+{rune.Value:X4}⟩",
                _ => rune.ToString(),
            });
        }

        return cell.ToString();
    }
}
