using System.Runtime.CompilerServices;
using Localizer.Model;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Localizer.Cli.Output;

/// <summary>
/// Sends traces and metrics to the collector that OpenTelemetry's own variables name. Without <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>
/// nothing of OpenTelemetry is even loaded.
/// </summary>
internal sealed class TelemetryExport : IDisposable
{
    private const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string ProtocolVariable = "OTEL_EXPORTER_OTLP_PROTOCOL";
    private const string HeadersVariable = "OTEL_EXPORTER_OTLP_HEADERS";
    private const string ServiceVariable = "OTEL_SERVICE_NAME";

    // A collector that hangs must not keep a run from ending.
    private const int MostMilliseconds = 1_000;

    private readonly TracerProvider _traces;
    private readonly MeterProvider _metrics;

    private TelemetryExport(TracerProvider traces, MeterProvider metrics) => (_traces, _metrics) = (traces, metrics);

    /// <summary>Begins to send, when a collector is named.</summary>
    /// <param name="variable">Reads an environment variable.</param>
    /// <returns>What sends the rest when it is disposed, or <see langword="null"/> when no collector is named.</returns>
    /// <exception cref="BadInputException">The collector's address or protocol cannot be used.</exception>
    public static IDisposable? Start(Func<string, string?> variable) =>
        variable(EndpointVariable)?.Trim() is { Length: > 0 } endpoint && variable("OTEL_SDK_DISABLED") != "true" ? Build(endpoint, variable) : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        _traces.Shutdown(MostMilliseconds);
        _metrics.Shutdown(MostMilliseconds);
        _traces.Dispose();
        _metrics.Dispose();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TelemetryExport Build(string endpoint, Func<string, string?> variable)
    {
        var headers = variable(HeadersVariable);
        var address = AddressOf(endpoint, headers is { Length: > 0 });
        var protocol = variable(ProtocolVariable) switch
        {
            null or "" or "http/protobuf" => OtlpExportProtocol.HttpProtobuf,
            "grpc" => OtlpExportProtocol.Grpc,
            var other => throw Bad($"{ProtocolVariable} '{other}' is not known.", "Give http/protobuf or grpc."),
        };
        var resource = ResourceBuilder.CreateEmpty().AddService(
            variable(ServiceVariable) is { Length: > 0 } name ? name : "localizer", serviceVersion: Product.Version);
        var traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(Telemetry.Name)
            .AddOtlpExporter(options => Configure(options, "v1/traces")).Build();
        var metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Telemetry.Name)
            .AddOtlpExporter(options => Configure(options, "v1/metrics")).Build();
        return new TelemetryExport(traces, metrics);

        void Configure(OtlpExporterOptions options, string path)
        {
            options.Protocol = protocol;
            options.Endpoint = protocol == OtlpExportProtocol.Grpc ? address : new Uri($"{address.AbsoluteUri.TrimEnd('/')}/{path}");
            options.TimeoutMilliseconds = MostMilliseconds;
            if (headers is { Length: > 0 })
                options.Headers = headers;
        }
    }

    // Headers mostly hold a key.
    private static Uri AddressOf(string endpoint, bool hasHeaders)
    {
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw Bad($"{EndpointVariable} '{endpoint}' is no address.", "Give one such as http://127.0.0.1:4318.");
        return hasHeaders && address.Scheme != "https" && !address.IsLoopback
            ? throw Bad($"{HeadersVariable} would go to {address.Authority} for all to read.", $"Give an https address as {EndpointVariable}.")
            : address;
    }

    private static BadInputException Bad(string message, string hint) => new(new Diagnostic("telemetry-unusable", Severity.Error, message, Hint: hint));
}
