using Localizer.InlineCodes.Dialects;

namespace Localizer.InlineCodes.Repairs;

/// <summary>Gives the number's attribute its name back: <c>&lt;b identificador="1"&gt;</c>.</summary>
internal sealed class AttributeNames() : TagFlawRule("attribute-names", TagFlaws.AttributeName);
