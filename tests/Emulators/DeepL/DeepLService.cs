using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Localizer.Emulators.DeepL;

/// <summary>Says what the service answers to one request.</summary>
internal sealed class DeepLService(EmulatorRequest request, DeepLOptions options, DeepLGlossaries glossaries, Func<long> billed)
{
    private const int LargestTranslateBody = 128 * 1024;

    public static Answer Refuse(int status, string message, string? detail = null) => Json(status, writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("message", message);
        if (detail is not null)
            writer.WriteString("detail", detail);
        writer.WriteEndObject();
    });

    public static Answer Json(int status, Action<Utf8JsonWriter> write) => new(status, "application/json", JsonBytes.Write(write));

    /// <summary>What the service says to a status, where it says no more.</summary>
    public static string Message(int status) => status switch
    {
        401 or 403 => "Authorization failure, check auth_key",
        404 => "Not found",
        413 => "Request Entity Too Large",
        429 or 529 => "Too many requests",
        456 => "Quota for this billing period has been exceeded.",
        503 => "Temporary Error",
        >= 500 => "Internal Server Error",
        _ => "Bad request",
    };

    public Answer Answer()
    {
        var answer = Spoken();
        return options.RefusesSilently && answer.Status is (401 or 403 or 429)
            ? answer with { Body = default, ContentType = null }
            : answer;
    }

    private Answer Spoken()
    {
        if (options.NeedsUserAgent && request.Headers.UserAgent.Count == 0)
            return Refuse(400, "User-Agent header missing.");
        if (request.Path == "/v2/translate" && request.Body.Length > LargestTranslateBody)
            return Refuse(413, Message(413));
        if (request.Credentials("DeepL-Auth-Key") is not { } key || !options.Keys.Contains(key, StringComparer.Ordinal))
        {
            var status = request.Path.StartsWith("/v3/", StringComparison.Ordinal) ? 401 : 403;
            return Refuse(status, Message(status));
        }

        if (options.KeysWithoutScope.Contains(key, StringComparer.Ordinal))
            return Refuse(403, Message(403));
        return (request.Method, request.Path) switch
        {
            ("POST", "/v2/translate") => Translate(),
            ("GET" or "POST", "/v2/usage") => Usage(),
            ("GET" or "POST", "/v2/languages") => OldLanguages(),
            ("GET", "/v2/glossary-language-pairs") => Json(200, DeepLLanguages.WriteGlossaryPairs),
            ("GET", "/v3/languages") => Languages(),
            var (method, path) when path == DeepLGlossaries.Path || path.StartsWith(DeepLGlossaries.Path + "/", StringComparison.Ordinal) =>
                glossaries.Answer(method, path[DeepLGlossaries.Path.Length..], request),
            _ => Refuse(404, Message(404)),
        };
    }

    private Answer Translate()
    {
        var (asked, error) = DeepLTranslateRequest.Read(request, options, glossaries);
        if (asked is null)
            return error!;
        request.Understand(asked.Texts, asked.Target.Code);
        if (asked.Markup.HasTags && asked.TagHandling == "xml" && asked.TagHandlingVersion == "v2" && !asked.Texts.All(WellFormedness.Holds))
            return Refuse(400, "Tag handling parsing failed, please check input.");
        if (request.Admit() is { } tooMany)
            return Refuse(429, Message(429)).RetryAfter(tooMany.RetryAfter);
        if (request.Bill(asked.Texts.Sum(CodePoints)) is { } denial)
        {
            var status = denial.Limit == Limit.ForGood ? 456 : 429;
            return Refuse(status, Message(status)).RetryAfter(denial.RetryAfter);
        }

        var items = ItemFaults.Apply(asked.Texts.Select(text => Item(text, asked)), request.Fault);
        return Json(StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("translations");
            foreach (var item in items)
                WriteItem(writer, item, asked);
            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    private AnsweredText Item(string text, DeepLTranslateRequest asked)
    {
        var target = options.Recorded(text, asked.Target.Code)
            ?? FakeTranslation.Of(text, asked.Markup, run =>
                asked.Glossary is { } glossary ? Terms.Apply(run, glossary.Entries, Words) : Words(run));
        return new AnsweredText(target, asked.Source ?? options.Detect(text).ToUpperInvariant(), CodePoints(text));

        string Words(string run) => options.Translate(run, asked.Target.Code);
    }

    private void WriteItem(Utf8JsonWriter writer, AnsweredText item, DeepLTranslateRequest asked)
    {
        writer.WriteStartObject();
        writer.WriteString("detected_source_language", item.From);
        writer.WriteString("text", item.Text);
        if (asked.ShowsBilledCharacters)
            writer.WriteNumber("billed_characters", item.Billed);
        if (asked.NamesModelType)
            writer.WriteString("model_type_used", options.ModelTypeUsed);
        if (asked.TagHandling is not null)
            writer.WriteString("tag_handling_version", asked.TagHandlingVersion);
        writer.WriteEndObject();
    }

    private Answer Usage() => Json(StatusCodes.Status200OK, writer =>
    {
        var (count, limit) = (billed(), options.FreeCharacters ?? options.CharacterLimit);
        writer.WriteStartObject();
        if (options.IsPro)
        {
            writer.WriteStartArray("products");
            writer.WriteStartObject();
            writer.WriteString("product_type", "translate");
            writer.WriteString("billing_unit", "characters");
            writer.WriteNumber("api_key_unit_count", count);
            writer.WriteNumber("account_unit_count", count);
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteNumber("api_key_character_count", count);
            writer.WriteNumber("api_key_character_limit", limit);
            writer.WriteString("start_time", "2026-01-01T00:00:00Z");
            writer.WriteString("end_time", "2027-01-01T00:00:00Z");
        }

        writer.WriteNumber("character_count", count);
        writer.WriteNumber("character_limit", limit);
        writer.WriteEndObject();
    });

    private Answer OldLanguages()
    {
        var type = request.Query["type"].FirstOrDefault() ?? "source";
        return type is "source" or "target"
            ? Json(StatusCodes.Status200OK, writer => DeepLLanguages.WriteOld(writer, asTargets: type == "target"))
            : Refuse(400, "Value for 'type' not supported.");
    }

    private Answer Languages()
    {
        if (request.Query.ContainsKey("product") || request.Query["resource"].Count == 0)
            return Refuse(400, "Parameter 'resource' not specified");
        return request.Query["resource"] == "translate_text"
            ? Json(StatusCodes.Status200OK, DeepLLanguages.Write)
            : Refuse(400, "Value for 'resource' not supported.");
    }

    private static long CodePoints(string text) => text.EnumerateRunes().LongCount();

    private sealed record AnsweredText(string Text, string From, long Billed) : IAnsweredItem<AnsweredText>
    {
        public AnsweredText WithText(Func<string, string> change) => this with { Text = change(Text) };
    }
}
