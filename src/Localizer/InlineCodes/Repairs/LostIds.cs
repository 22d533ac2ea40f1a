using Localizer.InlineCodes.Dialects;
using Localizer.Model;

namespace Localizer.InlineCodes.Repairs;

/// <summary>Gives a tag without a number the one of the only missing code that is written with its name.</summary>
internal sealed class LostIds() : TokenRule("lost-ids", AnswerFaults.Damage)
{
    /// <inheritdoc/>
    public override bool Apply(List<AnswerToken> tokens, RepairContext context)
    {
        var isChanged = false;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind != AnswerTokenKind.Damaged || !context.Dialect.TryParseTag(tokens[i].Text, out var tag) || tag.IsClosing || !tag.Id.IsEmpty)
                continue;
            var name = tag.Name.ToString();
            var missing = context.MissingFrom(tokens)
                .FindAll(code => (code.Kind != CodeKind.Closing || context.Dialect.IsStandaloneName(name)) && context.NameOf(code).Equals(name, StringComparison.OrdinalIgnoreCase));
            if (missing.Count != 1 || tokens.Exists(token => token.Kind == AnswerTokenKind.Code && token.Code.Id == missing[0].Id && context.Codes.Has(token.Code)))
                continue;
            tokens[i] = AnswerToken.OfCode(missing[0], tokens[i].Text);
            isChanged = true;
        }

        return isChanged;
    }
}
