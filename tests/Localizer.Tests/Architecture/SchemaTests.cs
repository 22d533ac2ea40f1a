using Localizer.Pipeline;
using Localizer.Reports;

namespace Localizer.Tests.Architecture;

/// <summary>The published schemas are those of the types that are read and written.</summary>
public class SchemaTests
{
    [Fact]
    public void The_configuration_s_schema_is_the_published_one() => Approved.Hold(ConfigurationFile.Schema(), "docs/localizer.schema.json");

    [Fact]
    public void The_run_report_s_schema_is_the_published_one() => Approved.Hold(ReportJson.RunReportSchema(), "docs/report.schema.json");

    [Fact]
    public void The_check_report_s_schema_is_the_published_one() => Approved.Hold(ReportJson.CheckReportSchema(), "docs/check.schema.json");

    [Fact]
    public void The_extraction_s_schema_is_the_published_one() => Approved.Hold(ReportJson.ExtractReportSchema(), "docs/extract.schema.json");

    [Fact]
    public void The_schema_of_a_search_in_a_memory_is_the_published_one() => Approved.Hold(ReportJson.MemorySearchReportSchema(), "docs/memory-search.schema.json");

    [Fact]
    public void The_schema_of_a_memory_s_counts_is_the_published_one() => Approved.Hold(ReportJson.MemoryStatsReportSchema(), "docs/memory-stats.schema.json");

    [Fact]
    public void The_ledger_s_schema_is_the_published_one() => Approved.Hold(ReportJson.LedgerReportSchema(), "docs/ledger.schema.json");

    [Fact]
    public void The_doctor_report_s_schema_is_the_published_one() => Approved.Hold(ReportJson.DoctorReportSchema(), "docs/doctor.schema.json");
}
