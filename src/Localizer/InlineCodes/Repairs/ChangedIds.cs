using Localizer.Model;

namespace Localizer.InlineCodes.Repairs;

/// <summary>Gives the one strange number of an answer the meaning of the one that is missing.</summary>
internal sealed class ChangedIds() : TokenRule("changed-ids", AnswerFaults.StrangeCode)
{
    /// <inheritdoc/>
    public override bool Apply(List<AnswerToken> tokens, RepairContext context)
    {
        var strange = new List<int>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind == AnswerTokenKind.Code && !context.Codes.Has(tokens[i].Code.Id))
                strange.Add(i);
        }

        if (strange.Count == 0)
            return false;
        var missing = context.MissingFrom(tokens);
        if (strange.Count != missing.Count || strange.Exists(i => tokens[i].Code.Id != tokens[strange[0]].Code.Id)
            || missing.Exists(code => code.Id != missing[0].Id))
            return false;
        for (var i = 0; i < strange.Count; i++)
        {
            if (strange.Count > 1 && tokens[strange[i]].Code.Kind != missing[i].Kind)
                return false;
        }

        for (var i = 0; i < strange.Count; i++)
            tokens[strange[i]] = AnswerToken.OfCode(missing[i], tokens[strange[i]].Text);
        return true;
    }
}
