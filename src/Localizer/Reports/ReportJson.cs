using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;

namespace Localizer.Reports;

/// <summary>Writes reports as JSON, and gives their schemas.</summary>
public static class ReportJson
{
    // Reports are read by people too: letters stay letters. What could end a script element is still escaped.
    private static readonly ReportJsonContext Context = new(new JsonSerializerOptions(ReportJsonContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>The report as one JSON document.</summary>
    public static string Write(RunReport report) => JsonSerializer.Serialize(report, Context.RunReport);

    /// <summary>The report as one JSON document.</summary>
    public static string Write(ExtractReport report) => JsonSerializer.Serialize(report, Context.ExtractReport);

    /// <summary>The report as one JSON document.</summary>
    public static string Write(GlossaryReport report) => JsonSerializer.Serialize(report, Context.GlossaryReport);

    /// <summary>The report as one JSON document.</summary>
    public static string Write(CheckReport report) => JsonSerializer.Serialize(report, Context.CheckReport);

    /// <summary>The report as one JSON document.</summary>
    public static string Write(DoctorReport report) => JsonSerializer.Serialize(report, Context.DoctorReport);

    /// <summary>The JSON Schema of an examination's report.</summary>
    public static string DoctorReportSchema() => Schema(Context.DoctorReport, "Localizer doctor report, version 1");

    /// <summary>The report as one JSON document.</summary>
    public static string Write(MemorySearchReport report) => JsonSerializer.Serialize(report, Context.MemorySearchReport);

    /// <summary>The report as one JSON document.</summary>
    public static string Write(MemoryStatsReport report) => JsonSerializer.Serialize(report, Context.MemoryStatsReport);

    /// <summary>The report as one JSON document.</summary>
    public static string Write(LedgerReport report) => JsonSerializer.Serialize(report, Context.LedgerReport);

    /// <summary>The JSON Schema of a search in a memory.</summary>
    public static string MemorySearchReportSchema() => Schema(Context.MemorySearchReport, "Localizer memory search, version 1");

    /// <summary>The JSON Schema of a memory's counts.</summary>
    public static string MemoryStatsReportSchema() => Schema(Context.MemoryStatsReport, "Localizer memory statistics, version 1");

    /// <summary>The JSON Schema of what was paid.</summary>
    public static string LedgerReportSchema() => Schema(Context.LedgerReport, "Localizer ledger, version 1");

    /// <summary>The JSON Schema of a check's report.</summary>
    public static string CheckReportSchema() => Schema(Context.CheckReport, "Localizer check report, version 1");

    /// <summary>The JSON Schema of a run's report.</summary>
    public static string RunReportSchema() => Schema(Context.RunReport, "Localizer run report, version 1");

    /// <summary>The JSON Schema of an extraction's report.</summary>
    public static string ExtractReportSchema() => Schema(Context.ExtractReport, "Localizer extraction report, version 1");

    private static string Schema(System.Text.Json.Serialization.Metadata.JsonTypeInfo type, string title)
    {
        var schema = type.GetJsonSchemaAsNode(new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true });
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema";
        schema["title"] = title;
        return schema.ToJsonString(Context.Options) + "\n";
    }
}

/// <summary>Reads and writes the reports without reflection.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = true)]
[JsonSerializable(typeof(RunReport))]
[JsonSerializable(typeof(ExtractReport))]
[JsonSerializable(typeof(GlossaryReport))]
[JsonSerializable(typeof(CheckReport))]
[JsonSerializable(typeof(DoctorReport))]
[JsonSerializable(typeof(MemorySearchReport))]
[JsonSerializable(typeof(MemoryStatsReport))]
[JsonSerializable(typeof(LedgerReport))]
internal sealed partial class ReportJsonContext : JsonSerializerContext;
