using System.Collections.Immutable;
using Localizer.Model;

namespace Localizer.Providers;

/// <summary>
/// An adapter to one translation service. One call is one exchange on the wire: what is asked again, when, and by whom is the
/// pipeline's business, so an adapter neither retries nor waits, and its client's own retries are off.
/// </summary>
public interface ITranslationService : ITranslationProvider
{
    /// <summary>Scheme, host and port, such as <c>https://api.deepl.com</c>. Breakers and quotas are kept a name and endpoint.</summary>
    string Endpoint { get; }

    /// <summary>
    /// All that makes answers differ besides the request, in a stable form: API version, model, category, options. It is part of the
    /// key under which an answer is journalled; it holds no secret.
    /// </summary>
    string Fingerprint { get; }

    /// <summary>What the service can do and what it bears.</summary>
    ServiceCapabilities Capabilities { get; }

    /// <summary>Asks the service which locales it has.</summary>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="ProviderException">The service could not be asked.</exception>
    Task<ServiceLocales> GetLocalesAsync(CancellationToken cancellationToken);

    /// <summary>Translates items, in one exchange.</summary>
    /// <param name="request">The items and their locales, within the limits of <see cref="Capabilities"/>.</param>
    /// <param name="cancellationToken">Ends the exchange; what the service had begun may be billed all the same.</param>
    /// <returns>An answer for each target and item; one that the service left out, or that is not surely its item's, is absent.</returns>
    /// <exception cref="ProviderException">The exchange failed as a whole.</exception>
    Task<ServiceAnswer> TranslateAsync(ServiceRequest request, CancellationToken cancellationToken);

    /// <summary>The most tokens that an exchange can be billed, where the service bills tokens; nothing elsewhere.</summary>
    /// <param name="request">The request.</param>
    ServiceUsage MostTokens(ServiceRequest request) => default;
}

/// <summary>What a service counts when it bills.</summary>
public enum BillingUnit
{
    /// <summary>UTF-16 units of the text as it was sent, markup included.</summary>
    Utf16Units,

    /// <summary>Unicode code points of the text as it was sent, markup included.</summary>
    CodePoints,

    /// <summary>A chat model's tokens, in and out. Characters are counted as UTF-16 units for budgets and progress.</summary>
    Tokens,
}

/// <summary>What a service makes of a style guide.</summary>
public enum StyleUse
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Its formality alone.</summary>
    Formality,

    /// <summary>All of it, as an instruction.</summary>
    Instruction,
}

/// <summary>At most so many characters in any window of time.</summary>
/// <param name="Characters">Characters as the service counts them, at least 1.</param>
/// <param name="Window">The window; it slides.</param>
public sealed record CharacterQuota(long Characters, TimeSpan Window);

/// <summary>List prices of a service that bills tokens, in its <see cref="ServiceCapabilities.Currency"/>.</summary>
/// <param name="Input">The price of a million tokens of prompts.</param>
/// <param name="Output">The price of a million tokens of answers, thoughts included.</param>
public sealed record TokenPrice(decimal Input, decimal Output)
{
    /// <summary>What an exchange costs, in that currency.</summary>
    /// <param name="usage">Its tokens.</param>
    public decimal Of(ServiceUsage usage) => (((usage.InputTokens ?? 0) * Input) + ((usage.OutputTokens ?? 0) * Output)) / 1_000_000m;
}

/// <summary>What a service can do, and what one request to it may hold.</summary>
public sealed record ServiceCapabilities
{
    /// <summary>The forms of markup that it takes, the best first; at least one.</summary>
    public required ImmutableArray<MarkupForm> Forms { get; init; }

    /// <summary>What it counts.</summary>
    public required BillingUnit BillingUnit { get; init; }

    /// <summary>Most items in a request.</summary>
    public required int MaxItems { get; init; }

    /// <summary>Most target locales in a request.</summary>
    public int MaxTargets { get; init; } = 1;

    /// <summary>Most characters in an item, in the unit of <see cref="BillingUnit"/>.</summary>
    public required int MaxItemCharacters { get; init; }

    /// <summary>Most characters in a request, times its targets.</summary>
    public required int MaxRequestCharacters { get; init; }

    /// <summary>
    /// Most bytes that the texts of a request may have as strings of JSON in UTF-8, quotation marks and commas included, or
    /// <see langword="null"/> when there is no limit.
    /// </summary>
    public int? MaxRequestBytes { get; init; }

    /// <summary>How many requests may be in flight at a time, or <see langword="null"/> when the service does not mind.</summary>
    public int? MaxConcurrency { get; init; }

    /// <summary>The quota that the service holds to unless the configuration says another, or <see langword="null"/>.</summary>
    public CharacterQuota? Quota { get; init; }

    /// <summary>How long one exchange may take.</summary>
    public required TimeSpan AttemptTimeout { get; init; }

    /// <summary>Whether it makes use of the title and of neighbouring text.</summary>
    public bool TakesContext { get; init; }

    /// <summary>Whether it makes use of <see cref="ServiceItem.Note"/>.</summary>
    public bool TakesNotes { get; init; }

    /// <summary>Whether it makes use of <see cref="ServiceRequest.Terms"/>.</summary>
    public bool TakesTerms { get; init; }

    /// <summary>Whether it makes use of <see cref="ServiceRequest.Hints"/>.</summary>
    public bool TakesHints { get; init; }

    /// <summary>Whether it takes a term's translation in the text itself, as <c>mstrans:dictionary</c>.</summary>
    internal bool TakesDictionary { get; init; }

    /// <summary>What it makes of <see cref="ServiceRequest.Style"/>.</summary>
    public StyleUse Style { get; init; }

    /// <summary>List price of a million billed characters, or <see langword="null"/> when it is not known.</summary>
    public decimal? PricePerMillion { get; init; }

    /// <summary>List prices of tokens, by which a service that bills tokens is paid; <see langword="null"/> when they are not known.</summary>
    public TokenPrice? TokenPrice { get; init; }

    /// <summary>The currency of the price, as ISO 4217 has it.</summary>
    public string? Currency { get; init; }

    /// <summary>Whether it is known what the service costs.</summary>
    public bool IsPriced => TokenPrice is not null || PricePerMillion is not null;

    /// <summary>Whether it is known that the service costs nothing.</summary>
    public bool IsFree => IsPriced && (TokenPrice is null ? PricePerMillion == 0 : TokenPrice is { Input: 0, Output: 0 });

    /// <summary>What an exchange costs by the list, or <see langword="null"/> when that is not known.</summary>
    /// <param name="characters">Its billed characters.</param>
    /// <param name="usage">Its tokens, where tokens are billed.</param>
    public decimal? CostOf(long characters, ServiceUsage usage) => TokenPrice?.Of(usage) ?? (characters * PricePerMillion / 1_000_000m);
}

/// <summary>The locales that a service has, in its own spelling.</summary>
/// <param name="Sources">What it translates from; empty when it does not tell them apart from <paramref name="Targets"/>.</param>
/// <param name="Targets">What it translates to; empty when it has no list and tries whatever it is asked, as chat models do.</param>
public sealed record ServiceLocales(ImmutableArray<string> Sources, ImmutableArray<string> Targets)
{
    /// <summary>Pairs when not every source goes to every target; empty otherwise.</summary>
    public ImmutableArray<(string From, string To)> Pairs { get; init; } = [];

    /// <summary>The most characters in an item, where a server says that together with its list; else <see langword="null"/>.</summary>
    public int? MaxItemCharacters { get; init; }
}

/// <summary>A text for a service.</summary>
/// <param name="Text">The segment as its dialect wrote it, in the form of <see cref="ServiceRequest.Form"/>.</param>
/// <param name="Before">The source text before it on the page, for context, or empty.</param>
/// <param name="After">The source text after it, for context, or empty.</param>
public sealed record ServiceItem(string Text, string Before = "", string After = "")
{
    /// <summary>What the page, or a rule, says to whoever translates it, in one line; or empty.</summary>
    public string Note { get; init; } = "";
}

/// <summary>A term of the glossary that occurs in a request.</summary>
/// <param name="Source">Its form in the source.</param>
/// <param name="Target">Its form in the target; the source's own for what is not translated.</param>
public sealed record ServiceTerm(string Source, string Target);

/// <summary>What the memory has for a source that is like one of a request: a help, never a translation of it.</summary>
/// <param name="Source">The like source, without inline codes.</param>
/// <param name="Target">Its translation, without inline codes.</param>
public sealed record ServiceHint(string Source, string Target);

/// <summary>A team's rules of style for a locale.</summary>
/// <param name="Text">The guide in the team's own words (<c>style/{locale}.md</c>).</param>
/// <param name="Formality">How readers are addressed, where a service has a switch for it.</param>
public sealed record StyleGuide(string Text, Formality Formality);

/// <summary>How readers are addressed.</summary>
public enum Formality
{
    /// <summary>As the service likes.</summary>
    Unsaid,

    /// <summary>Formally.</summary>
    Formal,

    /// <summary>Informally.</summary>
    Informal,
}

/// <summary>Items to be translated in one exchange.</summary>
public sealed record ServiceRequest
{
    /// <summary>The locale of the sources.</summary>
    public required Locale From { get; init; }

    /// <summary>The locales of the targets; no more than the service takes.</summary>
    public required ImmutableArray<Locale> To { get; init; }

    /// <summary>The form of all items.</summary>
    public required MarkupForm Form { get; init; }

    /// <summary>The items; at least one.</summary>
    public required ImmutableArray<ServiceItem> Items { get; init; }

    /// <summary>The title of the article, for context, or empty.</summary>
    public string Title { get; init; } = "";

    /// <summary>The glossary's terms that occur in the items; for the one target when the service takes them.</summary>
    public ImmutableArray<ServiceTerm> Terms { get; init; } = [];

    /// <summary>Earlier translations of sources like the items'; for the one target when the service takes them.</summary>
    public ImmutableArray<ServiceHint> Hints { get; init; } = [];

    /// <summary>The style guide of the target as far as the service makes use of it, or <see langword="null"/>.</summary>
    public StyleGuide? Style { get; init; }
}

/// <summary>What a service made of an item in a locale.</summary>
/// <param name="Text">The answer as it came, in the request's form; not yet proven.</param>
/// <param name="Alignment">Source and target positions where the service tells them, else empty.</param>
public sealed record ServiceText(string Text, string Alignment = "");

/// <summary>What a service answered.</summary>
/// <param name="Texts">By target, then by item, in the request's order; <see langword="null"/> where an answer is missing or is not surely its item's.</param>
/// <param name="Usage">What the service says that it billed.</param>
public sealed record ServiceAnswer(ImmutableArray<ImmutableArray<ServiceText?>> Texts, ServiceUsage Usage);

/// <summary>What a service says that it billed for an exchange; members are <see langword="null"/> where it does not say.</summary>
/// <param name="Characters">Characters.</param>
/// <param name="InputTokens">Tokens of the prompt.</param>
/// <param name="OutputTokens">Tokens of the answer.</param>
public readonly record struct ServiceUsage(long? Characters = null, long? InputTokens = null, long? OutputTokens = null);
