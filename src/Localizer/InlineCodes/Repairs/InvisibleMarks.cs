using System.Buffers;
using System.Text;
using Localizer.Text;

namespace Localizer.InlineCodes.Repairs;

/// <summary>Takes out marks without width that services set where a tag was; where a language parts its words with them, or the source has one, they stay.</summary>
internal sealed class InvisibleMarks() : AnswerRule("invisible-marks")
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("\u200B\u2060\uFEFF");

    /// <inheritdoc/>
    public override string Apply(string answer, RepairContext context)
    {
        if (!answer.AsSpan().ContainsAny(Marks) || context.Source.Text.AsSpan().ContainsAny(Marks) || UnspacedLanguages.PartWordsUnseen(context.To.Language))
            return answer;
        var builder = new StringBuilder(answer.Length);
        foreach (var character in answer)
        {
            if (!Marks.Contains(character))
                builder.Append(character);
        }

        return builder.ToString();
    }
}
