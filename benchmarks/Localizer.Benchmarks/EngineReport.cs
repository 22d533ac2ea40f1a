using System.Globalization;
using System.Runtime.InteropServices;

namespace Localizer.Benchmarks;

/// <summary>All that is asked of the HTML engine's speed and memory, measured in one run and recorded in the repository.</summary>
internal static class EngineReport
{
    private const int LargePage = 20 * 1024 * 1024;

    // HtmlAgilityPack's time grows with the square of a page's length: on 20 MB it would take minutes, and flatter us.
    private const int Share = 20;

    private sealed record Part(string Name, string Heading, Action<TextWriter> Write);

    /// <summary>Measures, prints, and writes <c>benchmarks/results/html-engine.md</c>.</summary>
    /// <param name="corpus">The folder of the corpus' articles.</param>
    public static void Run(string corpus)
    {
        using var report = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        report.WriteLine("# The HTML engine's speed and memory\n");
        report.WriteLine($"Made by `dotnet run -c Release --project benchmarks/Localizer.Benchmarks -- engine FOLDER` on a machine of {Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}.");
        report.WriteLine("Where two numbers are asked for, they are the part of the parse's time and the bytes allocated a byte of the page.");
        foreach (var part in Parts(corpus))
            Write(part, report);

        Console.Write(report);
        var folder = Directory.CreateDirectory(Path.Combine(Pages.Repository(), "benchmarks", "results"));
        File.WriteAllText(Path.Combine(folder.FullName, "html-engine.md"), report.ToString());
    }

    /// <summary>Measures and prints one part.</summary>
    /// <param name="corpus">The folder of the corpus' articles.</param>
    /// <param name="name">Which one: <c>articles</c>, <c>large</c>, <c>distinct</c>, <c>hostile</c> or <c>sizes</c>.</param>
    public static void Run(string corpus, string name) => Write(Parts(corpus).Single(part => part.Name == name), Console.Out);

    private static void Write(Part part, TextWriter output)
    {
        output.WriteLine($"\n## {part.Heading}\n");
        part.Write(output);
    }

    private static Part[] Parts(string corpus)
    {
        var pages = Pages.Of(corpus);
        return
        [
            new("articles", FormattableString.Invariant($"The corpus' articles: {pages.Count} pages, {pages.Sum(page => (long)page.Length) / 1048576.0:F1} MiB"),
                output => SpeedReport.Write(output, pages, pages)),
            new("large", "A page of 20 MB", output => WriteLarge(output, Pages.OfLength)),
            new("distinct", "A page of 20 MB, no text of which occurs twice", output => WriteLarge(output, Pages.OfDistinctTexts)),
            new("hostile", "Hostile pages: extraction, splice and encoding; asked: below 500 ms, and twice the page at most 2.5 times the time", HostileReport.Write),
            new("sizes", "Large pages: the whole work in a heap that may hold 6 bytes a byte of the page; asked: 100 MB fits", SizeReport.Write),
        ];
    }

    private static void WriteLarge(TextWriter output, Func<int, byte[]> pageOf)
    {
        output.WriteLine($"HtmlAgilityPack's time grows with the square of this page's length, so that it is measured on a {Share}th of it and multiplied by {Share}.\n");
        SpeedReport.Write(output, [pageOf(LargePage)], [pageOf(LargePage / Share)], Share);
    }
}
