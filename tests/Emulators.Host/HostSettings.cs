namespace Localizer.Emulators.Host;

/// <summary>What the command line says of a service.</summary>
/// <param name="Quota">Its quota; null for none.</param>
/// <param name="Latency">The time that an answer takes; null for none.</param>
/// <param name="Port">Its port; 0 for any that is free.</param>
/// <param name="Faults">What goes wrong.</param>
internal sealed record HostSettings(CharacterQuota? Quota, Func<EmulatorCall, TimeSpan>? Latency, int Port, FaultPlan Faults);
