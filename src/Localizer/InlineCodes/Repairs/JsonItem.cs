using System.Text.Json;

namespace Localizer.InlineCodes.Repairs;

/// <summary>Takes the text out of the JSON object that a chat model puts into its answer's text: <c>{"id":1,"text":"…"}</c>.</summary>
internal sealed class JsonItem() : AnswerRule("json-item")
{
    private const string Member = "\"text\"";

    /// <inheritdoc/>
    public override string Apply(string answer, RepairContext context)
    {
        var trimmed = answer.AsSpan().Trim();
        if (trimmed is not ['{', .., '}'] || context.Source.Text.AsSpan().TrimStart() is ['{', ..] || trimmed.IndexOf(Member, StringComparison.Ordinal) is not (> 0 and var at))
            return answer;
        return TextOf(trimmed.ToString()) ?? Inside(trimmed[(at + Member.Length)..]) ?? answer;
    }

    private static string? TextOf(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Quotes of attributes that are not escaped; half of a surrogate pair, written as an escape, which is no text.
            return null;
        }
    }

    private static string? Inside(ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart();
        if (rest is not [':', ..])
            return null;
        rest = rest[1..^1].Trim();
        return rest is ['"', .., '"'] && rest.Length > 1 ? rest[1..^1].ToString() : null;
    }
}
