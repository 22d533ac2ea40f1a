using Localizer.Model;
using Localizer.Providers;
using Localizer.Providers.Http;

namespace Localizer.Pipeline.Doctor;

/// <summary>Finds out what is to know of a service: its settings, and, where it may be asked, whether it is there and translates a word.</summary>
/// <param name="options">What is examined.</param>
/// <param name="providers">What the configuration says of each provider.</param>
internal sealed class ServiceExaminer(DoctorOptions options, IReadOnlyDictionary<string, ProviderConfiguration> providers)
{
    /// <summary>Examines a service.</summary>
    /// <param name="entry">The service.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<ExaminedService> ExamineAsync(ServiceEntry entry, CancellationToken cancellationToken)
    {
        var settings = new ServiceSettings { Variable = options.Variable, Configuration = providers.GetValueOrDefault(entry.Name), TimeProvider = options.Time };
        var known = new ExaminedService(entry, options.Variable) { Missing = entry.Missing(settings) };
        if (known.Missing.Count > 0)
            return known;
        try
        {
            var service = entry.Create(settings);
            using var closing = service as IDisposable;
            known = known with { Endpoint = service.Endpoint, CostsMoney = !ConfiguredService.Of(service, settings.Configuration).Capabilities.IsFree };
            return options.AsksServices ? await AskAsync(known, service, cancellationToken).ConfigureAwait(false) : known;
        }
        catch (BadInputException exception)
        {
            return known with { Fault = exception.Diagnostic };
        }
    }

    private async Task<ExaminedService> AskAsync(ExaminedService known, ITranslationService service, CancellationToken cancellationToken)
    {
        // A program of this machine has no address.
        if (Uri.TryCreate(service.Endpoint, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
        {
            var probe = await ServiceProbe.AskAsync(address!, cancellationToken).ConfigureAwait(false);
            known = known with { Probe = probe, ProbedAt = options.Time.GetUtcNow() };
            if (probe.Fault != ProbeFault.None)
                return known;
        }

        var trial = await ServiceTrial.RunAsync(service, options.Time, cancellationToken).ConfigureAwait(false);
        return known with { Failure = trial.Failure, Used = trial.Failure is null ? await UsedAsync(service, cancellationToken).ConfigureAwait(false) : null };
    }

    private static async Task<UsedQuota?> UsedAsync(ITranslationService service, CancellationToken cancellationToken)
    {
        try
        {
            return service is IQuotaTeller teller ? await teller.GetUsedQuotaAsync(cancellationToken).ConfigureAwait(false) : null;
        }
        catch (ProviderException)
        {
            // It translates; that it does not say how much is left is no trouble.
            return null;
        }
    }
}
