namespace Localizer.InlineCodes.Repairs;

/// <summary>Takes away the first line of an XML file or a page: <c>&lt;?xml version="1.0"?&gt;</c>, <c>&lt;!DOCTYPE html&gt;</c>.</summary>
internal sealed class Prolog() : AnswerRule("prolog")
{
    /// <inheritdoc/>
    public override string Apply(string answer, RepairContext context)
    {
        var rest = answer.AsSpan().TrimStart();
        var isProlog = rest.StartsWith("<?xml ", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("<!DOCTYPE ", StringComparison.OrdinalIgnoreCase);
        if (!isProlog || context.Source.Text.AsSpan().TrimStart() is ['<', '?' or '!', ..] || rest.IndexOf('>') is not (> 0 and var end))
            return answer;
        return rest[(end + 1)..].TrimStart().ToString();
    }
}
