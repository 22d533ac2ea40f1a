using System.Globalization;
using System.Runtime.InteropServices;

namespace Localizer.Benchmarks;

/// <summary>All that is asked of the HTML engine's speed and memory, measured in one run and recorded in the repository.</summary>
internal static class EngineReport
{
    private const int LargePage = 20 * 1024 * 1024;

    // HtmlAgilityPack's time grows with the square of a page's length: on 20 MB it would take minutes, and flatter us.
    private const int Share = 20;

    /// <summary>Measures, prints, and writes <c>benchmarks/results/html-engine.md</c>.</summary>
    /// <param name="corpus">The folder of the corpus' articles.</param>
    public static void Run(string corpus)
    {
        using var report = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var pages = Pages.Of(corpus);
        report.WriteLine("# The HTML engine's speed and memory\n");
        report.WriteLine($"Made by `dotnet run -c Release --project benchmarks/Localizer.Benchmarks -- engine FOLDER` on a machine of {Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}.");
        report.WriteLine("Where two numbers are asked for, they are the part of the parse's time and the bytes allocated a byte of the page.\n");
        report.WriteLine(FormattableString.Invariant($"## The corpus' articles: {pages.Count} pages, {pages.Sum(page => (long)page.Length) / 1048576.0:F1} MiB\n"));
        SpeedReport.Write(report, pages, pages);
        report.WriteLine("\n## A page of 20 MB\n");
        report.WriteLine($"HtmlAgilityPack's time grows with the square of this page's length, so that it is measured on a {Share}th of it and multiplied by {Share}.\n");
        SpeedReport.Write(report, [Pages.OfLength(LargePage)], [Pages.OfLength(LargePage / Share)], Share);
        report.WriteLine("\n## Hostile pages: extraction, splice and encoding; asked: below 500 ms, and twice the page at most 2.5 times the time\n");
        HostileReport.Write(report);
        report.WriteLine("\n## Large pages: the whole work in a heap that may hold 6 bytes a byte of the page; asked: 100 MB fits\n");
        SizeReport.Write(report);

        Console.Write(report);
        var folder = Directory.CreateDirectory(Path.Combine(Pages.Repository(), "benchmarks", "results"));
        File.WriteAllText(Path.Combine(folder.FullName, "html-engine.md"), report.ToString());
    }
}
