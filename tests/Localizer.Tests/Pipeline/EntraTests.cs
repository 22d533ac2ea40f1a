using System.Buffers;
using System.Text;
using Azure.Core;
using Localizer.Emulators;
using Localizer.Emulators.AzureTranslator;
using Localizer.Glossaries;
using Localizer.Locales;
using Localizer.Memory;
using Localizer.Model;
using Localizer.Pipeline;
using Localizer.Providers.Azure;
using Localizer.Segmentation;

namespace Localizer.Tests.Pipeline;

/// <summary>A page through Azure with Entra ID's tokens in the place of a key, over https, in both versions of the interface.</summary>
public class EntraTests
{
    private const string Token = "entra-token";
    private const string NextToken = "next-entra-token";

    // Azure.Core looks at the machine's own clock.
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData(AzureOptions.Version3)]
    [InlineData(AzureOptions.Version2026)]
    public async Task A_page_is_translated_with_a_token_and_no_key(string version)
    {
        var asked = await TranslateAsync(version, new Tokens((Token, Timeout.InfiniteTimeSpan)));

        asked.ShouldAllBe(call => call.Headers["Authorization"] == $"Bearer {Token}" && !call.Headers.ContainsKey("Ocp-Apim-Subscription-Key"));
        asked.ShouldAllBe(call => call.Target.Contains($"api-version={version}", StringComparison.Ordinal));
    }

    // A run of many hours outlives any token.
    [Fact]
    public async Task A_token_that_has_run_out_is_renewed_for_the_next_request()
    {
        var asked = await TranslateAsync(AzureOptions.Version3, new Tokens((Token, Moment), (NextToken, Timeout.InfiniteTimeSpan)), retryAfter: "2");

        asked.Select(call => call.Headers["Authorization"]).ShouldBe([$"Bearer {Token}", $"Bearer {NextToken}"]);
    }

    // The service is not there at first, so that it is asked twice.
    private static async Task<List<EmulatorCall>> TranslateAsync(string version, Tokens tokens, string? retryAfter = null)
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync(new AzureTranslatorOptions { Tls = true, Region = "westeurope", EntraTokens = [Token, NextToken] });
        azure.Script(new Fault.Status(503, retryAfter));
        var options = new AzureOptions
        {
            Credential = tokens,
            ResourceId = "/subscriptions/s/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/a",
            Region = "westeurope",
            Endpoint = azure.Endpoint,
            ApiVersion = version,
        };
        using var handler = new SocketsHttpHandler();
        handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, _, _) => azure.Certificate!.Equals(shown);
        using var service = new AzureTranslator(options, TimeProvider.System, handler);
        var output = new ArrayBufferWriter<byte>();

        var report = await new LocalizationPipeline(RunOf(service)).RunThroughAsync(output, TestContext.Current.CancellationToken);

        report.ExitCode.ShouldBe(ExitCode.Done);
        Encoding.UTF8.GetString(output.WrittenSpan).ShouldContain("<b>[vi] bold</b>");
        var asked = azure.Calls.Where(call => call.Method == "POST").ToList();
        asked.Count.ShouldBe(2);
        return asked;
    }

    private static PipelineOptions RunOf(AzureTranslator service) => new()
    {
        Pages = [new PageInput("-", null, "page.html", "<!DOCTYPE html><html lang=en><title>News</title><p>One <b>bold</b> word.</p>"u8.ToArray())],
        To = [Locale.Parse("vi")],
        DefaultFrom = Locale.Parse("en"),
        Output = new OutputFolder("/nowhere", "/"),
        Providers = [service],
        Segmenter = DefaultSegmenter.Instance,
        Terms = Termbase.Empty,
        Memory = new TranslationMemory(),
        Links = LinkPolicy.Keep,
        FailOn = FailOn.Never,
    };

    /// <summary>Gives one token after the other, and the last one again and again.</summary>
    private sealed class Tokens(params (string Token, TimeSpan Lasts)[] tokens) : TokenCredential
    {
        private int _next;

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            requestContext.Scopes.ShouldBe([AzureWire.TokenScope]);
            var (token, lasts) = tokens[Math.Min(_next++, tokens.Length - 1)];
            return new AccessToken(token, lasts == Timeout.InfiniteTimeSpan ? DateTimeOffset.MaxValue : DateTimeOffset.UtcNow + lasts);
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }
}
