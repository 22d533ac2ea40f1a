using Localizer.Model;
using Localizer.Providers;
using Localizer.Providers.Http;

namespace Localizer.Pipeline.Doctor;

/// <summary>What is known of a service before troubles are looked for.</summary>
/// <param name="Entry">The service.</param>
/// <param name="Variable">Reads an environment variable.</param>
internal sealed record ExaminedService(ServiceEntry Entry, Func<string, string?> Variable)
{
    /// <summary>Environment variables, or programs, that it needs and that are not there.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Why its settings cannot be used, or <see langword="null"/>.</summary>
    public Diagnostic? Fault { get; init; }

    /// <summary>Whether its characters, or tokens, cost money; so do those of a service whose price is not known.</summary>
    public bool CostsMoney { get; init; }

    /// <summary>Where it is, as scheme, host and port; empty when that is not known.</summary>
    public string Endpoint { get; init; } = "";

    /// <summary>What came of knocking at its address without a key, or <see langword="null"/> when nobody knocked.</summary>
    public ServiceProbe? Probe { get; init; }

    /// <summary>The machine's time when the answer to that came.</summary>
    public DateTimeOffset ProbedAt { get; init; }

    /// <summary>How it failed to translate a word, or <see langword="null"/> when it did not, or was not asked.</summary>
    public ProviderException? Failure { get; init; }

    /// <summary>What it says that is used of what was bought, or <see langword="null"/> when it does not say.</summary>
    public UsedQuota? Used { get; init; }
}
