using System.Text.Json;

namespace Localizer.Emulators.Chat;

/// <summary>What a model says.</summary>
/// <param name="Content">The text; null for none.</param>
/// <param name="FinishReason">Why it stopped.</param>
internal sealed record ChatCompletion(string? Content, string FinishReason)
{
    private const string Apology = "I'm sorry, but I can't help with that.";

    /// <summary>The model's refusal in a field of its own; null for none.</summary>
    public string? Refusal { get; private init; }

    /// <summary>Whether there is any choice at all.</summary>
    public bool IsChosen { get; private init; } = true;

    /// <summary>Completes a prompt, well or as a fault has it.</summary>
    public static ChatCompletion Of(ChatRequest asked, Fault? fault, ChatOptions options)
    {
        var content = Said(asked, fault, options);
        var completion = fault switch
        {
            ChatFault.Length => new ChatCompletion(content[..(content.Length / 2)], "length"),
            ChatFault.Refusal => new ChatCompletion(null, "stop") { Refusal = Apology },
            ChatFault.Apology => new ChatCompletion(Apology, "stop"),
            ChatFault.ContentFilter filter => new ChatCompletion(filter.IsPartial ? content[..(content.Length / 2)] : "", "content_filter"),
            ChatFault.NoChoices => new ChatCompletion(null, "stop") { IsChosen = false },
            ChatFault.Wrapped wrapped => new ChatCompletion(wrapped.Prefix + content + wrapped.Suffix, "stop"),
            _ => new ChatCompletion(content, "stop"),
        };
        return asked.MostTokens is { } most ? completion.Capped(most, options.Tokens) : completion;
    }

    private ChatCompletion Capped(int most, Func<string, int> tokens)
    {
        if (Content is null || tokens(Content) <= most)
            return this;
        var (fits, tooLong) = (0, Content.Length);
        while (tooLong - fits > 1)
        {
            var middle = (fits + tooLong) / 2;
            if (tokens(Content[..middle]) <= most)
                fits = middle;
            else
                tooLong = middle;
        }

        return this with { Content = Content[..fits], FinishReason = "length" };
    }

    private static string Said(ChatRequest asked, Fault? fault, ChatOptions options)
    {
        var to = options.TargetOf(asked.Prompt.System);
        if (asked.Prompt.Items.Count == 0)
            return options.TranslationOf(asked.Prompt.Prose, Markup.Plain, to);

        var translated = asked.Prompt.Items.Select(item =>
            fault is ChatFault.Echo ? item : item.WithText(text => options.TranslationOf(text, Markup.Tags, to)));
        var items = Spoiled(ItemFaults.Apply(translated, fault), fault);
        var json = System.Text.Encoding.UTF8.GetString(JsonBytes.Write(writer => Write(writer, items, fault)));
        var isObeyed = asked.AsksForJson && options.Format == ChatFormat.Honoured;
        return isObeyed ? json : ChatFault.Wrapped.Fence.Prefix + json + ChatFault.Wrapped.Fence.Suffix;
    }

    private static List<ChatItem> Spoiled(List<ChatItem> items, Fault? fault) => fault switch
    {
        ChatFault.TextIds => [.. items.Select(item => item with { Id = $"\"{item.Id.Trim('"')}\"" })],
        ChatFault.Renumbered renumbered => [.. items.Select((item, index) => item with { Id = $"{renumbered.First + index}" })],
        ChatFault.ExtraItem => [.. items, new ChatItem($"{items.Count + 1000}", "Is there anything else?")],
        ChatFault.RotatedTexts => [.. items.Select((item, index) => item with { Text = items[(index + 1) % items.Count].Text })],
        _ => items,
    };

    private static void Write(Utf8JsonWriter writer, List<ChatItem> items, Fault? fault)
    {
        var (list, text) = fault is ChatFault.OtherSchema ? ("translations", "translation") : ("items", "text");
        writer.WriteStartObject();
        writer.WriteStartArray(list);
        foreach (var item in items)
        {
            writer.WriteStartObject();
            writer.WritePropertyName("id");
            writer.WriteRawValue(item.Id);
            writer.WriteString(text, item.Text);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
