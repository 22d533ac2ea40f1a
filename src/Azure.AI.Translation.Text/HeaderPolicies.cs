using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.AI.Translation.Text;

/// <summary>
/// Sends the subscription key. Azure.Core's own policy for it is internal. The key is read at every try, so that
/// <c>AzureKeyCredential.Update</c> takes effect at once.
/// </summary>
internal sealed class SubscriptionKeyPolicy(AzureKeyCredential credential) : HttpPipelineSynchronousPolicy
{
    /// <inheritdoc/>
    public override void OnSendingRequest(HttpMessage message) =>
        message.Request.Headers.SetValue("Ocp-Apim-Subscription-Key", credential.Key);
}

/// <summary>
/// Sends a header whose value never changes. It is set, not added: a policy runs again on the same request at each retry, and an added
/// value would go out as <c>westus, westus</c>, which the service refuses.
/// </summary>
internal sealed class FixedHeaderPolicy(string name, string value) : HttpPipelineSynchronousPolicy
{
    /// <inheritdoc/>
    public override void OnSendingRequest(HttpMessage message) => message.Request.Headers.SetValue(name, value);
}
