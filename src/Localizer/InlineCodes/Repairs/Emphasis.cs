using Localizer.Model;

namespace Localizer.InlineCodes.Repairs;

/// <summary>Makes a pair of the Markdown that a chat model wrote for it, if one pair is missing and just two such marks are there: <c>**word**</c>.</summary>
internal sealed class Emphasis() : TokenRule("emphasis", AnswerFaults.Markdown)
{
    private static readonly string[] Marks = ["**", "__", "*", "`"];

    /// <inheritdoc/>
    public override bool Apply(List<AnswerToken> tokens, RepairContext context)
    {
        if (context.MissingFrom(tokens) is not [{ Kind: CodeKind.Opening } opening, { Kind: CodeKind.Closing } closing] || opening.Id != closing.Id)
            return false;
        foreach (var mark in Marks)
        {
            if (context.Source.Text.Contains(mark, StringComparison.Ordinal) || CountOf(tokens, mark) is not (> 0 and var count))
                continue;
            if (count != 2)
                return false;
            Put(tokens, mark, opening);
            Put(tokens, mark, closing);
            return true;
        }

        return false;
    }

    private static int CountOf(List<AnswerToken> tokens, string mark)
    {
        var count = 0;
        foreach (var token in tokens)
            count += token.Kind == AnswerTokenKind.Text ? token.Text.AsSpan().Count(mark) : 0;
        return count;
    }

    private static void Put(List<AnswerToken> tokens, string mark, InlineCode code)
    {
        var index = tokens.FindIndex(token => token.Kind == AnswerTokenKind.Text && token.Text.Contains(mark, StringComparison.Ordinal));
        var text = tokens[index].Text;
        var at = text.IndexOf(mark, StringComparison.Ordinal);
        tokens.RemoveAt(index);
        if (at + mark.Length < text.Length)
            tokens.Insert(index, AnswerToken.OfText(text[(at + mark.Length)..]));
        tokens.Insert(index, AnswerToken.OfCode(code, mark));
        if (at > 0)
            tokens.Insert(index, AnswerToken.OfText(text[..at]));
    }
}
