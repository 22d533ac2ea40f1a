using System.Collections.Immutable;
using Localizer.Pipeline.Doctor.Troubles;

namespace Localizer.Pipeline.Doctor;

/// <summary>The kinds of trouble that there are. A new one is a file in <c>Troubles</c>, a line here, and a case of its tests.</summary>
internal static class TroubleCatalog
{
    /// <summary>Those of the configuration: with one of them, nothing else can be told.</summary>
    public static ImmutableArray<ProjectTrouble> OfConfiguration { get; } = [new UnknownKey(), new InvalidConfiguration()];

    /// <summary>Those of the project.</summary>
    public static ImmutableArray<ProjectTrouble> OfProject { get; } =
    [
        new MissingFile(), new UnusableGlossary(), new UnusedGlossaryLocale(), new UnusableMemory(), new NoPages(),
        new UnwritableOutput(), new UnwritableState(), new UnusableJournal(), new NewerMemoryIndex(), new DamagedMemoryIndex(), new BusyProject(),
        new UnreadableRecord(), new RecordWithoutPage(), new PageWithoutRecord(), new EditedOutput(),
        new CommittedState(), new IgnoredRecords(), new UnknownProvider(), new MissingBudget(), new DeadProxy(),
    ];

    /// <summary>Those of each service of the chain.</summary>
    public static ImmutableArray<ServiceTrouble> OfService { get; } =
    [
        new MissingKey(), new UnusableAddress(), new UnreachableService(), new UntrustedCertificate(), new SkewedClock(),
        new RefusedKey(), new RefusedKeyOrRegion(), new SpentQuota(), new LowQuota(), new FailingService(),
    ];

    /// <summary>All of them.</summary>
    public static IEnumerable<TroubleRule> All => [.. OfConfiguration, .. OfProject, .. OfService];
}
