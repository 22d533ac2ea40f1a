using System.Text;
using System.Text.Json;

namespace Localizer.Emulators.Google;

/// <summary>What comes back for one text.</summary>
/// <param name="Text">The translation.</param>
/// <param name="Detected">The language that was detected; null where one was given.</param>
/// <param name="HasText">Whether there is a text at all.</param>
internal sealed record GoogleItem(string Text, string? Detected, bool HasText = true) : IAnsweredItem<GoogleItem>
{
    public GoogleItem WithText(Func<string, string> change) => this with { Text = change(Text) };
}

/// <summary>What both versions do alike.</summary>
internal static class GoogleTranslation
{
    /// <summary>HTML as v2 writes it.</summary>
    public static Markup QuotingHtml { get; } = Markup.Html with { Escape = text => Damages.EscapeQuotes(FakeTranslation.Escaped(text)) };

    /// <summary>Code points of all texts.</summary>
    public static long Characters(IEnumerable<string> texts) => texts.Sum(text => text.EnumerateRunes().LongCount());

    /// <summary>Bills a request, or gives the refusal.</summary>
    public static Answer? Bill(EmulatorRequest request, IReadOnlyList<string> texts, GoogleOptions options)
    {
        if (request.Admit() is { } tooMany)
            return Refusal(tooMany, options);
        return request.Bill(Characters(texts)) is { } denial ? Refusal(denial, options) : null;
    }

    /// <summary>The items as they go out.</summary>
    public static List<GoogleItem> Spoiled(IEnumerable<GoogleItem> items, Fault? fault)
    {
        var spoiled = ItemFaults.Apply(items, fault);
        if (fault is GoogleFault.MissingText missing)
        {
            var index = Math.Min(missing.Index, spoiled.Count - 1);
            spoiled[index] = spoiled[index] with { HasText = false };
        }

        return spoiled;
    }

    /// <summary>Reads texts of a JSON member that is a string or an array of strings; null for anything else.</summary>
    public static IReadOnlyList<string>? Texts(JsonElement root, string name)
    {
        if (!root.TryGetProperty(name, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.String)
            return [value.GetString()!];
        return value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(one => one.ValueKind == JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(one => one.GetString()!)]
            : null;
    }

    /// <summary>A string member; null if there is none.</summary>
    public static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>An answer of status 200.</summary>
    public static Answer Json(Action<Utf8JsonWriter> write) => new(200, "application/json; charset=UTF-8", JsonBytes.Write(write));

    /// <summary>Reads a body and answers it; what isn't a JSON object is refused.</summary>
    public static Answer Read(byte[] body, Func<JsonElement, Answer> answer)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object ? answer(document.RootElement) : Unreadable();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string that is not UTF-8, or holds half of a surrogate pair.
            return Unreadable();
        }
    }

    private static Answer Unreadable() => GoogleError.Invalid("Invalid JSON payload received.").Answer();

    private static Answer Refusal(Denial denial, GoogleOptions options)
    {
        var error = denial.Limit == Limit.ForGood ? GoogleError.DailyLimit
            : options.QuotaStatus == 429 ? GoogleError.For(429)
            : GoogleError.UserRateLimit;
        return error.Answer().RetryAfter(denial.RetryAfter);
    }
}
