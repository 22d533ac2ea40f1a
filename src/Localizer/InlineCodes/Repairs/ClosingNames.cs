using Localizer.InlineCodes.Dialects;
using Localizer.Model;

namespace Localizer.InlineCodes.Repairs;

/// <summary>
/// Reads closing tags whose name is not their opening one's, because one of the two was translated or spelled anew: by the name that was
/// sent, else as closing the innermost pair, where there are as many open pairs as such tags.
/// </summary>
internal sealed class ClosingNames() : TokenRule("closing-names", AnswerFaults.Damage)
{
    /// <inheritdoc/>
    public override bool Apply(List<AnswerToken> tokens, RepairContext context)
    {
        var isChanged = false;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!IsDamagedClosing(tokens[i], context))
                continue;
            var open = OpenBefore(tokens, i, context);
            if (open.Count == 0)
                continue;
            var text = tokens[i].Text;
            var named = open.FindAll(code => context.Dialect.TryParseTag(text, out var tag) && context.NameOf(code).Equals(tag.Name, StringComparison.OrdinalIgnoreCase));
            var rest = tokens.Skip(i).Count(token => IsDamagedClosing(token, context));
            if (named.Count != 1 && rest != open.Count)
                continue;
            tokens[i] = AnswerToken.OfCode(named.Count == 1 ? named[0] : open[^1], text);
            isChanged = true;
        }

        return isChanged;
    }

    private static bool IsDamagedClosing(AnswerToken token, RepairContext context) =>
        token.Kind == AnswerTokenKind.Damaged && context.Dialect.TryParseTag(token.Text, out var tag) && tag.IsClosing;

    private static List<InlineCode> OpenBefore(List<AnswerToken> tokens, int index, RepairContext context)
    {
        var missing = context.MissingFrom(tokens);
        return
        [
            .. tokens.Take(index).Where(token => token.Kind == AnswerTokenKind.Code && token.Code.Kind == CodeKind.Opening)
                .Select(token => token.Code with { Kind = CodeKind.Closing }).Where(missing.Contains),
        ];
    }
}
