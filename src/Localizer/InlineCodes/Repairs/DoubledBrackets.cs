namespace Localizer.InlineCodes.Repairs;

/// <summary>Takes away the second pair of brackets that a model of templates sets: <c>{{1}}</c>, <c>&lt;&lt;b id="1"&gt;&gt;</c>.</summary>
internal sealed class DoubledBrackets() : AnswerRule("doubled-brackets")
{
    /// <inheritdoc/>
    public override string Apply(string answer, RepairContext context)
    {
        var start = context.Dialect.TagStart;
        if (!answer.AsSpan().Contains([start, start], StringComparison.Ordinal))
            return answer;
        return BracketedTags.Rewrite(answer, context, static (text, at, length, context) =>
            at > 0 && at + length < text.Length && text[at - 1] == context.Dialect.TagStart && text[at + length] == context.Dialect.TagEnd
                && !context.Source.Text.AsSpan().Contains(text.AsSpan(at - 1, length + 2), StringComparison.Ordinal)
                ? new TagChange(1, 1, text.Substring(at, length))
                : null);
    }
}
