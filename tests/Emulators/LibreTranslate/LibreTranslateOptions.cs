namespace Localizer.Emulators.LibreTranslate;

/// <summary>What an emulated LibreTranslate server is like. Functions may be called from several threads at once.</summary>
public sealed record LibreTranslateOptions : EmulatorOptions
{
    /// <summary>A server as it is set up without a word: no key, no limits, no <c>Retry-After</c>.</summary>
    public LibreTranslateOptions() => QuotaTellsRetryAfter = false;

    /// <summary>Whether a key is asked for.</summary>
    public bool NeedsKey { get; init; }

    /// <summary>The most characters of a text; null for no limit.</summary>
    public int? CharacterLimit { get; init; }

    /// <summary>The most texts of a batch; null for no limit.</summary>
    public int? BatchLimit { get; init; }

    /// <summary>The most alternatives; null for no limit.</summary>
    public int? AlternativesLimit { get; init; }

    /// <summary>After how many refusals with 429 the client is banned; null for never.</summary>
    public int? FloodThreshold { get; init; }

    /// <summary>The path that the server runs under, such as <c>/lt</c>; empty for the root.</summary>
    public string Prefix { get; init; } = "";
}
