using Localizer.Model;

namespace Localizer.Pipeline.Doctor;

/// <summary>Tries whether files can be made in a folder, or in the nearest that there is above it.</summary>
internal static class FolderAccess
{
    /// <summary>What stands in the way, and the command that moves it out of the way.</summary>
    /// <param name="folder">The folder as a full path; it need not exist.</param>
    /// <param name="shown">Shows a path in messages.</param>
    /// <returns><see langword="null"/> when files can be made.</returns>
    public static (string Message, string Remedy)? FaultOf(string folder, Func<string, string> shown)
    {
        var there = folder;
        while (!Directory.Exists(there))
        {
            if (File.Exists(there))
                return ($"'{shown(there)}' is a file where a folder has to be.", $"`mv {ShellWord.Of(shown(there))} {ShellWord.Of(shown(there) + ".old")}`");
            if (Path.GetDirectoryName(there) is not { } parent)
                break;
            there = parent;
        }

        try
        {
            using (new FileStream(
                Path.Combine(there, $".localizer-{Guid.NewGuid():N}.tmp"), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose))
            {
                return null;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return ($"'{shown(there)}' cannot be written: {FileFault.ReasonOf(exception)}.", $"`chmod u+rwx {ShellWord.Of(shown(there))}`, or make room on its disk");
        }
    }
}
