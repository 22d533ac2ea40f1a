using System.Text.Json;
using Localizer.Model;
using Localizer.Providers.Http;

namespace Localizer.Providers.Chat;

/// <summary>OpenAI, or any server that speaks its chat protocol.</summary>
internal static class OpenAIProvider
{
    /// <summary>The registration.</summary>
    public static readonly ServiceEntry Entry = new(
        "openai", "a chat model of OpenAI, or of any server with the same protocol", "by tokens, as the model is priced", Missing, Create)
    {
        AddressVariable = AddressVariable,
        BillingUnit = BillingUnit.Tokens,
    };

    private const string KeyVariable = "OPENAI_API_KEY";
    private const string AddressVariable = "OPENAI_BASE_URL";
    private const string ModelVariable = "OPENAI_MODEL";
    private const string UsualModel = "gpt-4.1-mini";

    // A server of this machine mostly asks for no key.
    private static IReadOnlyList<string> Missing(ServiceSettings settings) =>
        settings.Read(AddressVariable) is { } address && Uri.TryCreate(address, UriKind.Absolute, out var read) && read.IsLoopback
            ? []
            : settings.Missing(KeyVariable);

    private static ChatService Create(ServiceSettings settings)
    {
        var key = settings.Read(KeyVariable);
        var address = ServiceAddress.Read(AddressVariable, settings.Read(AddressVariable) ?? "https://api.openai.com/v1");
        if (key is not null)
            ServiceAddress.HoldSecretsBack(address, AddressVariable, KeyVariable);
        return new ChatService(new ChatModel
        {
            Provider = Entry.Name,
            Address = address,
            Key = key ?? "none",
            Model = settings.Read(ModelVariable) ?? UsualModel,
            Flavour = ChatFlavour.OpenAI,
            TimeProvider = settings.TimeProvider,
            Protocol = ChatFailures.ProtocolFor(Entry.Name, AddressVariable, KeyVariable, key),
            Capabilities = new ServiceCapabilities
            {
                Forms = [MarkupForm.NumberedTags, MarkupForm.Markers, MarkupForm.Text],
                BillingUnit = Entry.BillingUnit,
                MaxItems = 40,
                MaxItemCharacters = 6_000,
                MaxRequestCharacters = 8_000,
                AttemptTimeout = settings.AttemptTimeout ?? TimeSpan.FromMinutes(2),
                TakesContext = true,
                TakesNotes = true,
                TakesTerms = true,
                TakesHints = true,
                Style = StyleUse.Instruction,
            },
        });
    }
}

/// <summary>How servers of the chat protocol speak of failures.</summary>
internal static class ChatFailures
{
    /// <summary>The protocol.</summary>
    public static ServiceProtocol ProtocolFor(string provider, string addressVariable, string? keyVariable, string? key) => new()
    {
        Provider = provider,
        AddressVariable = addressVariable,
        KeyVariable = keyVariable,
        Secrets = key is null ? [] : [key],
        Reason = ReasonOf,
        Words = body => body.Member("error").Text("message") ?? body.Text("error"),
        RequestIdHeader = "x-request-id",
    };

    private static ProviderFailure? ReasonOf(int status, JsonElement body) => (status, body.Member("error").Text("code")) switch
    {
        (429, "insufficient_quota") => ProviderFailure.QuotaSpent,
        (400, "context_length_exceeded") => ProviderFailure.TooLarge,
        (400, "content_filter" or "content_policy_violation") => ProviderFailure.ContentRefused,
        _ => null,
    };
}
