using Localizer.Model;
using Localizer.Providers.Http;

namespace Localizer.Providers.Chat;

/// <summary>Ollama, over its <c>/v1</c>.</summary>
internal static class OllamaProvider
{
    /// <summary>The registration.</summary>
    public static readonly ServiceEntry Entry = new(
        "ollama", "a chat model on a machine of yours, by Ollama", "free", settings => settings.Missing(ModelVariable), Create)
    {
        AddressVariable = AddressVariable,
        BillingUnit = BillingUnit.Tokens,
    };

    private const string AddressVariable = "OLLAMA_HOST";
    private const string ModelVariable = "OLLAMA_MODEL";

    // It works on one request at a time, and cuts a prompt of more than 4,000 tokens from the front without a word.
    private static ChatService Create(ServiceSettings settings) => new(new ChatModel
    {
        Provider = Entry.Name,
        Address = AddressOf(settings.Read(AddressVariable) ?? "127.0.0.1"),
        Key = "ollama",
        Model = settings.Read(ModelVariable) ?? "",
        Flavour = ChatFlavour.Ollama,
        TimeProvider = settings.TimeProvider,
        Protocol = ChatFailures.ProtocolFor(Entry.Name, AddressVariable, keyVariable: null, key: null),
        Capabilities = new ServiceCapabilities
        {
            Forms = [MarkupForm.NumberedTags, MarkupForm.Markers, MarkupForm.Text],
            BillingUnit = Entry.BillingUnit,
            MaxItems = 10,
            MaxItemCharacters = 2_000,
            MaxRequestCharacters = 2_000,
            MaxConcurrency = 1,
            AttemptTimeout = settings.AttemptTimeout ?? TimeSpan.FromMinutes(5),
            TakesContext = true,
            TakesNotes = true,
            TakesTerms = true,
            TakesHints = true,
            Style = StyleUse.Instruction,
            PricePerMillion = 0,
            Currency = "USD",
        },
    });

    // As Ollama itself reads it: a scheme and a port may be left out, and the address to listen on everywhere is this machine.
    private static Uri AddressOf(string host)
    {
        var hasScheme = host.Contains("://", StringComparison.Ordinal);
        var address = new UriBuilder(ServiceAddress.Read(AddressVariable, hasScheme ? host : $"http://{host}"));
        if (!hasScheme && address.Port == 80 && !host.Contains(":80", StringComparison.Ordinal))
            address.Port = 11434;
        if (address.Host == "0.0.0.0")
            address.Host = "127.0.0.1";
        return ServiceAddress.Below(address.Uri, "/v1");
    }
}
