namespace Localizer.Emulators.DeepL;

/// <summary>What an emulated DeepL account is like. Functions may be called from several threads at once.</summary>
public sealed record DeepLOptions : EmulatorOptions
{
    /// <summary>Keys that are known and lack the scope that a call needs: 403, as for a wrong one.</summary>
    public IReadOnlyCollection<string> KeysWithoutScope { get; init; } = [];

    /// <summary>Whether the account is a Pro one, whose usage has more fields.</summary>
    public bool IsPro { get; init; }

    /// <summary>The characters that a billing period has, when <see cref="EmulatorOptions.FreeCharacters"/> sets no other number.</summary>
    public long CharacterLimit { get; init; } = 1_250_000;

    /// <summary>The texts that a request may hold; null for no limit. The figure is not in the specification.</summary>
    public int? MostTexts { get; init; } = 50;

    /// <summary>Whether refusals with 401, 403 and 429 come without a body.</summary>
    public bool RefusesSilently { get; init; }

    /// <summary>Whether a request without <c>User-Agent</c> is refused.</summary>
    public bool NeedsUserAgent { get; init; } = true;

    /// <summary>The tag handling of requests that name none: v1 for older accounts.</summary>
    public string TagHandlingVersion { get; init; } = "v2";

    /// <summary>The model that answers: what <c>model_type_used</c> says.</summary>
    public string ModelTypeUsed { get; init; } = "quality_optimized";
}
