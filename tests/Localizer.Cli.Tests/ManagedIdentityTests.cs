using Localizer.Emulators;
using Localizer.Emulators.AzureTranslator;
using Microsoft.AspNetCore.Http;

namespace Localizer.Cli.Tests;

/// <summary>
/// Entra ID without a key, as a build machine in Azure has it: Azure.Identity's own DefaultAzureCredential finds the managed identity that the
/// host offers by <c>IDENTITY_ENDPOINT</c>, and its token opens Translator over https. In a process of its own, since all of that is read from
/// the process's environment.
/// </summary>
public class ManagedIdentityTests
{
    private const string Token = "managed-identity-token";
    private const string Header = "host-secret";

    [Fact]
    public async Task A_managed_identitys_token_opens_Translator()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "a certificate is made known to a process by SSL_CERT_FILE");
        await using var identity = await IdentityAsync(StatusCodes.Status200OK);
        await using var azure = await AzureAsync();
        using var place = Of(azure, identity.Endpoint);

        var run = await BuiltCommand.RunAsync(place, "translate", "page.html", "--to", "vi", "-p", "azure");

        run.ExitCode.ShouldBe(0, run.Error);
        place.Read("output/vi/page.html").ShouldContain("<p>[vi] One <b>[vi] bold</b> [vi] word.");
        var asked = azure.Calls.Where(call => call.Method == "POST").ToList();
        asked.ShouldNotBeEmpty();
        asked.ShouldAllBe(call => call.Headers["Authorization"] == $"Bearer {Token}" && !call.Headers.ContainsKey("Ocp-Apim-Subscription-Key"));
        (run.Output + run.Error).ShouldNotContain(Token);
    }

    [Fact]
    public async Task An_identity_that_is_refused_is_told_with_its_remedy_and_nothing_is_sent()
    {
        await using var identity = await IdentityAsync(StatusCodes.Status400BadRequest);
        await using var azure = await AzureAsync();
        using var place = Of(azure, identity.Endpoint);

        var run = await BuiltCommand.RunAsync(place, "translate", "page.html", "--to", "vi", "-p", "azure");

        run.ExitCode.ShouldBe(4, run.Error);
        run.Error.ShouldContain("AZURE_TRANSLATOR_KEY");
        azure.Calls.ShouldNotContain(call => call.Method == "POST");
    }

    private static Task<LoopbackServer> IdentityAsync(int status) => LoopbackServer.StartAsync(async (context, cancellation) =>
    {
        var resource = $"{context.Request.Query["resource"]}";
        var known = context.Request.Headers["X-IDENTITY-HEADER"] == Header && resource.StartsWith("https://cognitiveservices.azure.com", StringComparison.Ordinal);
        context.Response.StatusCode = known ? status : StatusCodes.Status401Unauthorized;
        context.Response.ContentType = "application/json";
        var expires = DateTimeOffset.UtcNow.AddHours(8).ToUnixTimeSeconds();
        await context.Response.WriteAsync(
            context.Response.StatusCode == StatusCodes.Status200OK
                ? $$"""{"access_token":"{{Token}}","expires_on":"{{expires}}","resource":"{{resource}}","token_type":"Bearer"}"""
                : """{"statusCode":400,"message":"No identity of this name.","correlationId":"1"}""",
            cancellation);
    });

    private static Task<AzureTranslatorEmulator> AzureAsync() =>
        AzureTranslatorEmulator.StartAsync(new AzureTranslatorOptions { Tls = true, EntraTokens = [Token], Region = "westeurope" });

    // The process trusts the emulator's certificate, as a machine trusts a company's own authority.
    private static Workplace Of(AzureTranslatorEmulator azure, Uri identity)
    {
        var place = new Workplace();
        place.Write("page.html", "<!DOCTYPE html><html lang=en><title>News</title><p>One <b>bold</b> word.</p>");
        place.Write(
            "localizer.json",
            """{"from":"en","links":"keep","providers":{"azure":{"resourceId":"/subscriptions/s/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/a"}}}""");
        place.Variables["AZURE_TRANSLATOR_ENDPOINT"] = $"{azure.Endpoint}";
        place.Variables["AZURE_TRANSLATOR_REGION"] = "westeurope";
        place.Variables["SSL_CERT_FILE"] = place.Write("authority.pem", azure.Certificate!.ExportCertificatePem());
        place.Variables["IDENTITY_ENDPOINT"] = $"{identity}msi/token";
        place.Variables["IDENTITY_HEADER"] = Header;
        return place;
    }
}
