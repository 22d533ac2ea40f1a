using Localizer.Providers;

namespace Localizer.Pipeline.Doctor.Troubles;

/// <summary>A key that Azure refuses. It does not say whether key or region is wrong: a key counts in its resource's region alone.</summary>
internal sealed class RefusedKeyOrRegion() : ServiceTrouble("key-or-region-refused", ExitCode.NotTranslated, "A key that Azure refuses, most often for a region that is missing or another's")
{
    /// <summary>The provider that has regions.</summary>
    public const string Provider = "azure";

    private const string RegionVariable = "AZURE_TRANSLATOR_REGION";

    /// <inheritdoc/>
    public override Trouble? Find(ExaminedService service)
    {
        if (service.Failure is not { Failure: ProviderFailure.NotAuthorized } failure || service.Entry.Name != Provider)
            return null;
        var region = service.Variable(RegionVariable)?.Trim();
        var what = string.IsNullOrEmpty(region) ? $"azure refuses the key, and {RegionVariable} is not set" : $"azure refuses the key in the region '{region}'";
        return Is($"{what} ({failure.Message})", $"Set both as the resource shows them under “Keys and Endpoint”: `export {RegionVariable}=REGION`, and AZURE_TRANSLATOR_KEY.");
    }
}
