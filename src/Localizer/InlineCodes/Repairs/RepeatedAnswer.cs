namespace Localizer.InlineCodes.Repairs;

/// <summary>Takes one of two answers that are the same, on lines of their own.</summary>
internal sealed class RepeatedAnswer() : AnswerRule("repeated-answer")
{
    /// <inheritdoc/>
    public override string Apply(string answer, RepairContext context)
    {
        var trimmed = answer.AsSpan().Trim();
        if (!trimmed.Contains('\n') || context.Source.Text.Contains('\n', StringComparison.Ordinal))
            return answer;
        for (var line = trimmed.IndexOf('\n'); line >= 0 && line <= trimmed.Length / 2;)
        {
            var first = trimmed[..line].TrimEnd();
            if (first.SequenceEqual(trimmed[line..].TrimStart()))
                return first.ToString();
            var next = trimmed[(line + 1)..].IndexOf('\n');
            line = next < 0 ? -1 : line + 1 + next;
        }

        return answer;
    }
}
