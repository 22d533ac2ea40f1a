using System.Net;
using System.Net.Http.Headers;
using Localizer.Providers.Http;

namespace Localizer.Providers.Azure;

/// <summary>
/// Carries the requests of Azure's clients over our exchange, so that proxies, redirects, time-outs, sizes and broken answers are the
/// same as everywhere. Refusals go back to the client, which may have to renew a token.
/// </summary>
internal sealed class AzureTransport(ServiceExchange exchange) : HttpMessageHandler
{
    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // Clients add these on their own.
        request.Headers.Remove("traceparent");
        request.Headers.Remove("tracestate");
        var reply = await exchange.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (reply.IsSuccess)
            exchange.ReadJson(reply).Dispose();
        var response = new HttpResponseMessage((HttpStatusCode)reply.Status)
        {
            // An array of its own: what else can be sought in, the client takes for a body that it has read already.
            Content = new ByteArrayContent(reply.Text.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
            RequestMessage = request,
        };
        foreach (var header in reply.Headers)
            response.Headers.TryAddWithoutValidation(header.Key, header.Value);
        return response;
    }
}
