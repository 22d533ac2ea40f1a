using System.Text.Json;
using System.Text.RegularExpressions;

namespace Localizer.Emulators.Chat;

/// <summary>One text of a batch.</summary>
/// <param name="Id">Its id as it came, in JSON.</param>
/// <param name="Text">The text.</param>
internal sealed record ChatItem(string Id, string Text) : IAnsweredItem<ChatItem>
{
    public ChatItem WithText(Func<string, string> change) => this with { Text = change(Text) };
}

/// <summary>What a model understands of its messages.</summary>
/// <param name="Items">The texts of the last user message that holds <c>{"items":[…]}</c>; none if it isn't such a batch.</param>
/// <param name="System">The system messages, joined.</param>
/// <param name="Prose">The last user message.</param>
internal sealed partial record ChatPrompt(IReadOnlyList<ChatItem> Items, string System, string Prose)
{
    /// <summary>Reads messages; null if they aren't any.</summary>
    public static ChatPrompt? Read(JsonElement messages)
    {
        if (messages.ValueKind != JsonValueKind.Array || messages.GetArrayLength() == 0)
            return null;
        var system = new List<string>();
        var prose = "";
        foreach (var message in messages.EnumerateArray())
        {
            if (message.ValueKind != JsonValueKind.Object || Content(message) is not { } content)
                return null;
            if (message.TryGetProperty("role", out var role) && role.ValueEquals("user"))
                prose = content;
            else
                system.Add(content);
        }

        return new ChatPrompt(Batch(prose), string.Join('\n', system), prose);
    }

    /// <summary>
    /// The last language tag in a text that is marked as one, such as <c>(pt-BR)</c>, <c>`vi`</c> or <c>target: vi</c>; else one after
    /// the word <c>to</c>; else <c>xx</c>.
    /// </summary>
    public static string LanguageIn(string text) =>
        MarkedTag().Matches(text) is { Count: > 0 } marked ? marked[^1].Groups["tag"].Value
        : TagAfterTo().Match(text) is { Success: true } plain ? plain.Groups["tag"].Value
        : "xx";

    private static List<ChatItem> Batch(string prose)
    {
        try
        {
            using var document = JsonDocument.Parse(prose);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("items", out var items))
                return [];
            return [.. items.EnumerateArray().Select(item =>
                new ChatItem(item.GetProperty("id").GetRawText(), item.GetProperty("text").GetString() ?? ""))];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            // Not a batch: a message like any other, and the model answers it as such.
            return [];
        }
    }

    private static string? Content(JsonElement message)
    {
        if (!message.TryGetProperty("content", out var content))
            return null;
        return content.ValueKind switch
        {
            JsonValueKind.String => content.GetString(),
            JsonValueKind.Array => string.Concat(content.EnumerateArray().Select(part =>
                part.TryGetProperty("text", out var text) ? text.GetString() : "")),
            _ => null,
        };
    }

    [GeneratedRegex(@"[(`""':=]\s?(?<tag>[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)(?=[)`""'\s.,;]|$)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MarkedTag();

    [GeneratedRegex(@"\bto (?<tag>[a-z]{2}(?:-[A-Za-z0-9]{2,8})*)(?=[\s.,;]|$)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TagAfterTo();
}
