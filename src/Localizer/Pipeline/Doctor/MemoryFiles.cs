namespace Localizer.Pipeline.Doctor;

/// <summary>The files of an index of translations.</summary>
internal static class MemoryFiles
{
    /// <summary>The command of a shell, between backquotes, that removes an index with the files that SQLite keeps beside it.</summary>
    /// <param name="shown">The index as messages show it.</param>
    public static string Removal(string shown) => $"`rm -f {string.Join(' ', ((string[])[shown, shown + "-wal", shown + "-shm"]).Select(ShellWord.Of))}`";
}
