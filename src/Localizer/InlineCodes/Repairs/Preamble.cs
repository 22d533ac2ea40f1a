namespace Localizer.InlineCodes.Repairs;

/// <summary>Takes away what a chat model says before its answer: its thinking, “Here is the translation:”.</summary>
internal sealed class Preamble() : AnswerRule("preamble")
{
    private const int LongestPreamble = 100;
    private const string Thinking = "</think>";

    private static readonly string[] Phrases =
    [
        "Here is the translation:", "Here's the translation:", "Here is the translated text:", "Sure, here is the translation:", "Sure! Here is the translation:",
        "Translation:", "Translated text:", "Bản dịch:", "Dưới đây là bản dịch:", "Traducción:", "Aquí está la traducción:", "Traduction :", "Traduction:",
        "Übersetzung:", "译文：", "翻译：", "翻譯：", "翻訳：", "번역:",
    ];

    /// <inheritdoc/>
    public override string Apply(string answer, RepairContext context)
    {
        var rest = answer.AsSpan();
        if (!rest[..Math.Min(rest.Length, LongestPreamble)].ContainsAny(":：") && !rest.TrimStart().StartsWith("<think>", StringComparison.OrdinalIgnoreCase))
            return answer;
        if (rest.TrimStart().StartsWith("<think>", StringComparison.OrdinalIgnoreCase) && rest.IndexOf(Thinking, StringComparison.OrdinalIgnoreCase) is var end and >= 0)
            rest = rest[(end + Thinking.Length)..].TrimStart();
        var trimmed = rest.TrimStart();
        foreach (var phrase in Phrases)
        {
            if (trimmed.StartsWith(phrase, StringComparison.OrdinalIgnoreCase) && !context.Source.Text.AsSpan(0, Math.Min(LongestPreamble, context.Source.Text.Length)).ContainsAny(":："))
                return trimmed[phrase.Length..].Trim().ToString();
        }

        // A line of its own that ends in a colon, before a segment of one line.
        var line = trimmed.IndexOf('\n');
        if (line > 0 && line < LongestPreamble && trimmed[..line].TrimEnd() is [.., ':' or '：'] && !context.Source.Text.Contains('\n', StringComparison.Ordinal)
            && (!context.Source.Text.AsSpan().ContainsAny(":：") || trimmed[(line + 1)..].TrimStart([' ', '\r']) is ['\n', ..])
            && !trimmed[..line].Contains(context.Dialect.TagStart))
            return trimmed[line..].Trim().ToString();
        return rest.Length == answer.Length ? answer : rest.ToString();
    }
}
