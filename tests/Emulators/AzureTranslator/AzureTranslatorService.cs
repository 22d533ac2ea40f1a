using Microsoft.AspNetCore.Http;

namespace Localizer.Emulators.AzureTranslator;

/// <summary>Says what the service answers to one request.</summary>
internal sealed class AzureTranslatorService(EmulatorRequest request, AzureTranslatorOptions options)
{
    private const string JsonType = "application/json; charset=utf-8";

    private readonly AzureTranslatorRoute _route = AzureTranslatorRoute.Of(request.Path);

    // Errors before the version is known are written as v3.0 writes them.
    private bool _isNewer;

    public static Answer Refuse(ApiError error, bool isNewer = false) =>
        new Answer(error.Status, JsonType, error.Json(isNewer)) { ErrorCode = $"{error.Code}" }.RetryAfter(error.RetryAfter);

    public Answer Answer()
    {
        var version = request.Query["api-version"].ToString();
        _isNewer = version == AzureTranslatorRoute.Newer;
        var verb = _route.Version is null || _route.Version != AzureTranslatorRoute.Newer || _isNewer ? _route.Verb(version) : null;
        if (verb is null || request.Method != verb)
            return Refuse(verb is null ? 404000 : 405000);
        if (_route.Operation != "/languages" && CredentialsError() is { } credentialsError)
            return Refuse(credentialsError, _isNewer);
        if (CommonError(version) is { } error)
            return Refuse(error, _isNewer);

        return _route.Operation switch
        {
            "/languages" => Languages(),
            "/translate" => Translate(),
            _ => TextCall(),
        };
    }

    private Answer Translate()
    {
        var (asked, error) = _isNewer
            ? ObjectTranslateRequest.Read(request.ContentType, request.Body, options)
            : TranslateRequest.Read(request.Query, request.ContentType, request.Body);
        if (asked is null)
            return Refuse(error!, _isNewer);

        request.Understand([.. asked.Inputs.Select(input => input.Text)], [.. asked.Targets]);
        if (request.Bill(asked.BilledCharacters) is { } denial)
        {
            var code = denial.Limit == Limit.ForGood ? 403001 : 429001;
            return Refuse(new ApiError(code, denial.RetryAfter), _isNewer);
        }

        var items = AnsweredItem.Apply(ItemFaults.Apply(TranslateAnswer.Of(asked, options), request.Fault), request.Fault);
        var json = _isNewer ? TranslateAnswer.ObjectJson(items) : TranslateAnswer.Json(items);
        var systems = string.Join(',', Enumerable.Repeat("Microsoft", asked.Inputs.Sum(input => input.Targets.Count)));
        var answer = new Answer(StatusCodes.Status200OK, JsonType, json)
            .With("X-MT-System", systems)
            .With("X-Metered-Usage", $"{asked.BilledCharacters}")
            .With("Access-Control-Expose-Headers", "X-RequestId, X-Metered-Usage");
        return _isNewer ? answer.With("sourceCharactersCharged", $"{asked.BilledCharacters}") : answer;
    }

    private Answer Languages()
    {
        if (AzureTranslatorLanguages.Json(request.Query["scope"], _isNewer) is not { } json)
            return Refuse(400001);

        var tag = AzureTranslatorLanguages.ETag(json);
        var answer = request.Headers.IfNoneMatch == tag
            ? new Answer(StatusCodes.Status304NotModified, null, default)
            : new Answer(StatusCodes.Status200OK, "application/json", json);
        return answer.With("ETag", tag);
    }

    private Answer TextCall()
    {
        if (!request.IsJson)
            return Refuse(415000);
        var (answer, error) = _route.Operation == "/detect"
            ? TextCalls.Detect(request.Body, options)
            : TextCalls.Transliterate(request.Query, request.Body, _isNewer, options);
        return error is null ? new Answer(StatusCodes.Status200OK, JsonType, answer) : Refuse(error, _isNewer);
    }

    private ApiError? CredentialsError()
    {
        var headers = request.Headers;
        var region = headers["Ocp-Apim-Subscription-Region"].ToString();
        if (headers.TryGetValue("Ocp-Apim-Subscription-Key", out var key))
        {
            var isKnown = options.Keys.Contains(key.ToString(), StringComparer.Ordinal);
            var isHere = options.Region is null || string.Equals(region, options.Region, StringComparison.OrdinalIgnoreCase);
            return isKnown && isHere ? null : new ApiError(401000);
        }

        if (request.Credentials("Bearer") is not { } token)
            return new ApiError(401000);
        if (options.ExchangedTokens.Contains(token, StringComparer.Ordinal))
            return null;
        var resource = headers["Ocp-Apim-ResourceId"].ToString();
        var namesResource = region.Length > 0 && resource.StartsWith("/subscriptions/", StringComparison.Ordinal);
        return options.EntraTokens.Contains(token, StringComparer.Ordinal) && (_route.IsOnCustomDomain || namesResource)
            ? null
            : new ApiError(401000);
    }

    private ApiError? CommonError(string version)
    {
        var isKnown = version is AzureTranslatorRoute.Version3 or AzureTranslatorRoute.Newer;
        if (!isKnown || (_route.Version is { } named && named != version))
            return new ApiError(400021);
        var traceId = request.Headers["X-ClientTraceId"];
        if (traceId.Count == 0)
            traceId = request.Query["ClientTraceId"];
        return traceId.Count == 0 || Guid.TryParse(traceId, out _) ? null : new ApiError(400043);
    }

    private Answer Refuse(int code) => Refuse(new ApiError(code), _isNewer);
}
