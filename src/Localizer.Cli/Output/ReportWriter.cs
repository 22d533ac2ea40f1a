using System.CommandLine;
using Localizer.Model;
using Localizer.Pipeline;
using Localizer.Pipeline.Records;
using Localizer.Reports;

namespace Localizer.Cli.Output;

/// <summary>Writes a report's files, and tells a CI service what it has to know, in its own form.</summary>
internal static class ReportWriter
{
    /// <summary>The option <c>--report</c>.</summary>
    public static Option<string?> Option() => new("--report")
    {
        Description = "Write report.json, report.html, results.sarif and junit.xml into this folder.",
    };

    /// <summary>Writes the files where a folder was named, and what the CI service that the command runs under reads.</summary>
    /// <param name="report">What the run did.</param>
    /// <param name="folder">The folder as the user named it, or <see langword="null"/>.</param>
    /// <param name="context">The command's surroundings.</param>
    /// <exception cref="BadInputException">A file cannot be written.</exception>
    public static void Write(RunReport report, string? folder, CommandContext context)
    {
        if (folder is not null)
        {
            var full = Path.GetFullPath(Path.Combine(context.CurrentFolder, folder));
            var output = new OutputFolder(full, context.CurrentFolder);
            foreach (var (name, content) in ReportFiles.Of(report, CheckCatalog.Rules, Product.Version, new RecordPlaces(context.CurrentFolder).Of))
                output.Write(Path.Combine(full, name), content);
            if (context.Variable("GITLAB_CI") is "true")
                output.Write(Path.Combine(full, "gl-code-quality-report.json"), System.Text.Encoding.UTF8.GetBytes(CiReport.GitLabCodeQuality(report)));
        }

        if (context.Variable("GITHUB_ACTIONS") is not "true" || report.Plan)
            return;

        // Standard output may be a page or a JSON document; the service reads commands from standard error too.
        foreach (var line in CiReport.GitHubAnnotations(report))
            context.Error.WriteLine(line);
        if (context.Variable("GITHUB_STEP_SUMMARY") is { Length: > 0 } summary)
            Append(summary, CiReport.GitHubSummary(report));
    }

    /// <summary>Writes the files of a check of glossaries where a folder was named.</summary>
    /// <param name="report">What was found.</param>
    /// <param name="folder">The folder as the user named it, or <see langword="null"/>.</param>
    /// <param name="context">The command's surroundings.</param>
    /// <exception cref="BadInputException">A file cannot be written.</exception>
    public static void Write(GlossaryReport report, string? folder, CommandContext context)
    {
        if (folder is null)
            return;
        var full = Path.GetFullPath(Path.Combine(context.CurrentFolder, folder));
        var output = new OutputFolder(full, context.CurrentFolder);
        foreach (var (name, content) in ReportFiles.Of(report, GlossaryRules.All, Product.Version))
            output.Write(Path.Combine(full, name), content);
    }

    private static void Append(string file, string text)
    {
        try
        {
            File.AppendAllText(file, text);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException(
                new Diagnostic(
                    "output-unwritable", Severity.Error, $"The summary of the run cannot be written to '{file}', which GITHUB_STEP_SUMMARY names: {exception.Message.TrimEnd('.')}.",
                    Hint: "Name a file in a folder that is there and may be written to, or unset GITHUB_STEP_SUMMARY: the reports do not need it."),
                exception);
        }
    }
}
