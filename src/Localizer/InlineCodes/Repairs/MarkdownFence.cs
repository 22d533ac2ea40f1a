namespace Localizer.InlineCodes.Repairs;

/// <summary>Takes a chat model's answer out of its Markdown fence.</summary>
internal sealed class MarkdownFence() : AnswerRule("markdown-fence")
{
    private const string Fence = "```";

    /// <inheritdoc/>
    public override string Apply(string answer, RepairContext context)
    {
        var trimmed = answer.AsSpan().Trim();
        if (!trimmed.StartsWith(Fence, StringComparison.Ordinal) || !trimmed.EndsWith(Fence, StringComparison.Ordinal) || trimmed.Length < 2 * Fence.Length
            || context.Source.Text.Contains(Fence, StringComparison.Ordinal))
            return answer;
        var inside = trimmed[Fence.Length..^Fence.Length];

        // The fence's first line may name a language.
        var line = inside.IndexOf('\n');
        if (line >= 0 && inside[..line].Trim() is var language && language.Length < 12 && !language.ContainsAny(" <{⟦"))
            inside = inside[line..];
        return inside.Contains(Fence, StringComparison.Ordinal) ? answer : inside.Trim().ToString();
    }
}
