using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Localizer.Emulators.AzureTranslator;

namespace Azure.AI.Translation.Text.Tests.Emulator;

/// <summary>Talks to the emulator without any client library, so that rules are seen as they are on the wire.</summary>
internal sealed class RawClient(AzureTranslatorEmulator emulator) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = emulator.Endpoint };

    public void Dispose() => _http.Dispose();

    public Task<RawAnswer> TranslateAsync(string query, params string[] texts) =>
        SendAsync(
            HttpMethod.Post, $"/translate?api-version=3.0&{query}", JsonSerializer.Serialize(texts.Select(text => new { Text = text })));

    public async Task<RawAnswer> SendAsync(
        HttpMethod method,
        string target,
        string? body = null,
        string contentType = "application/json",
        params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, target);
        if (body is not null)
        {
            var type = MediaTypeHeaderValue.Parse(contentType);
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = type } };
        }


        if (!headers.Any(header => header.Name is "Ocp-Apim-Subscription-Key" or "Authorization"))
            request.Headers.Add("Ocp-Apim-Subscription-Key", "emulator-key");
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var all = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return new RawAnswer((int)response.StatusCode, all, text);
    }
}

/// <summary>An answer as it came.</summary>
internal sealed record RawAnswer(int Status, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>The service's error number; 0 for an answer that is no error.</summary>
    public int ErrorCode => Status == 200 ? 0 : int.Parse(JsonNode.Parse(Body)!["error"]!["code"]!.ToString(), CultureInfo.InvariantCulture);

    /// <summary>The first translation of the first text.</summary>
    public string Text => JsonNode.Parse(Body)![0]!["translations"]![0]!["text"]!.GetValue<string>();
}
