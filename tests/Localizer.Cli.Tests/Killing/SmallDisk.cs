using System.Diagnostics;
using System.Globalization;

namespace Localizer.Cli.Tests.Killing;

/// <summary>A file system in memory on a folder, which can be filled, and made read-only. Only root may mount one.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _folder;

    private SmallDisk(string folder) => _folder = folder;

    private string Filler => Path.Combine(_folder, "filler");

    /// <summary>Mounts one on an empty folder; null where that is not permitted.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="bytes">How much it holds.</param>
    public static SmallDisk? TryMount(string folder, long bytes) =>
        OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={bytes}"), "tmpfs", folder) ? new SmallDisk(folder) : null;

    /// <summary>The bytes that are free.</summary>
    public long Free => new DriveInfo(_folder).AvailableFreeSpace;

    /// <summary>Fills it.</summary>
    /// <param name="free">The bytes to leave free.</param>
    public void Fill(long free)
    {
        var rest = Free - free;
        using var filler = new FileStream(Filler, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        var page = new byte[4096];
        for (; rest >= page.Length; rest -= page.Length)
            filler.Write(page);
    }

    /// <summary>Takes away what it was filled with.</summary>
    public void Empty() => File.Delete(Filler);

    /// <summary>Lets nothing be written any longer, or again.</summary>
    public void SetReadOnly(bool isReadOnly) => Run("mount", "-o", isReadOnly ? "remount,ro" : "remount,rw", _folder).ShouldBeTrue();

    /// <inheritdoc/>
    public void Dispose() => Run("umount", _folder).ShouldBeTrue();

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
