using System.Text;

namespace Localizer.InlineCodes.Repairs;

/// <summary>Makes a space of the line breaks that a serializer sets round tags; others are none of its business.</summary>
internal sealed class LineBreaks() : AnswerRule("line-breaks")
{
    /// <inheritdoc/>
    public override string Apply(string answer, RepairContext context)
    {
        if (!answer.Contains('\n', StringComparison.Ordinal) || context.Source.Text.Contains('\n', StringComparison.Ordinal))
            return answer;
        var builder = new StringBuilder(answer.Length);
        for (var i = 0; i < answer.Length; i++)
        {
            var end = i;
            while (end < answer.Length && char.IsWhiteSpace(answer[end]))
                end++;
            var run = answer.AsSpan(i, end - i);
            var isAtTag = (i > 0 && answer[i - 1] == context.Dialect.TagEnd) || (end < answer.Length && answer[end] == context.Dialect.TagStart);
            if (run.IsEmpty)
                builder.Append(answer[i]);
            else if (isAtTag && run.Contains('\n') && run.Count('\n') < 3)
                builder.Append(' ');
            else
                builder.Append(run);
            i = Math.Max(i, end - 1);
        }

        return builder.ToString();
    }
}
