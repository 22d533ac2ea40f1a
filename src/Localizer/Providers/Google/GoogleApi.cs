using System.Collections.Immutable;
using System.Text.Json;
using Localizer.Model;
using Localizer.Providers.Http;

namespace Localizer.Providers.Google;

/// <summary>What the two versions of Google's API do in their own ways.</summary>
internal abstract class GoogleApi
{
    /// <summary>Most texts in a request.</summary>
    public abstract int MaxItems { get; }

    /// <summary>What makes answers differ.</summary>
    public abstract string Fingerprint { get; }

    /// <summary>The version that an address stands for.</summary>
    /// <param name="address">The address.</param>
    /// <param name="secret">The API key or the access token.</param>
    /// <param name="userProject">The project that a person's token is billed to, or <see langword="null"/>.</param>
    /// <exception cref="BadInputException">It is version 3 without a project.</exception>
    public static GoogleApi At(Uri address, string secret, string? userProject)
    {
        var path = address.AbsolutePath.TrimEnd('/');
        if (path.StartsWith("/v3/projects/", StringComparison.Ordinal) && path.Length > "/v3/projects/".Length)
            return new Advanced(address, secret, userProject);
        if (path.StartsWith("/v3", StringComparison.Ordinal))
        {
            throw new BadInputException(new Diagnostic(
                "provider-address", Severity.Error, "GOOGLE_TRANSLATE_ENDPOINT names version 3 without a project.",
                Hint: "Give https://translation.googleapis.com/v3/projects/PROJECT/locations/global."));
        }

        var isWhole = path.EndsWith("/v2", StringComparison.Ordinal);
        return new Basic(isWhole ? address : ServiceAddress.Below(address, "/language/translate/v2"), secret);
    }

    /// <summary>A request to translate.</summary>
    /// <param name="request">The texts.</param>
    /// <param name="source">The service's code of their language.</param>
    /// <param name="target">Its code of the language to translate into.</param>
    /// <param name="glossary">The name of a glossary of the project for the two, or <see langword="null"/>.</param>
    public abstract HttpRequestMessage Translate(ServiceRequest request, string source, string target, string? glossary);

    /// <summary>Whether texts can be translated by a glossary.</summary>
    /// <param name="glossary">Its id or its whole name.</param>
    public virtual bool Takes(string glossary) => false;

    /// <summary>A request for what a glossary is.</summary>
    /// <param name="glossary">Its id or its whole name.</param>
    public virtual HttpRequestMessage Glossary(string glossary) => throw new NotSupportedException("Version 2 has no glossaries.");

    /// <summary>The list of translations in an answer: by the glossary, where there was one.</summary>
    public abstract JsonElement Translations(JsonElement answer);

    /// <summary>A request for the list of languages.</summary>
    public abstract HttpRequestMessage Languages();

    /// <summary>Reads the list of languages; <see langword="null"/> when it is none.</summary>
    public abstract ServiceLocales? ReadLanguages(JsonElement answer);

    private sealed class Basic(Uri address, string key) : GoogleApi
    {
        public override int MaxItems => 128;

        public override string Fingerprint => "v2; model=nmt";

        public override HttpRequestMessage Translate(ServiceRequest request, string source, string target, string? glossary) =>
            Authorized(JsonBody.Post(address, JsonBody.Write(json =>
            {
                json.WriteStrings("q", request.Items.Select(item => item.Text));
                json.WriteString("source", source);
                json.WriteString("target", target);
                json.WriteString("format", request.Form == MarkupForm.Html ? "html" : "text");
                json.WriteString("model", "nmt");
            })));

        public override JsonElement Translations(JsonElement answer) => answer.Member("data").Member("translations");

        public override HttpRequestMessage Languages() =>
            Authorized(new HttpRequestMessage(HttpMethod.Get, ServiceAddress.Below(address, "/languages")));

        public override ServiceLocales? ReadLanguages(JsonElement answer) =>
            answer.Member("data").Member("languages").AsList() is { } list
                ? new ServiceLocales([], [.. list.Select(language => language.Text("language")).OfType<string>()])
                : null;

        // In a header, since addresses end up in logs.
        private HttpRequestMessage Authorized(HttpRequestMessage message)
        {
            message.Headers.TryAddWithoutValidation("X-goog-api-key", key);
            return message;
        }
    }

    private sealed class Advanced(Uri parent, string token, string? userProject) : GoogleApi
    {
        public override int MaxItems => 1_024;

        public override string Fingerprint => $"v3; {parent.AbsolutePath}; model=general/nmt";

        public override HttpRequestMessage Translate(ServiceRequest request, string source, string target, string? glossary) =>
            Authorized(JsonBody.Post(ServiceAddress.Below(parent, ":translateText"), JsonBody.Write(json =>
            {
                json.WriteStrings("contents", request.Items.Select(item => item.Text));
                json.WriteString("sourceLanguageCode", source);
                json.WriteString("targetLanguageCode", target);
                json.WriteString("mimeType", request.Form == MarkupForm.Html ? "text/html" : "text/plain");
                if (glossary is null)
                    return;
                json.WriteStartObject("glossaryConfig");
                json.WriteString("glossary", glossary);
                json.WriteEndObject();
            })));

        // Glossaries are in a region, and serve requests to that region alone.
        public override bool Takes(string glossary)
        {
            var place = parent.AbsolutePath.IndexOf("/locations/", StringComparison.Ordinal);
            var region = place < 0 ? "global" : parent.AbsolutePath[(place + "/locations/".Length)..].TrimEnd('/');
            return region != "global" && (!glossary.Contains('/', StringComparison.Ordinal) || glossary.Contains($"/locations/{region}/glossaries/", StringComparison.Ordinal));
        }

        public override HttpRequestMessage Glossary(string glossary) => Authorized(new HttpRequestMessage(HttpMethod.Get, glossary.Contains('/', StringComparison.Ordinal)
            ? new Uri(parent, $"/v3/{glossary}")
            : ServiceAddress.Below(parent, $"/glossaries/{Uri.EscapeDataString(glossary)}")));

        public override JsonElement Translations(JsonElement answer) =>
            answer.Member("glossaryTranslations") is { ValueKind: JsonValueKind.Array } termed ? termed : answer.Member("translations");

        public override HttpRequestMessage Languages() =>
            Authorized(new HttpRequestMessage(HttpMethod.Get, ServiceAddress.Below(parent, "/supportedLanguages")));

        public override ServiceLocales? ReadLanguages(JsonElement answer) =>
            answer.Member("languages").AsList() is { } list ? new ServiceLocales(Codes(list, "supportSource"), Codes(list, "supportTarget")) : null;

        private static ImmutableArray<string> Codes(IReadOnlyList<JsonElement> list, string use) =>
        [
            .. list.Where(language => language.Member(use).ValueKind == JsonValueKind.True)
                .Select(language => language.Text("languageCode")).OfType<string>(),
        ];

        private HttpRequestMessage Authorized(HttpRequestMessage message)
        {
            message.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
            if (userProject is not null)
                message.Headers.TryAddWithoutValidation("x-goog-user-project", userProject);
            return message;
        }
    }
}
