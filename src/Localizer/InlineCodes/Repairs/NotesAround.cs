namespace Localizer.InlineCodes.Repairs;

/// <summary>
/// Takes away paragraphs that a chat model puts before or after the translation of one line: what has all the tags is the translation, if no
/// other paragraph has any. Without codes nothing tells the two apart, and the proof refuses the line break.
/// </summary>
internal sealed class NotesAround() : AnswerRule("notes-around")
{
    private const string Break = "\n\n";

    /// <inheritdoc/>
    public override string Apply(string answer, RepairContext context)
    {
        if (context.Source.Codes.IsEmpty || !answer.Contains(Break, StringComparison.Ordinal) || context.Source.Text.Contains('\n', StringComparison.Ordinal))
            return answer;
        string? translation = null;
        foreach (var paragraph in answer.Split(Break, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var tags = BracketedTags.CountOwned(paragraph, context);
            if (tags == 0)
                continue;
            if (translation is not null || tags != context.Source.Codes.Length)
                return answer;
            translation = paragraph;
        }

        return translation ?? answer;
    }
}
