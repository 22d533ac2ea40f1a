using Localizer.Providers;

namespace Localizer.Pipeline.Doctor.Troubles;

/// <summary>A key that its service refuses.</summary>
internal sealed class RefusedKey() : ServiceTrouble("key-refused", ExitCode.NotTranslated, "A key that its service refuses")
{
    /// <inheritdoc/>
    public override Trouble? Find(ExaminedService service) =>
        service.Failure is { Failure: ProviderFailure.NotAuthorized } failure && service.Entry.Name != RefusedKeyOrRegion.Provider
            ? Is(failure.Message, "Set the key that the service shows in its account.")
            : null;
}
