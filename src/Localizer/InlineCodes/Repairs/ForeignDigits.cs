using Localizer.InlineCodes.Dialects;

namespace Localizer.InlineCodes.Repairs;

/// <summary>Writes a tag's number in the digits that it was asked in: <c>⟦１⟧</c>.</summary>
internal sealed class ForeignDigits() : TagFlawRule("foreign-digits", TagFlaws.Digits);
