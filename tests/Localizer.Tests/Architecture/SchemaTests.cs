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
    public void The_doctor_report_s_schema_is_the_published_one() => Approved.Hold(ReportJson.DoctorReportSchema(), "docs/doctor.schema.json");
}
