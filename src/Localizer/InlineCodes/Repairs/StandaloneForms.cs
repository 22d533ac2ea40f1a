using Localizer.Model;

namespace Localizer.InlineCodes.Repairs;

/// <summary>Drops the closing tag that a service gave to what stands alone: <c>&lt;x id="2"&gt;&lt;/x&gt;</c>.</summary>
internal sealed class StandaloneForms() : TokenRule("standalone-forms", AnswerFaults.StrangeCode)
{
    /// <inheritdoc/>
    public override bool Apply(List<AnswerToken> tokens, RepairContext context) => tokens.RemoveAll(token =>
        token.Kind == AnswerTokenKind.Code && token.Code.Kind == CodeKind.Closing && !context.Codes.Has(token.Code)
        && context.Codes.Has(token.Code with { Kind = CodeKind.Standalone })) > 0;
}
