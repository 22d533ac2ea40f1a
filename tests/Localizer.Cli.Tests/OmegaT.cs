using System.Diagnostics;

namespace Localizer.Cli.Tests;

/// <summary>Debian's OmegaT, and a project for it in a place's folder <c>omegat</c>.</summary>
internal static class OmegaT
{
    private const string Program = "/usr/bin/omegat";

    /// <summary>The project's folder for memories that fill in what they have.</summary>
    public const string AutomaticMemories = "omegat/tm/auto";

    /// <summary>Makes the project, from English into Vietnamese; skips the running test where there is no OmegaT.</summary>
    /// <param name="place">The place.</param>
    public static void MakeProject(Workplace place)
    {
        Assert.SkipUnless(File.Exists(Program), "OmegaT (Debian's package omegat) is not installed");
        foreach (var folder in (string[])["source", "target", "tm/auto", "glossary", "dictionary", "omegat"])
            Directory.CreateDirectory(Path.Combine(place.Folder, "omegat", folder));
        place.Write("omegat/omegat.project", """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <omegat><project version="1.0"><source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir><tm_dir>__DEFAULT__</tm_dir>
            <glossary_dir>__DEFAULT__</glossary_dir><glossary_file>__DEFAULT__</glossary_file><dictionary_dir>__DEFAULT__</dictionary_dir>
            <source_lang>en</source_lang><target_lang>vi</target_lang><sentence_seg>false</sentence_seg><support_default_translations>true</support_default_translations></project></omegat>
            """);
    }

    /// <summary>Opens the project, fills it from its memories and saves its pages.</summary>
    /// <param name="place">The place.</param>
    public static async Task TranslateAsync(Workplace place)
    {
        var start = new ProcessStartInfo(Program, [Path.Combine(place.Folder, "omegat"), "--mode=console-translate"])
        {
            WorkingDirectory = place.Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var omegat = Process.Start(start)!;
        var (output, error) = (omegat.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), omegat.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await omegat.WaitForExitAsync(TestContext.Current.CancellationToken);
        omegat.ExitCode.ShouldBe(0, await output + await error);
    }
}
