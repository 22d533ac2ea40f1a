namespace Localizer.InlineCodes.Repairs;

/// <summary>Takes as text what the source has as text and a service gave back unescaped: <c>&lt;br&gt;</c> in a sentence about HTML.</summary>
internal sealed class UnescapedText() : TokenRule("unescaped-text", AnswerFaults.Damage | AnswerFaults.StrangeCode)
{
    /// <inheritdoc/>
    public override bool Apply(List<AnswerToken> tokens, RepairContext context)
    {
        var isChanged = false;
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.Kind == AnswerTokenKind.Text || (token.Kind == AnswerTokenKind.Code && context.Codes.Has(token.Code))
                || !context.Source.Text.Contains(token.Text, StringComparison.Ordinal))
                continue;
            tokens[i] = AnswerToken.OfText(token.Text);
            isChanged = true;
        }

        return isChanged;
    }
}
