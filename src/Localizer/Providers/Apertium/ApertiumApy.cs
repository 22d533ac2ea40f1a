using System.Collections.Immutable;
using System.Text.Json;
using Localizer.Model;
using Localizer.Providers.Http;

namespace Localizer.Providers.Apertium;

/// <summary>Apertium behind an APY server: forms in, JSON out.</summary>
internal sealed class ApertiumApy : IApertium, IDisposable
{
    /// <summary>The environment variable that says where the server is.</summary>
    public const string AddressVariable = "APERTIUM_APY_URL";

    private readonly Uri _address;
    private readonly ServiceExchange _exchange;

    /// <summary>Makes the way.</summary>
    public ApertiumApy(string address, TimeSpan timeout, TimeProvider timeProvider)
    {
        _address = ServiceAddress.Read(AddressVariable, address);
        _exchange = new ServiceExchange(Protocol(), _address, timeout, timeProvider);
    }

    /// <inheritdoc/>
    public string Endpoint => ServiceAddress.OriginOf(_address);

    /// <inheritdoc/>
    public async Task<ImmutableArray<(string From, string To)>> ListPairsAsync(CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, ServiceAddress.Below(_address, "/listPairs"));
        using var answer = await _exchange.AskAsync(message, [], cancellationToken).ConfigureAwait(false);
        var pairs = answer.RootElement.Member("responseData").AsList() ?? throw _exchange.Malformed("sent a list of pairs that cannot be read.");
        return
        [
            .. pairs.Select(pair => (From: pair.Text("sourceLanguage"), To: pair.Text("targetLanguage")))
                .Where(pair => pair is { From: not null, To: not null }).Select(pair => (pair.From!, pair.To!)),
        ];
    }

    /// <inheritdoc/>
    public async Task<string> TranslateAsync(string text, string source, string target, MarkupForm form, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, ServiceAddress.Below(_address, "/translate"))
        {
            Content = new FormUrlEncodedContent(
            [
                new("langpair", $"{source}|{target}"), new("q", text), new("markUnknown", "no"), new("format", ApertiumText.FormatOf(form)),
            ]),
        };
        using var answer = await _exchange.AskAsync(message, [new ServiceItem(text)], cancellationToken).ConfigureAwait(false);
        return answer.RootElement.Member("responseData").Text("translatedText")
            ?? throw _exchange.Malformed("sent an answer without 'translatedText'.");
    }

    /// <inheritdoc/>
    public void Dispose() => _exchange.Dispose();

    private static ServiceProtocol Protocol() => new()
    {
        Provider = "apertium",
        AddressVariable = AddressVariable,
        Reason = ReasonOf,
        Words = body => body.Text("explanation") ?? body.Text("message"),
    };

    private static ProviderFailure? ReasonOf(int status, JsonElement body) =>
        status == 400 && body.Text("explanation") is { } words && words.StartsWith("That pair is ", StringComparison.Ordinal)
            ? ProviderFailure.LocaleUnsupported
            : null;
}
