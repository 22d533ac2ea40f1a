using System.Net;
using System.Net.Http.Headers;
using Localizer.Providers.Http;

namespace Localizer.Providers.Chat;

/// <summary>
/// Carries the chat client's requests over our exchange, so that limits, redirects and failures are the same as everywhere. A refusal
/// leaves the client as a <see cref="ChatRefusalException"/>, whole, for it knows less of it than we do.
/// </summary>
internal sealed class ChatTransport(ServiceExchange exchange) : HttpMessageHandler
{
    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var reply = await exchange.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (!reply.IsSuccess)
            throw new ChatRefusalException(reply);
        exchange.ReadJson(reply).Dispose();
        var content = new ReadOnlyMemoryContent(reply.Body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = content, RequestMessage = request };
    }
}

/// <summary>A chat server said no.</summary>
/// <param name="reply">What it replied.</param>
internal sealed class ChatRefusalException(ServiceReply reply) : Exception("The chat server refused.")
{
    /// <summary>What it replied.</summary>
    public ServiceReply Reply { get; } = reply;
}
