namespace Localizer.Emulators.AzureTranslator;

/// <summary>What an emulated Translator resource is like. Functions may be called from several threads at once.</summary>
public sealed record AzureTranslatorOptions
{
    /// <summary>The subscription keys that are let in.</summary>
    public IReadOnlyCollection<string> Keys { get; init; } = ["emulator-key"];

    /// <summary>The region that must come with a key, as for a regional resource; null for a global one, which asks for none.</summary>
    public string? Region { get; init; }

    /// <summary>Entra tokens that are let in: at the global paths with <c>Ocp-Apim-ResourceId</c> and a region, elsewhere alone.</summary>
    public IReadOnlyCollection<string> EntraTokens { get; init; } = [];

    /// <summary>Tokens exchanged for a key that are let in, alone.</summary>
    public IReadOnlyCollection<string> ExchangedTokens { get; init; } = [];

    /// <summary>
    /// The translation of a run of words, without markup and without white space at its ends, into the language of the second argument.
    /// </summary>
    public Func<string, string, string> Translate { get; init; } = (text, to) => $"[{to}] {text}";

    /// <summary>The language of a text that came without one.</summary>
    public Func<string, string> Detect { get; init; } = _ => "en";

    /// <summary>The alignment of a plain text with its translation, such as <c>0:2-0:1</c>; null where there is none.</summary>
    public Func<string, string, string?> Align { get; init; } = (_, _) => null;

    /// <summary>A text of a language in the script of the third argument.</summary>
    public Func<string, string, string, string> Transliterate { get; init; } = (text, _, _) => text;

    /// <summary>How many characters are translated in a window of time, before 429001 is the answer; null for no limit.</summary>
    public CharacterQuota? Quota { get; init; }

    /// <summary>Whether a refusal by <see cref="Quota"/> says when to come again. The service's own habit is not documented.</summary>
    public bool QuotaTellsRetryAfter { get; init; } = true;

    /// <summary>How many characters are translated in all, after which 403001 is the answer for good; null for no such limit.</summary>
    public long? FreeCharacters { get; init; }

    /// <summary>How long the translation for the n-th request (from 1) is held back after it was billed; null for not at all.</summary>
    public Func<int, TimeSpan>? Latency { get; init; }

    /// <summary>The clock of quota, latency and books.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Whether to speak https, which clients with tokens insist on; the certificate is self-signed.</summary>
    public bool Tls { get; init; }

    /// <summary>How many requests the books have room for; further ones are answered 500, so that a runaway client ends.</summary>
    public int RoomForCalls { get; init; } = 100_000;
}

/// <summary>At most so many characters in any window of time.</summary>
/// <param name="Characters">Billed characters: UTF-16 units, markup included, times targets.</param>
/// <param name="Window">The window; it slides.</param>
public sealed record CharacterQuota(long Characters, TimeSpan Window);
