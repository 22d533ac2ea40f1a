using Localizer.Reports;

namespace Localizer.Pipeline;

/// <summary>All that <c>glossary check</c> can find, by id.</summary>
public static class GlossaryRules
{
    /// <summary>The rules, in order of their ids.</summary>
    public static IReadOnlyList<ReportedRule> All { get; } =
    [
        new("glossary-contradiction", "error", "Two rows give one term two forms, or one says that it is not translated and the other does not.", "Keep one, or give one the status admitted."),
        new("glossary-control-character", "error", "A character that nobody sees keeps a term from being found.", "Remove it, or run with --fix."),
        new("glossary-dnt-form", "warning", "A term that is not translated needs no form.", "Clear the form, or the column 'dnt'."),
        new("glossary-duplicate", "warning", "The same row twice is changed in one place and forgotten in the other.", "Remove one of the two rows."),
        new("glossary-first-use", "warning", "The form for a page's first mention is the term's form and more.", "Write the longer form with the form in it."),
        new("glossary-forbidden-form", "error", "A form that is to stand for a term is forbidden in another row.", "Choose another form, or allow this one."),
        new("glossary-misfires", "warning", "A short or common word is found where the term is not meant.", "Take the phrase that is meant, or write sensitive in the column 'case'."),
        new("glossary-no-form", "info", "A term without a form that is translated does nothing.", "Give a form, or write yes in the column 'dnt'."),
        new("glossary-no-marks", "warning", "A Vietnamese form without marks beside the same with marks lost them.", "Write its marks."),
        new("glossary-not-nfc", "warning", "Letters and marks that are apart look the same and are other characters.", "Run with --fix."),
        new("glossary-overlap", "info", "Of terms that run into each other, or differ in capitals alone, only one is found.", "Add the longer phrase as a term, or write sensitive in the column 'case'."),
        new("glossary-question-mark", "error", "A question mark inside a word is a letter that a spreadsheet's plain CSV lost.", "Write the letter, and save the file as “CSV UTF-8”."),
        new("glossary-unused", "info", "A term that does not occur in the articles may be misspelled.", "Check its spelling, or keep it for others."),
        new("glossary-white-space", "warning", "White space that is too much goes into the pages.", "Remove it, or run with --fix."),
    ];
}
