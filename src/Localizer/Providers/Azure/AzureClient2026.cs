using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Localizer.Model;
using Localizer.Providers.Http;

namespace Localizer.Providers.Azure;

/// <summary>Version 2026-06-06, which the official client of version 3.0 does not speak: objects for bodies, targets in each input.</summary>
internal sealed class AzureClient2026 : IAzureClient
{
    private static readonly StatusCodeClassifier Only200 = new([200]);

    private readonly HttpPipeline _pipeline;
    private readonly Uri _base;
    private readonly string? _deployment;

    /// <summary>Sets the client up; nothing is sent.</summary>
    public AzureClient2026(AzureOptions options, HttpPipelineTransport transport)
    {
        _deployment = options.Category;
        _base = options.Endpoint.Host.Contains("cognitiveservices", StringComparison.OrdinalIgnoreCase)
            ? new Uri(options.Endpoint, "/translator/text")
            : options.Endpoint;
        _pipeline = HttpPipelineBuilder.Build(AzureWire.Configure(new Options(), transport), [], Policies(options), new ResponseClassifier());
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<string>> LanguagesAsync(CancellationToken cancellationToken)
    {
        using var message = Message(RequestMethod.Get, "/languages", cancellationToken);
        message.Request.Uri.AppendQuery("scope", "translation", escapeValue: true);
        var response = await SendAsync(message, cancellationToken).ConfigureAwait(false);
        using var document = JsonDocument.Parse(response.Content);
        return [.. document.RootElement.GetProperty("translation").EnumerateObject().Select(language => language.Name)];
    }

    /// <inheritdoc/>
    public async Task<AzureReply> TranslateAsync(AzureCall call, CancellationToken cancellationToken)
    {
        using var message = Message(RequestMethod.Post, "/translate", cancellationToken);
        message.Request.Headers.SetValue(HttpHeader.Names.ContentType, "application/json");
        message.Request.Content = RequestContent.Create(Body(call));
        var response = await SendAsync(message, cancellationToken).ConfigureAwait(false);
        using var document = JsonDocument.Parse(response.Content);
        var items = document.RootElement.GetProperty("value").EnumerateArray().Select(ItemOf);
        return new AzureReply([.. items], AzureWire.Metered(response));
    }

    private static AzureItem ItemOf(JsonElement item) => new([.. (item.Member("translations").AsList() ?? []).Select(translation => new AzureTranslation(
        translation.Text("language"), translation.Text("text"), translation.Number("sourceCharacters")))]);

    private ReadOnlyMemory<byte> Body(AzureCall call)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteStartArray("inputs"u8);
        foreach (var text in call.Texts)
        {
            writer.WriteStartObject();
            writer.WriteString("text"u8, text);
            writer.WriteString("language"u8, call.From);
            writer.WriteString("textType"u8, call.Form == MarkupForm.Html ? "Html"u8 : "Plain"u8);
            writer.WriteStartArray("targets"u8);
            foreach (var target in call.To)
            {
                writer.WriteStartObject();
                writer.WriteString("language"u8, target);
                if (_deployment is not null)
                    writer.WriteString("deploymentName"u8, _deployment);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    private HttpMessage Message(RequestMethod method, string path, CancellationToken cancellationToken)
    {
        var message = _pipeline.CreateMessage(new RequestContext { CancellationToken = cancellationToken }, Only200);
        message.Request.Method = method;
        message.Request.Uri.Reset(_base);
        message.Request.Uri.AppendPath(path, escape: false);
        message.Request.Uri.AppendQuery("api-version", AzureOptions.Version2026, escapeValue: true);
        message.Request.Headers.SetValue(HttpHeader.Names.Accept, "application/json");
        return message;
    }

    private async Task<Response> SendAsync(HttpMessage message, CancellationToken cancellationToken)
    {
        await _pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
        return message.Response.IsError ? throw new RequestFailedException(message.Response) : message.Response;
    }

    private static HttpPipelinePolicy[] Policies(AzureOptions options)
    {
        var policies = new List<HttpPipelinePolicy>();
        if (options.Credential is { } credential)
            policies.Add(new BearerTokenAuthenticationPolicy(credential, AzureWire.TokenScope));
        else if (options.Key is { } key)
            policies.Add(new HeaderPolicy("Ocp-Apim-Subscription-Key", key));
        if (options is { Credential: not null, ResourceId: { } resource })
            policies.Add(new HeaderPolicy("Ocp-Apim-ResourceId", resource));
        if (options.Region is { } region)
            policies.Add(new HeaderPolicy("Ocp-Apim-Subscription-Region", region));
        return [.. policies];
    }

    private sealed class Options : ClientOptions;

    private sealed class HeaderPolicy(string name, string value) : HttpPipelineSynchronousPolicy
    {
        public override void OnSendingRequest(HttpMessage message) => message.Request.Headers.SetValue(name, value);
    }
}
