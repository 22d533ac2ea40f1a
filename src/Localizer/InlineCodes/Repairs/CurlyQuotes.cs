using Localizer.InlineCodes.Dialects;

namespace Localizer.InlineCodes.Repairs;

/// <summary>Puts straight quotes where a translation curled them: <c>id=“1”</c>.</summary>
internal sealed class CurlyQuotes() : TagFlawRule("curly-quotes", TagFlaws.Quotes);
