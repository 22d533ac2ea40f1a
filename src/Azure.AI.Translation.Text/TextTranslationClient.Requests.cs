using System.Buffers;
using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.AI.Translation.Text;

/// <content>How requests are written and sent, and answers judged.</content>
public partial class TextTranslationClient
{
    // Anything but 200 is an error: 304 too, which only comes to those who sent If-None-Match.
    private static readonly StatusCodeClassifier Only200 = new([200]);

    private HttpMessage TranslateMessage(TextTranslationTranslateOptions options, RequestContext context)
    {
        var message = Pipeline.CreateMessage(context, Only200);
        var request = message.Request;
        request.Method = RequestMethod.Post;
        request.Uri.Reset(_endpoint);
        request.Uri.AppendPath("/translate", escape: false);

        // The order is that of the recorded exchanges.
        foreach (var language in options.TargetLanguages)
            request.Uri.AppendQuery("to", language, escapeValue: true);
        AppendQuery(request.Uri, "from", options.SourceLanguage);
        AppendQuery(request.Uri, "textType", options.TextType?.ToString());
        AppendQuery(request.Uri, "category", options.Category);
        AppendQuery(request.Uri, "profanityAction", options.ProfanityAction?.ToString());
        AppendQuery(request.Uri, "profanityMarker", options.ProfanityMarker?.ToString());
        AppendQuery(request.Uri, "includeAlignment", Lowercase(options.IncludeAlignment));
        AppendQuery(request.Uri, "includeSentenceLength", Lowercase(options.IncludeSentenceLength));
        AppendQuery(request.Uri, "suggestedFrom", options.SuggestedFrom);
        AppendQuery(request.Uri, "fromScript", options.FromScript);
        AppendQuery(request.Uri, "toScript", options.ToScript);
        AppendQuery(request.Uri, "allowFallback", Lowercase(options.AllowFallback));
        AppendQuery(request.Uri, "api-version", _apiVersion);

        if (options.ClientTraceId != Guid.Empty)
            request.Headers.SetValue("X-ClientTraceId", options.ClientTraceId.ToString());
        request.Headers.SetValue(HttpHeader.Names.Accept, "application/json");
        request.Headers.SetValue(HttpHeader.Names.ContentType, "application/json");
        request.Content = RequestContent.Create(TextsAsJson(options.Content));
        return message;
    }

    private HttpMessage LanguagesMessage(
        string? clientTraceId, string? scope, string? acceptLanguage, ETag? ifNoneMatch, RequestContext? context)
    {
        var message = Pipeline.CreateMessage(context, Only200);
        var request = message.Request;
        request.Method = RequestMethod.Get;
        request.Uri.Reset(_endpoint);
        request.Uri.AppendPath("/languages", escape: false);
        AppendQuery(request.Uri, "scope", scope);
        AppendQuery(request.Uri, "api-version", _apiVersion);

        SetHeader(request.Headers, "X-ClientTraceId", clientTraceId);
        SetHeader(request.Headers, "Accept-Language", acceptLanguage);
        SetHeader(request.Headers, HttpHeader.Names.Accept, "application/json");
        SetHeader(request.Headers, HttpHeader.Names.IfNoneMatch, ifNoneMatch?.ToString("H"));
        return message;
    }

    private async Task<Response> SendAsync(HttpMessage message, RequestContext? context)
    {
        await Pipeline.SendAsync(message, context?.CancellationToken ?? default).ConfigureAwait(false);
        return Judged(message, context);
    }

    private Response Send(HttpMessage message, RequestContext? context)
    {
        Pipeline.Send(message, context?.CancellationToken ?? default);
        return Judged(message, context);
    }

    private static Response Judged(HttpMessage message, RequestContext? context) =>
        message.Response.IsError && context?.ErrorOptions is not ErrorOptions.NoThrow
            ? throw new RequestFailedException(message.Response)
            : message.Response;

    // [{"Text":"…"}], everything outside plain ASCII escaped. The bytes are kept, so that a retry sends the same.
    private static ReadOnlyMemory<byte> TextsAsJson(IEnumerable<string> texts)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartArray();
        foreach (var text in texts)
        {
            writer.WriteStartObject();
            writer.WriteString("Text"u8, text ?? throw new ArgumentNullException(nameof(texts), "A text to translate is null."));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    private static void AppendQuery(RequestUriBuilder uri, string name, string? value)
    {
        if (value is not null)
            uri.AppendQuery(name, value, escapeValue: true);
    }

    private static void SetHeader(RequestHeaders headers, string name, string? value)
    {
        if (value is not null)
            headers.SetValue(name, value);
    }

    private static string? Lowercase(bool? value) => value switch { null => null, true => "true", false => "false" };
}
