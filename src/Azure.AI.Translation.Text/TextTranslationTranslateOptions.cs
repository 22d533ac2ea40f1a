namespace Azure.AI.Translation.Text;

/// <summary>One request to translate: texts, target languages, and what the service is told about them.</summary>
public class TextTranslationTranslateOptions
{
    /// <summary>Translates texts into several languages.</summary>
    /// <param name="targetLanguages">Codes of the languages to translate into.</param>
    /// <param name="content">The texts.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public TextTranslationTranslateOptions(IEnumerable<string> targetLanguages, IEnumerable<string> content)
    {
        ArgumentNullException.ThrowIfNull(targetLanguages);
        ArgumentNullException.ThrowIfNull(content);
        TargetLanguages = targetLanguages;
        Content = content;
    }

    /// <summary>Translates one text into one language.</summary>
    /// <param name="targetLanguage">Code of the language to translate into.</param>
    /// <param name="content">The text.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">An argument is empty or white space.</exception>
    public TextTranslationTranslateOptions(string targetLanguage, string content)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(targetLanguage);
        ArgumentException.ThrowIfNullOrWhiteSpace(content);
        TargetLanguages = [targetLanguage];
        Content = [content];
    }

    /// <summary>Translates texts into several languages, with all options at once.</summary>
    /// <param name="targetLanguages">See <see cref="TargetLanguages"/>.</param>
    /// <param name="content">See <see cref="Content"/>.</param>
    /// <param name="clientTraceId">See <see cref="ClientTraceId"/>.</param>
    /// <param name="sourceLanguage">See <see cref="SourceLanguage"/>.</param>
    /// <param name="textType">See <see cref="TextType"/>.</param>
    /// <param name="category">See <see cref="Category"/>.</param>
    /// <param name="profanityAction">See <see cref="ProfanityAction"/>.</param>
    /// <param name="profanityMarker">See <see cref="ProfanityMarker"/>.</param>
    /// <param name="includeAlignment">See <see cref="IncludeAlignment"/>.</param>
    /// <param name="includeSentenceLength">See <see cref="IncludeSentenceLength"/>.</param>
    /// <param name="suggestedFrom">See <see cref="SuggestedFrom"/>.</param>
    /// <param name="fromScript">See <see cref="FromScript"/>.</param>
    /// <param name="toScript">See <see cref="ToScript"/>.</param>
    /// <param name="allowFallback">See <see cref="AllowFallback"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="targetLanguages"/> or <paramref name="content"/> is null.</exception>
    public TextTranslationTranslateOptions(
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
        bool? allowFallback = null)
        : this(targetLanguages, content)
    {
        ClientTraceId = clientTraceId;
        SourceLanguage = sourceLanguage;
        TextType = textType;
        Category = category;
        ProfanityAction = profanityAction;
        ProfanityMarker = profanityMarker;
        IncludeAlignment = includeAlignment;
        IncludeSentenceLength = includeSentenceLength;
        SuggestedFrom = suggestedFrom;
        FromScript = fromScript;
        ToScript = toScript;
        AllowFallback = allowFallback;
    }

    /// <summary>Codes of the languages to translate into; the service translates, and bills, each text once for each.</summary>
    public IEnumerable<string> TargetLanguages { get; }

    /// <summary>
    /// The texts: at most 1,000, and together, times the number of target languages, at most 50,000 UTF-16 units, markup included.
    /// </summary>
    public IEnumerable<string> Content { get; }

    /// <summary>An id by which the request can be found in the service's logs; none is sent when empty.</summary>
    public Guid ClientTraceId { get; set; }

    /// <summary>Code of the texts' language; the service finds it out for each text when null. Needed for dynamic dictionaries.</summary>
    public string? SourceLanguage { get; set; }

    /// <summary>Whether the texts are plain text (the service's default) or HTML.</summary>
    public TextType? TextType { get; set; }

    /// <summary>The category id of a custom model; the service's default is <c>general</c>.</summary>
    public string? Category { get; set; }

    /// <summary>What to do with profanities.</summary>
    public ProfanityAction? ProfanityAction { get; set; }

    /// <summary>How to mark profanities.</summary>
    public ProfanityMarker? ProfanityMarker { get; set; }

    /// <summary>Whether to say which words became which.</summary>
    public bool? IncludeAlignment { get; set; }

    /// <summary>Whether to give the lengths of the sentences.</summary>
    public bool? IncludeSentenceLength { get; set; }

    /// <summary>The language to assume where the service can't find it out.</summary>
    public string? SuggestedFrom { get; set; }

    /// <summary>The script of the texts, where it isn't their language's usual one.</summary>
    public string? FromScript { get; set; }

    /// <summary>The script in which the translation is wanted too.</summary>
    public string? ToScript { get; set; }

    /// <summary>Whether the general system may answer where the category has no custom one; the service's default is true.</summary>
    public bool? AllowFallback { get; set; }
}
