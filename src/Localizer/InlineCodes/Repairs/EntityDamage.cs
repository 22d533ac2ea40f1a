using Localizer.InlineCodes.Dialects;

namespace Localizer.InlineCodes.Repairs;

/// <summary>Mends character references that came back broken or escaped twice: <c>&amp; amp;</c>, <c>&amp;amp;lt;</c>.</summary>
internal sealed class EntityDamage() : TokenRule("entity-damage", AnswerFaults.Reference)
{
    // A reference that was escaped more often than this is no damage but text.
    private const int MostRounds = 3;

    /// <inheritdoc/>
    public override bool Apply(List<AnswerToken> tokens, RepairContext context)
    {
        var isChanged = false;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind != AnswerTokenKind.Text || !tokens[i].Text.AsSpan().ContainsAny('&', '＆'))
                continue;
            var text = tokens[i].Text;
            for (var round = 0; round < MostRounds; round++)
                text = Mend(text, context.Source.Text);
            if (text == tokens[i].Text)
                continue;
            tokens[i] = AnswerToken.OfText(text);
            isChanged = true;
        }

        return isChanged;
    }

    private static string Mend(string text, string source)
    {
        for (var at = text.AsSpan().IndexOfAny('&', '＆'); at >= 0;)
        {
            var length = BrokenLength(text.AsSpan(at), out var reference);
            if (length > 0 && !source.AsSpan().Contains(text.AsSpan(at, length), StringComparison.Ordinal) && CharacterEscapes.Decode(reference) is var character && character != reference)
                text = string.Concat(text.AsSpan(0, at), character, text.AsSpan(at + length));
            var next = text.AsSpan(at + 1).IndexOfAny('&', '＆');
            at = next < 0 ? -1 : at + 1 + next;
        }

        return text;
    }

    private static int BrokenLength(ReadOnlySpan<char> text, out string reference)
    {
        reference = "";
        var end = text[..Math.Min(text.Length, 14)].IndexOfAny(';', '；');
        if (end < 2)
            return 0;
        var name = text[1..end].Trim();
        foreach (var character in name)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('#' or ' '))
                return 0;
        }

        reference = $"&{name.ToString().Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant()};";
        return end + 1;
    }
}
