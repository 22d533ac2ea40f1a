namespace Localizer.Emulators.AzureTranslator;

/// <summary>What an emulated Translator resource is like. Functions may be called from several threads at once.</summary>
public sealed record AzureTranslatorOptions : EmulatorOptions
{
    /// <summary>The region that must come with a key, as for a regional resource; null for a global one, which asks for none.</summary>
    public string? Region { get; init; }

    /// <summary>Entra tokens that are let in: at the global paths with <c>Ocp-Apim-ResourceId</c> and a region, elsewhere alone.</summary>
    public IReadOnlyCollection<string> EntraTokens { get; init; } = [];

    /// <summary>Tokens exchanged for a key that are let in, alone.</summary>
    public IReadOnlyCollection<string> ExchangedTokens { get; init; } = [];

    /// <summary>The names of deployments of language models, which <c>deploymentName</c> of the newer version may name.</summary>
    public IReadOnlyCollection<string> Deployments { get; init; } = [];

    /// <summary>The alignment of a plain text with its translation, such as <c>0:2-0:1</c>; null where there is none.</summary>
    public Func<string, string, string?> Align { get; init; } = (_, _) => null;

    /// <summary>A text of a language in the script of the third argument.</summary>
    public Func<string, string, string, string> Transliterate { get; init; } = (text, _, _) => text;
}
