using Localizer.InlineCodes.Dialects;

namespace Localizer.InlineCodes.Repairs;

/// <summary>Takes out the mark of an unknown word: <c>&lt;*b id="1"&gt;</c>.</summary>
internal sealed class MarksInTags() : TagFlawRule("marks-in-tags", TagFlaws.Mark);
