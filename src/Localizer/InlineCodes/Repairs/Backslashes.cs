using System.Globalization;
using System.Text;

namespace Localizer.InlineCodes.Repairs;

/// <summary>
/// Undoes what escaping for a JSON string leaves when it is done once more (<c>\"</c>, <c>\/</c>, <c>\u003c</c>), and turns the slash of
/// <c>&lt;\b&gt;</c>. A source with a backslash of its own is left alone.
/// </summary>
internal sealed class Backslashes() : AnswerRule("backslashes")
{
    /// <inheritdoc/>
    public override string Apply(string answer, RepairContext context)
    {
        if (!answer.Contains('\\', StringComparison.Ordinal) || context.Source.Text.Contains('\\', StringComparison.Ordinal))
            return answer;
        var builder = new StringBuilder(answer.Length);
        for (var i = 0; i < answer.Length; i++)
        {
            if (answer[i] != '\\')
            {
                builder.Append(answer[i]);
                continue;
            }

            var next = i + 1 < answer.Length ? answer[i + 1] : '\0';
            if (next is '"' or '\'' or '/')
                builder.Append(answer[++i]);
            else if (next is 'u' or 'U' && i + 6 <= answer.Length && ushort.TryParse(answer.AsSpan(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit) && unit is >= ' ' and < 0x7F)
                (_, i) = (builder.Append((char)unit), i + 5);
            else
                builder.Append(builder.Length > 0 && builder[^1] == context.Dialect.TagStart ? '/' : '\\');
        }

        return builder.ToString();
    }
}
