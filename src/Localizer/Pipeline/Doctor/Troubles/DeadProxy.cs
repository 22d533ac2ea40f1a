namespace Localizer.Pipeline.Doctor.Troubles;

/// <summary>A proxy that the environment names and that does not answer: no service beyond this machine can be reached.</summary>
internal sealed class DeadProxy() : ProjectTrouble("proxy-dead", ExitCode.NotTranslated, "A proxy that the environment names and that does not answer")
{
    /// <inheritdoc/>
    public override IEnumerable<Trouble> Find(ExaminedProject project) => project.Proxies.Where(proxy => !proxy.Answers).Select(proxy => Is(
        $"{proxy.Variable} names the proxy '{proxy.Address}', which does not answer: no service beyond this machine can be reached.",
        $"Correct it, or do without: `unset {proxy.Variable}`."));
}
