using Localizer.InlineCodes.Dialects;

namespace Localizer.InlineCodes.Repairs;

/// <summary>Takes white space out of tags: <c>&lt; / b &gt;</c>, <c>⟦ 1 ⟧</c>.</summary>
internal sealed class SpacesInTags() : TagFlawRule("spaces-in-tags", TagFlaws.Spaces);
