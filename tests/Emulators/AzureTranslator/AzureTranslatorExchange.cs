using System.Text;
using Microsoft.AspNetCore.Http;

namespace Localizer.Emulators.AzureTranslator;

/// <summary>One request and its answer.</summary>
internal sealed class AzureTranslatorExchange(HttpContext context, int number, AzureTranslatorOptions options, AzureTranslatorBooks books)
{
    public const string CustomDomainPath = "/translator/text/v3.0";
    private const string ApiVersion = "3.0";
    private const string JsonType = "application/json; charset=utf-8";
    private const int LargestBody = 4 * 1024 * 1024;

    private bool _onCustomDomain;

    public async Task AnswerAsync(Func<AzureTranslatorFault?> nextFault, CancellationToken cancellation)
    {
        var path = context.Request.Path.Value ?? "";
        _onCustomDomain = path.StartsWith(CustomDomainPath + "/", StringComparison.OrdinalIgnoreCase);
        var operation = (_onCustomDomain ? path[CustomDomainPath.Length..] : path).ToLowerInvariant();
        var verb = operation switch
        {
            "/languages" => HttpMethods.Get,
            "/translate" or "/detect" or "/transliterate" => HttpMethods.Post,
            _ => null,
        };
        if (verb is null || context.Request.Method != verb)
        {
            await RefuseAsync(new ApiError(verb is null ? 404000 : 405000), cancellation);
            return;
        }

        if (operation == "/languages")
            await LanguagesAsync(cancellation);
        else if (await ReadBodyAsync(cancellation) is not { } body)
            await RefuseAsync(new ApiError(400077), cancellation);
        else if (operation == "/translate")
            await TranslateAsync(body, nextFault(), cancellation);
        else
            await TextCallAsync(operation, body, cancellation);
    }

    private async Task TranslateAsync(byte[] body, AzureTranslatorFault? fault, CancellationToken cancellation)
    {
        books.Update(number, call => call with { Fault = fault });
        if (await HappensInsteadAsync(fault, cancellation))
            return;
        if ((CredentialsError() ?? CommonError()) is { } error)
        {
            await RefuseAsync(error, cancellation);
            return;
        }

        var (request, requestError) = TranslateRequest.Read(context.Request.Query, context.Request.ContentType, body);
        if (request is null)
        {
            await RefuseAsync(requestError!, cancellation);
            return;
        }

        books.Update(number, call => call with { Texts = request.Texts, Targets = request.Targets });
        if (books.Bill(number, request.BilledCharacters) is { } refusal)
        {
            await RefuseAsync(refusal, cancellation);
            return;
        }

        var items = TranslateAnswer.Of(request, options);
        var systems = string.Join(',', Enumerable.Repeat("Microsoft", request.Texts.Count * request.Targets.Count));
        context.Response.Headers["X-MT-System"] = systems;
        context.Response.Headers["X-Metered-Usage"] = $"{request.BilledCharacters}";
        context.Response.Headers.AccessControlExposeHeaders = "X-RequestId, X-Metered-Usage";
        await HoldBackAsync(fault, cancellation);
        await SendWithFaultAsync(items, fault, cancellation);
    }

    // After the bill: a client that gives up waiting has paid all the same.
    private async Task HoldBackAsync(AzureTranslatorFault? fault, CancellationToken cancellation)
    {
        if (options.Latency is { } latency)
            await Task.Delay(latency(number), options.TimeProvider, cancellation);
        if (fault is AzureTranslatorFault.Delay delay)
            await Task.Delay(delay.By, options.TimeProvider, cancellation);
    }

    /// <summary>Lets a fault happen that leaves no room for an answer of the service.</summary>
    private async Task<bool> HappensInsteadAsync(AzureTranslatorFault? fault, CancellationToken cancellation)
    {
        switch (fault)
        {
            case AzureTranslatorFault.Refuse refuse:
                await RefuseAsync(new ApiError(refuse.Code, refuse.RetryAfter), cancellation);
                return true;
            case AzureTranslatorFault.Intercept intercept:
                if (intercept.Location is not null)
                    context.Response.Headers.Location = intercept.Location;
                var page = Encoding.UTF8.GetBytes(intercept.Body);
                await SendAsync(intercept.Status, intercept.ContentType, page, isWhole: false, cancellation);
                return true;
            case AzureTranslatorFault.Hang:
                await Task.Delay(Timeout.Infinite, cancellation);
                return true;
            case AzureTranslatorFault.Reset:
                context.Abort();
                return true;
            default:
                return false;
        }
    }

    private async Task SendWithFaultAsync(List<AnsweredItem> items, AzureTranslatorFault? fault, CancellationToken cancellation)
    {
        switch (fault)
        {
            case AzureTranslatorFault.OmitItem omit:
                items.RemoveAt(omit.Index);
                break;
            case AzureTranslatorFault.SwapItems swap:
                (items[swap.First], items[swap.Second]) = (items[swap.Second], items[swap.First]);
                break;
            case AzureTranslatorFault.Damage damage:
                items = [.. items.Select(item => item with { Translations = Damaged(item.Translations, damage) })];
                break;
        }

        var json = TranslateAnswer.Json(items);
        switch (fault)
        {
            case AzureTranslatorFault.DropMidBody:
                await SendHalfAsync(json, cancellation);
                break;
            case AzureTranslatorFault.TruncateJson:
                await SendAsync(StatusCodes.Status200OK, JsonType, json.AsMemory(0, json.Length / 2), isWhole: false, cancellation);
                break;
            default:
                var isWhole = fault is null or AzureTranslatorFault.None or AzureTranslatorFault.Delay;
                await SendAsync(StatusCodes.Status200OK, JsonType, json, isWhole, cancellation);
                break;
        }
    }

    private static AnsweredTranslation[] Damaged(IReadOnlyList<AnsweredTranslation> translations, AzureTranslatorFault.Damage damage) =>
        [.. translations.Select(translation => translation with { Text = damage.Change(translation.Text) })];

    private async Task LanguagesAsync(CancellationToken cancellation)
    {
        if (CommonError() is { } error)
        {
            await RefuseAsync(error, cancellation);
            return;
        }

        if (AzureTranslatorLanguages.Json(context.Request.Query["scope"]) is not { } json)
        {
            await RefuseAsync(new ApiError(400001), cancellation);
            return;
        }

        var tag = AzureTranslatorLanguages.ETag(json);
        context.Response.Headers.ETag = tag;
        if (context.Request.Headers.IfNoneMatch == tag)
            await SendAsync(StatusCodes.Status304NotModified, contentType: null, default, isWhole: true, cancellation);
        else
            await SendAsync(StatusCodes.Status200OK, "application/json", json, isWhole: true, cancellation);
    }

    private async Task TextCallAsync(string operation, byte[] body, CancellationToken cancellation)
    {
        var error = CredentialsError() ?? CommonError()
            ?? (TranslateRequest.IsJson(context.Request.ContentType) ? null : new ApiError(415000));
        var answer = default(byte[]);
        if (error is null)
        {
            (answer, error) = operation == "/detect"
                ? TextCalls.Detect(body, options)
                : TextCalls.Transliterate(context.Request.Query, body, options);
        }

        if (error is not null)
            await RefuseAsync(error, cancellation);
        else
            await SendAsync(StatusCodes.Status200OK, JsonType, answer, isWhole: true, cancellation);
    }

    private ApiError? CredentialsError()
    {
        var headers = context.Request.Headers;
        var region = headers["Ocp-Apim-Subscription-Region"].ToString();
        if (headers.TryGetValue("Ocp-Apim-Subscription-Key", out var key))
        {
            var isKnown = options.Keys.Contains(key.ToString(), StringComparer.Ordinal);
            var isHere = options.Region is null || string.Equals(region, options.Region, StringComparison.OrdinalIgnoreCase);
            return isKnown && isHere ? null : new ApiError(401000);
        }

        var authorization = headers.Authorization.ToString();
        if (!authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            return new ApiError(401000);
        var token = authorization["Bearer ".Length..];
        if (options.ExchangedTokens.Contains(token, StringComparer.Ordinal))
            return null;
        var resource = headers["Ocp-Apim-ResourceId"].ToString();
        var namesResource = region.Length > 0 && resource.StartsWith("/subscriptions/", StringComparison.Ordinal);
        return options.EntraTokens.Contains(token, StringComparer.Ordinal) && (_onCustomDomain || namesResource)
            ? null
            : new ApiError(401000);
    }

    private ApiError? CommonError()
    {
        if (context.Request.Query["api-version"] != ApiVersion)
            return new ApiError(400021);
        var traceId = context.Request.Headers["X-ClientTraceId"];
        if (traceId.Count == 0)
            traceId = context.Request.Query["ClientTraceId"];
        return traceId.Count == 0 || Guid.TryParse(traceId, out _) ? null : new ApiError(400043);
    }

    private async Task<byte[]?> ReadBodyAsync(CancellationToken cancellation)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await context.Request.Body.ReadAsync(chunk, cancellation)) > 0)
        {
            if (buffer.Length + read > LargestBody)
                return null;
            buffer.Write(chunk, 0, read);
        }

        var body = buffer.ToArray();
        books.Update(number, call => call with { Body = body });
        return body;
    }

    private Task RefuseAsync(ApiError error, CancellationToken cancellation)
    {
        books.Update(number, call => call with { ErrorCode = error.Code });
        if (error.RetryAfter is not null)
            context.Response.Headers.RetryAfter = error.RetryAfter;
        return SendAsync(error.Status, JsonType, error.Json(), isWhole: true, cancellation);
    }

    private async Task SendAsync(int status, string? contentType, ReadOnlyMemory<byte> body, bool isWhole, CancellationToken cancellation)
    {
        SetHead(status, contentType, status == StatusCodes.Status304NotModified ? null : body.Length);
        cancellation.ThrowIfCancellationRequested();

        // Entered before the last byte leaves, so that whoever has the answer finds it in the books.
        books.Update(number, call => call with { AnsweredWhole = isWhole });
        try
        {
            await context.Response.Body.WriteAsync(body, cancellation);
            await context.Response.CompleteAsync();
        }
        catch
        {
            books.Update(number, call => call with { AnsweredWhole = false });
            throw;
        }
    }

    private async Task SendHalfAsync(ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        SetHead(StatusCodes.Status200OK, JsonType, body.Length);
        await context.Response.Body.WriteAsync(body[..(body.Length / 2)], cancellation);
        await context.Response.Body.FlushAsync(cancellation);
        context.Abort();
    }

    private void SetHead(int status, string? contentType, long? length)
    {
        books.Update(number, call => call with { Status = status });
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = contentType;
        response.ContentLength = length;
        response.Headers["X-RequestId"] = $"{(context.Request.Method == HttpMethods.Get ? "LANG" : "TRAN")}.EMULATOR.{number:D6}";
        if (_onCustomDomain)
        {
            response.Headers["apim-request-id"] = new Guid(number, 0, 0, new byte[8]).ToString();
            response.Headers["x-ms-region"] = "West US";
        }
    }
}
