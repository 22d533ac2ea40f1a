using Localizer.InlineCodes.Dialects;
using Localizer.Model;

namespace Localizer.InlineCodes.Repairs;

/// <summary>Reads a second opening tag of a pair as its closing one where that is missing: <c>&lt;1&gt;…&lt;1&gt;</c>, <c>&lt;b id="1"&gt;…&lt;b&gt;</c>.</summary>
internal sealed class LostSlashes() : TokenRule("lost-slashes", AnswerFaults.Damage | AnswerFaults.Doubled)
{
    /// <inheritdoc/>
    public override bool Apply(List<AnswerToken> tokens, RepairContext context)
    {
        if (!AnswerLook.LacksCodes(tokens, context))
            return false;
        var isChanged = false;
        for (var i = 1; i < tokens.Count; i++)
        {
            if (OpenedBy(tokens[i], context) is not { } name)
                continue;
            var missing = context.MissingFrom(tokens).FindAll(code =>
                code.Kind == CodeKind.Closing && Matches(tokens[i], name, code, context) && IndexOfOpening(tokens, code.Id) is var opening && opening >= 0 && opening < i - 1);
            if (missing.Count != 1)
                continue;
            tokens[i] = AnswerToken.OfCode(missing[0], tokens[i].Text);
            isChanged = true;
        }

        return isChanged;
    }

    private static string? OpenedBy(AnswerToken token, RepairContext context) =>
        token.Kind != AnswerTokenKind.Text && context.Dialect.TryParseTag(token.Text, out var tag) && !tag.IsClosing ? tag.Name.ToString() : null;

    private static bool Matches(AnswerToken token, string name, InlineCode closing, RepairContext context) => token.Kind == AnswerTokenKind.Code
        ? token.Code.Id == closing.Id && token.Code.Kind == CodeKind.Opening
        : context.NameOf(closing).Equals(name, StringComparison.OrdinalIgnoreCase);

    private static int IndexOfOpening(List<AnswerToken> tokens, int id) =>
        tokens.FindIndex(token => token.Kind == AnswerTokenKind.Code && token.Code == new InlineCode(id, CodeKind.Opening));
}
