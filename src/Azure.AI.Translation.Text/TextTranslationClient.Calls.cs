using Azure.Core;

namespace Azure.AI.Translation.Text;

/// <content>The service's calls.</content>
public partial class TextTranslationClient
{
    /// <summary>Translates texts into several languages.</summary>
    /// <param name="targetLanguages">See <see cref="TextTranslationTranslateOptions.TargetLanguages"/>.</param>
    /// <param name="content">See <see cref="TextTranslationTranslateOptions.Content"/>.</param>
    /// <param name="clientTraceId">See <see cref="TextTranslationTranslateOptions.ClientTraceId"/>.</param>
    /// <param name="sourceLanguage">See <see cref="TextTranslationTranslateOptions.SourceLanguage"/>.</param>
    /// <param name="textType">See <see cref="TextTranslationTranslateOptions.TextType"/>.</param>
    /// <param name="category">See <see cref="TextTranslationTranslateOptions.Category"/>.</param>
    /// <param name="profanityAction">See <see cref="TextTranslationTranslateOptions.ProfanityAction"/>.</param>
    /// <param name="profanityMarker">See <see cref="TextTranslationTranslateOptions.ProfanityMarker"/>.</param>
    /// <param name="includeAlignment">See <see cref="TextTranslationTranslateOptions.IncludeAlignment"/>.</param>
    /// <param name="includeSentenceLength">See <see cref="TextTranslationTranslateOptions.IncludeSentenceLength"/>.</param>
    /// <param name="suggestedFrom">See <see cref="TextTranslationTranslateOptions.SuggestedFrom"/>.</param>
    /// <param name="fromScript">See <see cref="TextTranslationTranslateOptions.FromScript"/>.</param>
    /// <param name="toScript">See <see cref="TextTranslationTranslateOptions.ToScript"/>.</param>
    /// <param name="allowFallback">See <see cref="TextTranslationTranslateOptions.AllowFallback"/>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>One item for each text, in the same order.</returns>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="targetLanguages"/>, <paramref name="content"/> or a text is null.
    /// </exception>
    /// <exception cref="RequestFailedException">The service refused, or was not reached.</exception>
    public virtual Task<Response<IReadOnlyList<TranslatedTextItem>>> TranslateAsync(
        IEnumerable<string> targetLanguages,
        IEnumerable<string> content,
        Guid clientTraceId = default,
        string? sourceLanguage = null,
        TextType? textType = null,
        string? category = null,
        ProfanityAction? profanityAction = null,
        ProfanityMarker? profanityMarker = null,
        bool? includeAlignment = null,
        bool? includeSentenceLength = null,
        string? suggestedFrom = null,
        string? fromScript = null,
        string? toScript = null,
        bool? allowFallback = null,
        CancellationToken cancellationToken = default) => TranslateAsync(
            new TextTranslationTranslateOptions(
                targetLanguages, content, clientTraceId, sourceLanguage, textType, category, profanityAction, profanityMarker,
                includeAlignment, includeSentenceLength, suggestedFrom, fromScript, toScript, allowFallback),
            cancellationToken);

    /// <inheritdoc cref="TranslateAsync(IEnumerable{string}, IEnumerable{string}, Guid, string, TextType?, string, ProfanityAction?, ProfanityMarker?, bool?, bool?, string, string, string, bool?, CancellationToken)"/>
    public virtual Response<IReadOnlyList<TranslatedTextItem>> Translate(
        IEnumerable<string> targetLanguages,
        IEnumerable<string> content,
        Guid clientTraceId = default,
        string? sourceLanguage = null,
        TextType? textType = null,
        string? category = null,
        ProfanityAction? profanityAction = null,
        ProfanityMarker? profanityMarker = null,
        bool? includeAlignment = null,
        bool? includeSentenceLength = null,
        string? suggestedFrom = null,
        string? fromScript = null,
        string? toScript = null,
        bool? allowFallback = null,
        CancellationToken cancellationToken = default) => Translate(
            new TextTranslationTranslateOptions(
                targetLanguages, content, clientTraceId, sourceLanguage, textType, category, profanityAction, profanityMarker,
                includeAlignment, includeSentenceLength, suggestedFrom, fromScript, toScript, allowFallback),
            cancellationToken);

    /// <summary>Translates texts.</summary>
    /// <param name="options">The texts, the target languages, and what the service is told about them.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>One item for each text, in the same order.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> or a text in it is null.</exception>
    /// <exception cref="RequestFailedException">The service refused, or was not reached.</exception>
    public virtual async Task<Response<IReadOnlyList<TranslatedTextItem>>> TranslateAsync(
        TextTranslationTranslateOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var context = new RequestContext { CancellationToken = cancellationToken };
        using var message = TranslateMessage(options, context);
        var response = await SendAsync(message, context).ConfigureAwait(false);
        return Response.FromValue(ModelReader.Translations(response.Content), response);
    }

    /// <inheritdoc cref="TranslateAsync(TextTranslationTranslateOptions, CancellationToken)"/>
    public virtual Response<IReadOnlyList<TranslatedTextItem>> Translate(
        TextTranslationTranslateOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var context = new RequestContext { CancellationToken = cancellationToken };
        using var message = TranslateMessage(options, context);
        var response = Send(message, context);
        return Response.FromValue(ModelReader.Translations(response.Content), response);
    }

    /// <summary>Translates texts into one language.</summary>
    /// <param name="targetLanguage">Code of the language to translate into.</param>
    /// <param name="content">The texts.</param>
    /// <param name="sourceLanguage">Code of the texts' language; found out by the service when null.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>One item for each text, in the same order.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="targetLanguage"/>, <paramref name="content"/> or a text is null.</exception>
    /// <exception cref="RequestFailedException">The service refused, or was not reached.</exception>
    public virtual Task<Response<IReadOnlyList<TranslatedTextItem>>> TranslateAsync(
        string targetLanguage, IEnumerable<string> content, string? sourceLanguage = null, CancellationToken cancellationToken = default) =>
        TranslateAsync(IntoOneLanguage(targetLanguage, content, sourceLanguage), cancellationToken);

    /// <inheritdoc cref="TranslateAsync(string, IEnumerable{string}, string, CancellationToken)"/>
    public virtual Response<IReadOnlyList<TranslatedTextItem>> Translate(
        string targetLanguage, IEnumerable<string> content, string? sourceLanguage = null, CancellationToken cancellationToken = default) =>
        Translate(IntoOneLanguage(targetLanguage, content, sourceLanguage), cancellationToken);

    /// <summary>Translates one text into one language.</summary>
    /// <param name="targetLanguage">Code of the language to translate into; comes before the text.</param>
    /// <param name="text">The text.</param>
    /// <param name="sourceLanguage">Code of the text's language; found out by the service when null.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A list of one item.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="targetLanguage"/> or <paramref name="text"/> is null.</exception>
    /// <exception cref="RequestFailedException">The service refused, or was not reached.</exception>
    public virtual Task<Response<IReadOnlyList<TranslatedTextItem>>> TranslateAsync(
        string targetLanguage, string text, string? sourceLanguage = null, CancellationToken cancellationToken = default) =>
        TranslateAsync(IntoOneLanguage(targetLanguage, OneText(text), sourceLanguage), cancellationToken);

    /// <inheritdoc cref="TranslateAsync(string, string, string, CancellationToken)"/>
    public virtual Response<IReadOnlyList<TranslatedTextItem>> Translate(
        string targetLanguage, string text, string? sourceLanguage = null, CancellationToken cancellationToken = default) =>
        Translate(IntoOneLanguage(targetLanguage, OneText(text), sourceLanguage), cancellationToken);

    /// <summary>Asks which languages the service knows; needs no credentials.</summary>
    /// <param name="clientTraceId">A GUID by which the request can be found in the service's logs; not sent when null.</param>
    /// <param name="scope">Some of <c>translation,transliteration,dictionary</c>; all when null.</param>
    /// <param name="acceptLanguage">The language to give names in; English when null.</param>
    /// <param name="ifNoneMatch">
    /// The tag of an earlier answer; if it still holds, the service sends 304, which is a <see cref="RequestFailedException"/> here.
    /// </param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="RequestFailedException">The service refused, or was not reached.</exception>
    public virtual async Task<Response<GetSupportedLanguagesResult>> GetSupportedLanguagesAsync(
        string? clientTraceId = null,
        string? scope = null,
        string? acceptLanguage = null,
        ETag? ifNoneMatch = null,
        CancellationToken cancellationToken = default)
    {
        var context = new RequestContext { CancellationToken = cancellationToken };
        var response = await GetSupportedLanguagesAsync(clientTraceId, scope, acceptLanguage, ifNoneMatch, context).ConfigureAwait(false);
        return Response.FromValue(ModelReader.Languages(response.Content), response);
    }

    /// <inheritdoc cref="GetSupportedLanguagesAsync(string, string, string, ETag?, CancellationToken)"/>
    public virtual Response<GetSupportedLanguagesResult> GetSupportedLanguages(
        string? clientTraceId = null,
        string? scope = null,
        string? acceptLanguage = null,
        ETag? ifNoneMatch = null,
        CancellationToken cancellationToken = default)
    {
        var context = new RequestContext { CancellationToken = cancellationToken };
        var response = GetSupportedLanguages(clientTraceId, scope, acceptLanguage, ifNoneMatch, context);
        return Response.FromValue(ModelReader.Languages(response.Content), response);
    }

    /// <summary>Asks which languages the service knows, and gives the answer as it came.</summary>
    /// <param name="clientTraceId">A GUID by which the request can be found in the service's logs; not sent when null.</param>
    /// <param name="scope">Some of <c>translation,transliteration,dictionary</c>; all when null.</param>
    /// <param name="acceptLanguage">The language to give names in; English when null.</param>
    /// <param name="ifNoneMatch">The tag of an earlier answer; if it still holds, the service sends 304 and no body.</param>
    /// <param name="context">What differs for this call; <see cref="ErrorOptions.NoThrow"/> gives answers of any status.</param>
    /// <exception cref="RequestFailedException">The service refused, or was not reached.</exception>
    public virtual async Task<Response> GetSupportedLanguagesAsync(
        string? clientTraceId, string? scope, string? acceptLanguage, ETag? ifNoneMatch, RequestContext? context)
    {
        using var message = LanguagesMessage(clientTraceId, scope, acceptLanguage, ifNoneMatch, context);
        return await SendAsync(message, context).ConfigureAwait(false);
    }

    /// <inheritdoc cref="GetSupportedLanguagesAsync(string, string, string, ETag?, RequestContext)"/>
    public virtual Response GetSupportedLanguages(
        string? clientTraceId, string? scope, string? acceptLanguage, ETag? ifNoneMatch, RequestContext? context)
    {
        using var message = LanguagesMessage(clientTraceId, scope, acceptLanguage, ifNoneMatch, context);
        return Send(message, context);
    }

    private static TextTranslationTranslateOptions IntoOneLanguage(
        string targetLanguage, IEnumerable<string> content, string? sourceLanguage)
    {
        ArgumentNullException.ThrowIfNull(targetLanguage);
        return new TextTranslationTranslateOptions([targetLanguage], content) { SourceLanguage = sourceLanguage };
    }

    private static string[] OneText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [text];
    }
}
