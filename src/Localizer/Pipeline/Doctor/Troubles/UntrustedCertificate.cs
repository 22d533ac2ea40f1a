using Localizer.Providers.Http;

namespace Localizer.Pipeline.Doctor.Troubles;

/// <summary>A secure connection that cannot be trusted, as behind a company's proxy that signs for itself.</summary>
internal sealed class UntrustedCertificate() : ServiceTrouble("certificate-untrusted", ExitCode.NotTranslated, "A service whose certificate this machine does not trust")
{
    /// <inheritdoc/>
    public override Trouble? Find(ExaminedService service) => service.Probe is { Fault: ProbeFault.Untrusted } probe
        ? Is(
            $"The certificate of {service.Endpoint} is not trusted: {probe.Words}",
            $"If a proxy of your own signs it, name its certificate (PEM): `export SSL_CERT_FILE=FILE`. Else correct {service.Entry.AddressVariable}.")
        : null;
}
