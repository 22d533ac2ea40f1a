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

    [Theory]
    [InlineData(AzureOptions.Version3)]
    [InlineData(AzureOptions.Version2026)]
    public async Task A_page_is_translated_with_a_token_and_no_key(string version)
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync(new AzureTranslatorOptions { Tls = true, Region = "westeurope", EntraTokens = [Token] });
        azure.Script(new Fault.Status(503));
        var options = new AzureOptions
        {
            Credential = new FixedCredential(),
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
        asked.ShouldAllBe(call => call.Headers["Authorization"] == $"Bearer {Token}" && !call.Headers.ContainsKey("Ocp-Apim-Subscription-Key"));
        asked.ShouldAllBe(call => call.Target.Contains($"api-version={version}", StringComparison.Ordinal));
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

    private sealed class FixedCredential : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            requestContext.Scopes.ShouldBe([AzureWire.TokenScope]);
            return new AccessToken(Token, DateTimeOffset.MaxValue);
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }
}
