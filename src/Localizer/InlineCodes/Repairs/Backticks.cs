namespace Localizer.InlineCodes.Repairs;

/// <summary>Takes away the backticks that a chat model sets a tag off with: <c>`&lt;1&gt;`</c>.</summary>
internal sealed class Backticks() : AnswerRule("backticks")
{
    /// <inheritdoc/>
    public override string Apply(string answer, RepairContext context)
    {
        if (!answer.Contains('`', StringComparison.Ordinal) || context.Source.Text.Contains('`', StringComparison.Ordinal))
            return answer;
        return BracketedTags.Rewrite(answer, context, static (text, at, length, _) =>
            at > 0 && at + length < text.Length && text[at - 1] == '`' && text[at + length] == '`' ? new TagChange(1, 1, text.Substring(at, length)) : null);
    }
}
