namespace Localizer.Emulators;

/// <summary>What all emulated services have in common. Functions may be called from several threads at once.</summary>
public abstract record EmulatorOptions
{
    /// <summary>The keys that are let in, where the service asks for one.</summary>
    public IReadOnlyCollection<string> Keys { get; init; } = ["emulator-key"];

    /// <summary>
    /// The translation of a run of words, without markup and without white space at its ends, into the language of the second argument.
    /// </summary>
    public Func<string, string, string> Translate { get; init; } = (text, to) => $"[{to}] {text}";

    /// <summary>
    /// The translation of a whole text, markup included, into the language of the second argument, as it was recorded of the service;
    /// null to translate its words.
    /// </summary>
    public Func<string, string, string?> Recorded { get; init; } = (_, _) => null;

    /// <summary>The language of a text that came without one.</summary>
    public Func<string, string> Detect { get; init; } = _ => "en";

    /// <summary>How many characters are translated in a window of time, before the service refuses more; null for no limit.</summary>
    public CharacterQuota? Quota { get; init; }

    /// <summary>How many requests to translate are taken in a window of time; null for no limit.</summary>
    public RequestQuota? Requests { get; init; }

    /// <summary>Whether a refusal by a quota says when to come again (in whole seconds). Most services' own habit is not documented.</summary>
    public bool QuotaTellsRetryAfter { get; init; } = true;

    /// <summary>How many characters are translated in all, after which the service refuses for good; null for no such limit.</summary>
    public long? FreeCharacters { get; init; }

    /// <summary>How long a translation is held back after it was billed, by its entry in the books; null for not at all.</summary>
    public Func<EmulatorCall, TimeSpan>? Latency { get; init; }

    /// <summary>
    /// What goes wrong with a call to translate that no scripted fault befalls: a standing rule, see <see cref="FaultRules"/>; null
    /// for nothing.
    /// </summary>
    public Func<EmulatorCall, Fault?>? Rule { get; init; }

    /// <summary>The clock of quotas, latency, faults and books.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Whether to speak https, which clients with tokens insist on; the certificate is self-signed.</summary>
    public bool Tls { get; init; }

    /// <summary>The port of 127.0.0.1 to listen on; 0 for any that is free.</summary>
    public int Port { get; init; }

    /// <summary>How many requests the books have room for; further ones are answered 500, so that a runaway client ends.</summary>
    public int RoomForCalls { get; init; } = 100_000;

    /// <summary>
    /// Told of a request when its answer is about to leave whole, and when it ends in any other way; the last word on a number holds.
    /// Called one at a time; null for nobody.
    /// </summary>
    public Action<EmulatorCall>? Journal { get; init; }

    /// <summary>The translation of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="markup">What is markup in it.</param>
    /// <param name="to">The target language.</param>
    internal string TranslationOf(string text, Markup markup, string to) =>
        Recorded(text, to) ?? FakeTranslation.Of(text, markup, run => Translate(run, to));
}

/// <summary>At most so many characters in any window of time.</summary>
/// <param name="Characters">Billed characters, as the service counts them.</param>
/// <param name="Window">The window; it slides.</param>
public sealed record CharacterQuota(long Characters, TimeSpan Window);

/// <summary>At most so many requests in any window of time.</summary>
/// <param name="Count">Requests to translate.</param>
/// <param name="Window">The window; it slides.</param>
public sealed record RequestQuota(int Count, TimeSpan Window);
