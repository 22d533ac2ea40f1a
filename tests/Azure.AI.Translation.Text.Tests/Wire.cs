using System.Net;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.AI.Translation.Text.Tests;

/// <summary>A transport without a network: keeps each request as it would go out, and gives the answers it was told.</summary>
internal sealed class Wire(params string[] answers) : HttpMessageHandler
{
    private readonly Queue<string> _answers = new(answers);

    public List<SentRequest> Sent { get; } = [];

    public HttpStatusCode Status { get; init; } = HttpStatusCode.OK;

    public SentRequest Only => Sent.ShouldHaveSingleItem();

    public TextTranslationClientOptions Options() => new()
    {
        Transport = new HttpClientTransport(new HttpClient(this)),
        Retry = { MaxRetries = 0 },
    };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var headers = request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>())
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        Sent.Add(new SentRequest(request.Method.Method, request.RequestUri!, headers, Encoding.UTF8.GetString(body)));
        return new HttpResponseMessage(Status)
        {
            Content = new StringContent(_answers.Count > 0 ? _answers.Dequeue() : "[]", Encoding.UTF8, "application/json"),
        };
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        SendAsync(request, cancellationToken).GetAwaiter().GetResult();
}

/// <summary>A request as it would go out.</summary>
internal sealed record SentRequest(string Method, Uri Uri, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}

/// <summary>Gives one token, and notes which scopes it was asked for.</summary>
internal sealed class OneToken(string token) : TokenCredential
{
    public List<string> Scopes { get; } = [];

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        Scopes.AddRange(requestContext.Scopes);
        return new AccessToken(token, DateTimeOffset.MaxValue);
    }

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        ValueTask.FromResult(GetToken(requestContext, cancellationToken));
}
