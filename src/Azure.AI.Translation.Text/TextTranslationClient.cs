using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.AI.Translation.Text;

/// <summary>
/// A client of Azure Translator's Text Translation API v3.0. Calls that the service refuses, or that don't reach it, are a
/// <see cref="RequestFailedException"/>; its <see cref="RequestFailedException.ErrorCode"/> is null, since this version of the service
/// sends the code as a number: read it from the body. An answer that is not JSON is a <see cref="System.Text.Json.JsonException"/>,
/// one of another shape an <see cref="InvalidOperationException"/>. Failed tries are repeated as
/// <see cref="ClientOptions.Retry"/> says, three times by default. Safe to use from several threads at once.
/// </summary>
public partial class TextTranslationClient
{
    private const string DefaultRegion = "global";
    private const string DefaultTokenScope = "https://cognitiveservices.azure.com/.default";
    private const string RegionHeader = "Ocp-Apim-Subscription-Region";
    private static readonly Uri GlobalEndpoint = new("https://api.cognitive.microsofttranslator.com");

    private readonly Uri _endpoint = GlobalEndpoint;
    private readonly string _apiVersion = "3.0";
    private readonly HttpPipeline? _pipeline;

    /// <summary>A client with a subscription key, at the global endpoint.</summary>
    /// <param name="credential">The key.</param>
    /// <param name="region">The resource's region; not sent when blank or <c>global</c>.</param>
    /// <param name="options">Options; defaults when null.</param>
    /// <exception cref="ArgumentNullException"><paramref name="credential"/> is null.</exception>
    public TextTranslationClient(
        AzureKeyCredential credential, string? region = DefaultRegion, TextTranslationClientOptions? options = null)
        : this(credential, GlobalEndpoint, region, options)
    {
    }

    /// <summary>A client with a subscription key.</summary>
    /// <param name="credential">The key.</param>
    /// <param name="endpoint">
    /// The service's address. For a resource's own domain (a host with <c>cognitiveservices</c> in it) the path of the service is
    /// <c>/translator/text/v3.0</c>, whatever path is given.
    /// </param>
    /// <param name="region">The resource's region; not sent when blank or <c>global</c>.</param>
    /// <param name="options">Options; defaults when null.</param>
    /// <exception cref="ArgumentNullException"><paramref name="credential"/> or <paramref name="endpoint"/> is null.</exception>
    public TextTranslationClient(
        AzureKeyCredential credential, Uri endpoint, string? region = DefaultRegion, TextTranslationClientOptions? options = null)
        : this(ServicePath(endpoint), options, KeyPolicies(credential, region))
    {
    }

    /// <summary>A client with a token, at the global endpoint.</summary>
    /// <param name="credential">Where tokens come from.</param>
    /// <param name="options">Options; defaults when null.</param>
    /// <exception cref="ArgumentNullException"><paramref name="credential"/> is null.</exception>
    public TextTranslationClient(TokenCredential credential, TextTranslationClientOptions? options = null)
        : this(credential, GlobalEndpoint, DefaultTokenScope, options)
    {
    }

    /// <summary>A client with a token, for a resource's own domain.</summary>
    /// <param name="credential">Where tokens come from.</param>
    /// <param name="endpoint">The service's address; must be https.</param>
    /// <param name="tokenScope">The scope to ask tokens for.</param>
    /// <param name="options">Options; defaults when null.</param>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="credential"/>, <paramref name="endpoint"/> or <paramref name="tokenScope"/> is null.
    /// </exception>
    public TextTranslationClient(
        TokenCredential credential, Uri endpoint, string tokenScope = DefaultTokenScope, TextTranslationClientOptions? options = null)
        : this(ServicePath(endpoint), options, [new BearerTokenAuthenticationPolicy(credential, tokenScope)])
    {
    }

    /// <summary>A client with a token for a named resource, at the global endpoint.</summary>
    /// <param name="credential">Where tokens come from.</param>
    /// <param name="resourceId">The resource's id: <c>/subscriptions/…/providers/Microsoft.CognitiveServices/accounts/…</c>.</param>
    /// <param name="region">The resource's region; sent always, <c>global</c> too.</param>
    /// <param name="tokenScope">The scope to ask tokens for.</param>
    /// <param name="options">Options; defaults when null.</param>
    /// <exception cref="ArgumentNullException">An argument but the options is null.</exception>
    public TextTranslationClient(
        TokenCredential credential,
        string resourceId,
        string region = DefaultRegion,
        string tokenScope = DefaultTokenScope,
        TextTranslationClientOptions? options = null)
        : this(credential, GlobalEndpoint, resourceId, region, tokenScope, options)
    {
    }

    /// <summary>A client with a token for a named resource.</summary>
    /// <param name="credential">Where tokens come from.</param>
    /// <param name="endpoint">The service's address; must be https.</param>
    /// <param name="resourceId">The resource's id: <c>/subscriptions/…/providers/Microsoft.CognitiveServices/accounts/…</c>.</param>
    /// <param name="region">The resource's region; sent always, <c>global</c> too.</param>
    /// <param name="tokenScope">The scope to ask tokens for.</param>
    /// <param name="options">Options; defaults when null.</param>
    /// <exception cref="ArgumentNullException">An argument but the options is null.</exception>
    public TextTranslationClient(
        TokenCredential credential,
        Uri endpoint,
        string resourceId,
        string region = DefaultRegion,
        string tokenScope = DefaultTokenScope,
        TextTranslationClientOptions? options = null)
        : this(ServicePath(endpoint), options, ResourcePolicies(credential, resourceId, region, tokenScope))
    {
    }

    /// <summary>A client without credentials, for a container; its address is taken as it is.</summary>
    /// <param name="endpoint">The service's address; a path in it must not end with a slash.</param>
    /// <exception cref="ArgumentNullException"><paramref name="endpoint"/> is null.</exception>
    public TextTranslationClient(Uri endpoint)
        : this(endpoint, new TextTranslationClientOptions())
    {
    }

    /// <summary>A client without credentials, for a container; its address is taken as it is.</summary>
    /// <param name="endpoint">The service's address; a path in it must not end with a slash.</param>
    /// <param name="options">Options; defaults when null.</param>
    /// <exception cref="ArgumentNullException"><paramref name="endpoint"/> is null.</exception>
    public TextTranslationClient(Uri endpoint, TextTranslationClientOptions? options)
        : this(endpoint, options, [])
    {
    }

    /// <summary>For mocks, which override what they need; nothing else works.</summary>
    protected TextTranslationClient()
    {
    }

    private TextTranslationClient(Uri endpoint, TextTranslationClientOptions? options, HttpPipelinePolicy[] credentialPolicies)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        options ??= new TextTranslationClientOptions();
        _endpoint = endpoint;
        _apiVersion = options.ApiVersion;
        _pipeline = HttpPipelineBuilder.Build(options, perCallPolicies: [], credentialPolicies, new ResponseClassifier());
    }

    /// <summary>The pipeline that requests go through.</summary>
    /// <exception cref="InvalidOperationException">The client is a mock.</exception>
    public virtual HttpPipeline Pipeline => _pipeline ?? throw new InvalidOperationException("A mocked client has no pipeline.");

    private static Uri ServicePath(Uri endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return endpoint.Host.Contains("cognitiveservices", StringComparison.OrdinalIgnoreCase)
            ? new Uri(endpoint, "/translator/text/v3.0")
            : endpoint;
    }

    private static HttpPipelinePolicy[] KeyPolicies(AzureKeyCredential credential, string? region)
    {
        ArgumentNullException.ThrowIfNull(credential);
        var key = new SubscriptionKeyPolicy(credential);
        return string.IsNullOrWhiteSpace(region) || string.Equals(region, DefaultRegion, StringComparison.OrdinalIgnoreCase)
            ? [key]
            : [key, new FixedHeaderPolicy(RegionHeader, region)];
    }

    private static HttpPipelinePolicy[] ResourcePolicies(TokenCredential credential, string resourceId, string region, string tokenScope)
    {
        ArgumentNullException.ThrowIfNull(resourceId);
        ArgumentNullException.ThrowIfNull(region);
        return
        [
            new BearerTokenAuthenticationPolicy(credential, tokenScope),
            new FixedHeaderPolicy("Ocp-Apim-ResourceId", resourceId),
            new FixedHeaderPolicy(RegionHeader, region),
        ];
    }
}
