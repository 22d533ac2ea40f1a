using Localizer.Model;
using Localizer.Quality;
using Localizer.Reports;

namespace Localizer.Pipeline;

/// <summary>All findings that there can be by id: those of the checks, and those of the pipeline itself.</summary>
public static class CheckCatalog
{
    /// <summary>What is found elsewhere than by a check of <see cref="QualityChecks"/>: by the glossary, the codes, the page's own rules, the run.</summary>
    internal static IReadOnlyList<ReportedRule> OfPipeline { get; } =
    [
        new("not-translated", "warning", "A text without a translation stays in the source's language.", "Ask a provider, or give a memory that has it."),
        new("needs-review", "warning", "A machine's translation that was won back by a repair may be wrong at its edges.", "Look at it."),
        new("term-missing", "error", "A term of the glossary has to stand in the translation as the glossary says.", "Use the glossary's form."),
        new("term-count", "warning", "A term of the glossary stands less often in the translation than in the source.", "Use the glossary's form each time."),
        new("term-inflected", "info", "A term of the glossary stands in an inflected form.", "Look whether the form is right."),
        new("term-forbidden", "error", "The glossary forbids this form.", "Use the glossary's form."),
        new("term-first-use", "warning", "Where the glossary says how a term is introduced, its first use on a page has to be so.", "Introduce the term as the glossary says."),
        new("record-unusable", "error", "What a person wrote into a record and cannot be put into the page is not published.", "Correct the target in the record."),
        new("tone-placement-mixed", "warning", "Vietnamese tone marks in two manners on one page look careless, and searches find only one of them.", "Choose one manner; names and quotations keep theirs."),
        new("third-language", "info", "A text that is neither in the page's language nor in the target's stays as it is unless the settings say otherwise; a warning where they ask.", "Set 'thirdLanguage', or write its translation into the record."),
        new("page-language", "warning", "A page that says the wrong language is translated from the wrong language.", "Mend its lang attribute, or give --from."),
        new("hreflang-one-way", "warning", "Search engines pass over translations that do not name each other.", "Run once with all locales, or list them in 'site'."),
        new("code-copied", "warning", "A link or an image that stands more than once was there once.", "Keep it once."),
        new("code-missing", "warning", "A link or an image of the source is not in its translation.", "Put it where it belongs."),
        new("codes", "error", "A translation without the inline codes of its source cannot be put into the page.", "Give it the inline codes of its source."),
        new("its-allowed-characters", "error", "The page allows only some characters there (ITS 2.0, 8.20).", "Write it without the others."),
        new("its-storage-size", "error", "The page has room for only so many bytes there (ITS 2.0, 8.21).", "Shorten it."),
        new("its-rules", "warning", "A rule of the page's own that is not understood selects nothing (ITS 2.0).", "docs/extraction-rules.md says which rules are understood."),
        new("jsonld-invalid", "info", "Structured data that is no JSON is left as it is, untranslated.", "Correct it in the page."),
        new("foreign-passage", "info", "Words in another language inside of sentences, by their lang attribute, are left as they are.", "Take the lang attribute away where they are to be translated."),
        new("php-unclosed", "warning", "PHP without an end takes the rest of its page, markup and all: none of it is translated.", "Close it with '?>'."),
        new("select-empty", "warning", "A selection that fits nothing on a page is often a slip.", "Look whether the XPath is right."),
        new("structure-differs", "warning", "A page whose texts do not stand where its source has them is not checked there.", "Make the page anew from its source."),
    ];

    /// <summary>The rules, in order of their ids.</summary>
    public static IReadOnlyList<ReportedRule> Rules { get; } =
    [
        .. QualityChecks.Rules.Select(rule => new ReportedRule(rule.Id, Findings.NameOf(rule.Severity), rule.Rationale, rule.Hint))
            .Concat(OfPipeline)
            .OrderBy(rule => rule.Id, StringComparer.Ordinal),
    ];

    /// <summary>A rule by its id, or <see langword="null"/>.</summary>
    public static ReportedRule? Find(string id) => Rules.FirstOrDefault(rule => rule.Id == id);
}
