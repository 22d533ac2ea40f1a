namespace Localizer.InlineCodes.Repairs;

/// <summary>Drops tags that nobody sent, and those that no other rule could read. A code that is missing then is for other rules, or the next rung.</summary>
internal sealed class StrangeTags() : TokenRule("strange-tags", AnswerFaults.Damage | AnswerFaults.StrangeCode)
{
    /// <inheritdoc/>
    public override bool Apply(List<AnswerToken> tokens, RepairContext context) => tokens.RemoveAll(token =>
        token.Kind == AnswerTokenKind.Damaged || (token.Kind == AnswerTokenKind.Code && !context.Codes.Has(token.Code))) > 0;
}
