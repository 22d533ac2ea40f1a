using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Localizer.Emulators.Tests;

/// <summary>Talks to an emulator without any client library, so that rules are seen as they are on the wire.</summary>
/// <param name="endpoint">Where it listens.</param>
/// <param name="standing">Headers that each request gets, unless it has its own of that name.</param>
internal sealed class RawClient(Uri endpoint, params (string Name, string Value)[] standing) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = endpoint };

    public void Dispose() => _http.Dispose();

    public Task<RawAnswer> GetAsync(string target, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, target, headers: headers);

    public Task<RawAnswer> PostJsonAsync(string target, string json, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, target, Encoding.UTF8.GetBytes(json), "application/json", headers);

    public Task<RawAnswer> PostFormAsync(string target, params (string Name, string Value)[] fields)
    {
        var form = string.Join('&', fields.Select(field => $"{Uri.EscapeDataString(field.Name)}={Uri.EscapeDataString(field.Value)}"));
        return SendAsync(HttpMethod.Post, target, Encoding.UTF8.GetBytes(form), "application/x-www-form-urlencoded");
    }

    public async Task<RawAnswer> SendAsync(
        HttpMethod method,
        string target,
        byte[]? body = null,
        string contentType = "application/json",
        params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, target);
        if (body is not null)
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = MediaTypeHeaderValue.Parse(contentType) } };
        foreach (var (name, value) in standing.Where(one => !headers.Any(other => other.Name == one.Name)).Concat(headers))
        {
            if (value.Length > 0)
                request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
        }

        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var all = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return new RawAnswer((int)response.StatusCode, all, bytes);
    }
}

/// <summary>An answer as it came.</summary>
internal sealed record RawAnswer(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Bytes)
{
    public string Body => Encoding.UTF8.GetString(Bytes);

    public JsonNode Json => JsonNode.Parse(Bytes)!;

    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
