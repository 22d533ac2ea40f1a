using Localizer.Providers;

namespace Localizer.Pipeline.Doctor.Troubles;

/// <summary>A service that answers and does not translate, for another reason than those that have a kind of their own.</summary>
internal sealed class FailingService() : ServiceTrouble("service-failing", ExitCode.NotTranslated, "A service that answers and does not translate")
{
    /// <inheritdoc/>
    public override Trouble? Find(ExaminedService service) =>
        service.Failure is { Failure: not (ProviderFailure.NotAuthorized or ProviderFailure.QuotaSpent) } failure
            ? Is(failure.Message, $"See whether {service.Entry.AddressVariable} names a service of this kind and its model is there; else run again later.")
            : null;
}
