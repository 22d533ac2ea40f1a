namespace Localizer.InlineCodes.Repairs;

/// <summary>Takes away quotes that a chat model puts round its whole answer.</summary>
internal sealed class WrappingQuotes() : AnswerRule("wrapping-quotes")
{
    private static readonly string[] Quotes = ["\"\"", "“”", "«»", "「」", "„“", "``", "‘’"];

    /// <inheritdoc/>
    public override string Apply(string answer, RepairContext context)
    {
        var trimmed = answer.AsSpan().Trim();
        var source = context.Source.Text.AsSpan().Trim();
        if (trimmed.Length < 3 || source.IsEmpty || IsQuote(source[0]) || IsQuote(source[^1]))
            return answer;
        foreach (var pair in Quotes)
        {
            if (trimmed[0] != pair[0] || trimmed[^1] != pair[1])
                continue;

            // Attributes have quotes of their own; others inside mean that these two are not each other's.
            var inside = trimmed[1..^1];
            return pair[0] != '"' && inside.ContainsAny(pair) ? answer : pair[0] == '"' && HasQuoteInText(inside) ? answer : inside.Trim().ToString();
        }

        return answer;
    }

    private static bool IsQuote(char character) => "\"“”«»「」„`‘’'".Contains(character, StringComparison.Ordinal);

    private static bool HasQuoteInText(ReadOnlySpan<char> text)
    {
        var isInTag = false;
        foreach (var character in text)
        {
            if (character is '<' or '>')
                isInTag = character == '<';
            else if (character == '"' && !isInTag)
                return true;
        }

        return false;
    }
}
