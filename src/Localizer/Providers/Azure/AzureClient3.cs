using System.Collections.Immutable;
using System.Globalization;
using Azure;
using Azure.AI.Translation.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using Localizer.Model;

namespace Localizer.Providers.Azure;

/// <summary>Version 3.0, through the official client.</summary>
internal sealed class AzureClient3 : IAzureClient
{
    private readonly TextTranslationClient _client;
    private readonly string? _category;

    /// <summary>Sets the client up; nothing is sent.</summary>
    public AzureClient3(AzureOptions options, HttpPipelineTransport transport)
    {
        _category = options.Category;
        _client = Create(options, AzureWire.Configure(new TextTranslationClientOptions(), transport));
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<string>> LanguagesAsync(CancellationToken cancellationToken)
    {
        var response = await _client.GetSupportedLanguagesAsync(scope: "translation", cancellationToken: cancellationToken).ConfigureAwait(false);
        return [.. response.Value.Translation.Keys];
    }

    /// <inheritdoc/>
    public async Task<AzureReply> TranslateAsync(AzureCall call, CancellationToken cancellationToken)
    {
        var options = new TextTranslationTranslateOptions(call.To, call.Texts)
        {
            SourceLanguage = call.From,
            TextType = call.Form == MarkupForm.Html ? TextType.Html : TextType.Plain,
            Category = _category,
            // The lengths tell whose answer an answer is: this version has no ids.
            IncludeSentenceLength = true,
            // Costs nothing, and is never given for HTML.
            IncludeAlignment = call.Form == MarkupForm.Text ? true : null,
        };
        var response = await _client.TranslateAsync(options, cancellationToken).ConfigureAwait(false);
        return new AzureReply([.. response.Value.Select(ItemOf)], AzureWire.Metered(response.GetRawResponse()));
    }

    private static AzureItem ItemOf(TranslatedTextItem item) => new([.. item.Translations.Select(translation => new AzureTranslation(
        translation.TargetLanguage,
        translation.Text,
        translation.SentenceBoundaries?.SourceSentencesLengths is { Count: > 0 } lengths ? lengths.Sum(length => (long)length) : null,
        translation.Alignment?.Projections ?? ""))]);

    private static TextTranslationClient Create(AzureOptions options, TextTranslationClientOptions client)
    {
        var region = options.Region ?? "global";
        if (options.Credential is not { } credential)
        {
            return options.Key is { } key
                ? new TextTranslationClient(new AzureKeyCredential(key), options.Endpoint, region, client)
                : new TextTranslationClient(options.Endpoint, client);
        }

        return options.ResourceId is { } resource
            ? new TextTranslationClient(credential, options.Endpoint, resource, region, AzureWire.TokenScope, client)
            : new TextTranslationClient(credential, options.Endpoint, AzureWire.TokenScope, client);
    }
}
