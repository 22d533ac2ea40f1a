using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Localizer.Emulators.LibreTranslate;

/// <summary>Says what the server answers to one request.</summary>
internal sealed class LibreTranslateService(EmulatorRequest request, LibreTranslateOptions options, LibreTranslateBans bans)
{
    private static readonly HashSet<string> SkippedElements = new(StringComparer.OrdinalIgnoreCase)
    {
        "address", "applet", "audio", "canvas", "code", "embed", "script", "style", "time", "video",
    };

    private static readonly Markup Html = Markup.Html with
    {
        IsOffLimits = static (name, tag) => SkippedElements.Contains(name) || Markup.SaysNo(tag),
    };

    public static Answer Refuse(int status, string message) => Json(status, writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("error", message);
        writer.WriteEndObject();
    });

    public static Answer Json(int status, Action<Utf8JsonWriter> write) => new(status, "application/json", JsonBytes.Write(write));

    /// <summary>What the server says to a status, where it says no more.</summary>
    public static string Message(int status) => status switch
    {
        403 => "Invalid API key",
        429 => "Slowdown: 80 per 1 minute",
        >= 500 => "Internal Server Error",
        _ => "Invalid request",
    };

    public Answer Answer()
    {
        if (!request.Path.StartsWith(options.Prefix + "/", StringComparison.Ordinal))
            return Page(404, "Not Found");
        return (request.Method, request.Path[options.Prefix.Length..]) switch
        {
            ("POST", "/translate") => Guarded(Translate, cost: null),
            ("POST", "/detect") => Guarded(Detect, cost: 1),
            ("GET", "/languages") => Json(200, LibreTranslateLanguages.Write),
            ("GET", "/health") => Json(200, writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("status", "ok");
                writer.WriteEndObject();
            }),
            ("GET", "/frontend/settings") => Json(200, WriteSettings),
            (_, "/translate" or "/detect" or "/languages" or "/health" or "/frontend/settings") => Page(405, "Method Not Allowed"),
            _ => Page(404, "Not Found"),
        };
    }

    private Answer Guarded(Func<LibreTranslateRequest, Answer> answer, int? cost)
    {
        if (LibreTranslateRequest.Read(request) is not { } asked)
            return Refuse(400, "Invalid JSON format");
        if (bans.Holds)
            return Refuse(403, LibreTranslateBans.Message);
        if (asked.Field("api_key") is { } key && !options.Keys.Contains(key, StringComparer.Ordinal))
            return Refuse(403, "Invalid API key");
        if (options.NeedsKey && asked.Field("api_key") is null)
            return Refuse(400, "Please contact the server operator to get an API key");
        if (request.Admit(cost ?? Math.Max(1, asked.Texts.Count)) is { } tooMany)
            return Slowdown(tooMany);
        return answer(asked);
    }

    private Answer Translate(LibreTranslateRequest asked)
    {
        if (ParameterError(asked) is { } error)
            return Refuse(400, error);
        var to = LibreTranslateLanguages.Canonical(asked.Field("target")!)!;
        var (isHtml, isAuto) = (asked.Field("format") == "html", asked.Field("source") == "auto");
        request.Understand(asked.Texts, to);
        if (request.Bill(asked.Texts.Sum(CodePoints)) is { } denial)
            return Slowdown(denial);

        var items = ItemFaults.Apply(asked.Texts.Select(text => new AnsweredText(Translation(text, isHtml, to))), request.Fault);
        var alternatives = isHtml ? 0 : asked.Alternatives!.Value;
        var detected = Detection(asked.Texts);
        return Json(200, writer =>
        {
            writer.WriteStartObject();
            if (alternatives > 0 || asked.Alternatives > 0)
                Write(writer, "alternatives", asked.IsBatch, items, (each, item) => WriteAlternatives(each, item, alternatives));
            if (isAuto)
                Write(writer, "detectedLanguage", asked.IsBatch, items, (each, _) => WriteDetected(each, detected));
            Write(writer, "translatedText", asked.IsBatch, items, static (each, item) => each.WriteStringValue(item.Text));
            writer.WriteEndObject();
        });
    }

    private string? ParameterError(LibreTranslateRequest asked)
    {
        if (asked.Texts.Count == 0)
            return "Invalid request: missing q parameter";
        if (asked.Field("source") is not { } source)
            return "Invalid request: missing source parameter";
        if (asked.Field("target") is not { } target)
            return "Invalid request: missing target parameter";
        if (asked.Alternatives is not { } alternatives)
            return "Invalid request: alternatives parameter is not a number";
        if (alternatives > options.AlternativesLimit)
            return Exceeds(alternatives, options.AlternativesLimit);
        if (asked.Texts.Count > options.BatchLimit)
            return Exceeds(asked.Texts.Count, options.BatchLimit);
        if (asked.Texts.Select(CodePoints).FirstOrDefault(length => length > options.CharacterLimit) is > 0 and var longest)
            return Exceeds(longest, options.CharacterLimit);
        if (source != "auto" && LibreTranslateLanguages.Canonical(source) is null)
            return $"{source} is not supported";
        if (LibreTranslateLanguages.Canonical(target) is null)
            return $"{target} is not supported";
        return asked.Field("format") is not (null or "text" or "html") and var format ? $"{format} format is not supported" : null;
    }

    // Whatever the format, the server resolves entities in what comes out of the model.
    private string Translation(string text, bool isHtml, string to) => IsEmoji(text)
        ? text
        : WebUtility.HtmlDecode(options.TranslationOf(text, isHtml ? Html : Markup.Plain, to));

    private Answer Detect(LibreTranslateRequest asked)
    {
        if (asked.Texts.Count == 0)
            return Refuse(400, "Invalid request: missing q parameter");
        return Json(200, writer =>
        {
            writer.WriteStartArray();
            WriteDetected(writer, Detection(asked.Texts));
            writer.WriteEndArray();
        });
    }

    private (string Language, string Confidence) Detection(IReadOnlyList<string> texts) =>
        texts.All(IsEmoji) ? ("en", "0.0") : (options.Detect(string.Join('\n', texts)), "90.0");

    private Answer Slowdown(Denial denial)
    {
        bans.Count();
        var rate = options.Requests is { } quota
            ? string.Create(CultureInfo.InvariantCulture, $"{quota.Count} per {quota.Window.TotalMinutes:0.##} minute")
            : "80 per 1 minute";
        return Refuse(429, $"Slowdown: {rate}").RetryAfter(denial.RetryAfter);
    }

    private void WriteSettings(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteBoolean("apiKeys", options.NeedsKey);
        writer.WriteNumber("charLimit", options.CharacterLimit ?? -1);
        writer.WriteBoolean("filesTranslation", false);
        writer.WriteNumber("frontendTimeout", 500);
        writer.WriteBoolean("keyRequired", options.NeedsKey);
        writer.WriteStartObject("language");
        WriteLanguage(writer, "source", "auto", "Auto Detect");
        WriteLanguage(writer, "target", "es", "Spanish");
        writer.WriteEndObject();
        writer.WriteBoolean("suggestions", false);
        writer.WriteStartArray("supportedFilesFormat");
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteLanguage(Utf8JsonWriter writer, string role, string code, string name)
    {
        writer.WriteStartObject(role);
        writer.WriteString("code", code);
        writer.WriteString("name", name);
        writer.WriteEndObject();
    }

    private static void Write(
        Utf8JsonWriter writer, string name, bool isBatch, List<AnsweredText> items, Action<Utf8JsonWriter, AnsweredText> write)
    {
        if (!isBatch && items.Count == 0)
            return;
        writer.WritePropertyName(name);
        if (!isBatch)
        {
            write(writer, items[0]);
            return;
        }

        writer.WriteStartArray();
        foreach (var item in items)
            write(writer, item);
        writer.WriteEndArray();
    }

    private static void WriteAlternatives(Utf8JsonWriter writer, AnsweredText item, int count)
    {
        writer.WriteStartArray();
        for (var number = 1; number <= count; number++)
            writer.WriteStringValue($"{item.Text} ({number})");
        writer.WriteEndArray();
    }

    private static void WriteDetected(Utf8JsonWriter writer, (string Language, string Confidence) detected)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("confidence");
        writer.WriteRawValue(detected.Confidence);
        writer.WriteString("language", detected.Language);
        writer.WriteEndObject();
    }

    private static bool IsEmoji(string text) => !string.IsNullOrWhiteSpace(text) && text.EnumerateRunes().All(rune =>
        Rune.IsWhiteSpace(rune) || rune.Value is 0x200D or 0xFE0F || Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol);

    private static string Exceeds(long length, int? limit) => $"Invalid request: request ({length}) exceeds text limit ({limit})";

    private static long CodePoints(string text) => text.EnumerateRunes().LongCount();

    private static Answer Page(int status, string title) => new(
        status, "text/html; charset=utf-8", Encoding.UTF8.GetBytes($"<!doctype html>\n<html lang=en>\n<title>{status} {title}</title>\n<h1>{title}</h1>\n"));

    private sealed record AnsweredText(string Text) : IAnsweredItem<AnsweredText>
    {
        public AnsweredText WithText(Func<string, string> change) => new(change(Text));
    }
}
