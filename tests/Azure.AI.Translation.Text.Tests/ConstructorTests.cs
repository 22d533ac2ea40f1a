using System.Net;

namespace Azure.AI.Translation.Text.Tests;

/// <summary>Which address and which credentials each constructor leads to.</summary>
public class ConstructorTests
{
    private const string Key = "Ocp-Apim-Subscription-Key";
    private const string Region = "Ocp-Apim-Subscription-Region";
    private const string Resource = "Ocp-Apim-ResourceId";
    private const string ResourceId = "/subscriptions/s/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/a";
    private const string Scope = "https://cognitiveservices.azure.com/.default";

    private static readonly Uri CustomDomain = new("https://contoso.cognitiveservices.azure.com");
    private static readonly Uri Geography = new("https://api-eur.cognitive.microsofttranslator.com");

    [Theory]
    [InlineData("global", null)]
    [InlineData("GLOBAL", null)]
    [InlineData("", null)]
    [InlineData("  ", null)]
    [InlineData(null, null)]
    [InlineData("westeurope", "westeurope")]
    public async Task A_key_goes_out_alone_unless_the_region_is_a_real_one(string? region, string? sentRegion)
    {
        using var wire = new Wire();

        var sent = await OneCall(
            wire,
            new TextTranslationClient(credential: new AzureKeyCredential("k1"), region: region, options: wire.Options()));

        sent.Uri.ToString().ShouldBe("https://api.cognitive.microsofttranslator.com/translate?to=vi&api-version=3.0");
        sent.Header(Key).ShouldBe("k1");
        sent.Header(Region).ShouldBe(sentRegion);
        sent.Header("Authorization").ShouldBeNull();
        sent.Header(Resource).ShouldBeNull();
    }

    [Fact]
    public async Task A_key_works_at_a_geography_and_at_a_custom_domain_which_has_its_own_path()
    {
        using var wire = new Wire();

        await OneCall(
            wire,
            new TextTranslationClient(credential: new AzureKeyCredential("k1"), endpoint: Geography, region: "westeurope", options: wire.Options()));
        await OneCall(
            wire,
            new TextTranslationClient(credential: new AzureKeyCredential("k1"), endpoint: CustomDomain, options: wire.Options()));

        wire.Sent[0].Uri.ToString().ShouldBe("https://api-eur.cognitive.microsofttranslator.com/translate?to=vi&api-version=3.0");
        wire.Sent[0].Header(Region).ShouldBe("westeurope");
        wire.Sent[1].Uri.ToString()
            .ShouldBe("https://contoso.cognitiveservices.azure.com/translator/text/v3.0/translate?to=vi&api-version=3.0");
        wire.Sent[1].Header(Region).ShouldBeNull();
    }

    [Fact]
    public async Task A_renewed_key_counts_from_the_next_request_on()
    {
        using var wire = new Wire();
        var credential = new AzureKeyCredential("old");
        var client = new TextTranslationClient(credential: credential, options: wire.Options());

        await OneCall(wire, client);
        credential.Update("new");
        await OneCall(wire, client);

        wire.Sent.Select(sent => sent.Header(Key)).ShouldBe(["old", "new"]);
    }

    [Fact]
    public async Task A_token_goes_out_alone_where_no_resource_is_named()
    {
        using var wire = new Wire();
        var token = new OneToken("t1");

        await OneCall(wire, new TextTranslationClient(credential: token, options: wire.Options()));
        await OneCall(wire, new TextTranslationClient(credential: token, endpoint: CustomDomain, options: wire.Options()));
        await OneCall(
            wire,
            new TextTranslationClient(credential: token, endpoint: CustomDomain, tokenScope: "https://other/.default", options: wire.Options()));

        wire.Sent.Select(sent => sent.Uri.Host).ShouldBe(["api.cognitive.microsofttranslator.com", CustomDomain.Host, CustomDomain.Host]);
        wire.Sent.ShouldAllBe(sent => sent.Header("Authorization") == "Bearer t1");
        wire.Sent.ShouldAllBe(sent => sent.Header(Key) == null && sent.Header(Region) == null && sent.Header(Resource) == null);
        token.Scopes.ShouldBe([Scope, Scope, "https://other/.default"]);
    }

    [Theory]
    [InlineData("global")]
    [InlineData("westeurope")]
    public async Task A_token_for_a_named_resource_goes_out_with_its_id_and_always_with_its_region(string region)
    {
        using var wire = new Wire();
        var token = new OneToken("t1");

        await OneCall(wire, new TextTranslationClient(credential: token, resourceId: ResourceId, region: region, options: wire.Options()));
        await OneCall(
            wire,
            new TextTranslationClient(credential: token, endpoint: Geography, resourceId: ResourceId, region: region, options: wire.Options()));

        wire.Sent.Select(sent => sent.Uri.Host).ShouldBe(["api.cognitive.microsofttranslator.com", Geography.Host]);
        wire.Sent.ShouldAllBe(sent => sent.Header("Authorization") == "Bearer t1");
        wire.Sent.ShouldAllBe(sent => sent.Header(Resource) == ResourceId && sent.Header(Region) == region);
        token.Scopes.ShouldBe([Scope, Scope]);
    }

    [Fact]
    public async Task Without_credentials_none_go_out_and_the_address_is_taken_as_it_is()
    {
        using var wire = new Wire();

        var sent = await OneCall(
            wire,
            new TextTranslationClient(endpoint: new Uri("http://container:5000/prefix"), options: wire.Options()));

        sent.Uri.ToString().ShouldBe("http://container:5000/prefix/translate?to=vi&api-version=3.0");
        new[] { Key, Region, Resource, "Authorization" }.ShouldAllBe(name => sent.Header(name) == null);
        new TextTranslationClient(new Uri("http://container:5000")).Pipeline.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_retry_sends_each_header_once()
    {
        using var wire = new Wire { Status = HttpStatusCode.ServiceUnavailable };
        var options = wire.Options();
        options.Retry.MaxRetries = 2;
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        options.Retry.MaxDelay = TimeSpan.FromMilliseconds(1);
        var client = new TextTranslationClient(
            credential: new OneToken("t1"), resourceId: ResourceId, region: "westeurope", options: options);

        await Should.ThrowAsync<RequestFailedException>(() => OneCall(wire, client));

        wire.Sent.Count.ShouldBe(3);
        wire.Sent.ShouldAllBe(sent => sent.Header(Region) == "westeurope" && sent.Header(Resource) == ResourceId);
        wire.Sent.ShouldAllBe(sent => sent.Body == """[{"Text":"text"}]""");
    }

    [Fact]
    public void Retries_are_the_official_three_unless_the_caller_says_otherwise() =>
        new TextTranslationClientOptions().Retry.MaxRetries.ShouldBe(3);

    [Fact]
    public void What_must_be_given_is_asked_for()
    {
        var key = new AzureKeyCredential("k1");
        var token = new OneToken("t1");
        Should.Throw<ArgumentNullException>(() => new TextTranslationClient(credential: (AzureKeyCredential)null!));
        Should.Throw<ArgumentNullException>(() => new TextTranslationClient(credential: key, endpoint: null!));
        Should.Throw<ArgumentNullException>(() => new TextTranslationClient(credential: (OneToken)null!));
        Should.Throw<ArgumentNullException>(() => new TextTranslationClient(credential: token, endpoint: null!));
        Should.Throw<ArgumentNullException>(() => new TextTranslationClient(credential: token, resourceId: null!));
        Should.Throw<ArgumentNullException>(() => new TextTranslationClient(endpoint: null!));
        Should.Throw<NotSupportedException>(() => new TextTranslationClientOptions((TextTranslationClientOptions.ServiceVersion)2));
    }

    private static async Task<SentRequest> OneCall(Wire wire, TextTranslationClient client)
    {
        await client.TranslateAsync(targetLanguage: "vi", text: "text", cancellationToken: TestContext.Current.CancellationToken);
        return wire.Sent[^1];
    }
}
