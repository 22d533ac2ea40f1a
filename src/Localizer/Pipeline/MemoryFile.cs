using System.IO.Hashing;
using Localizer.Exchange.Tmx;
using Localizer.Memory;
using Localizer.Model;

namespace Localizer.Pipeline;

/// <summary>Reads translation memories from TMX, CSV and TSV.</summary>
public static class MemoryFile
{
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(3);

    // Goes up when more of a file is taken in: each is read again then.
    private const long FormatVersion = 2;

    /// <summary>
    /// Loads files into one memory for the process. In each TMX unit every variant in the source's language is a source, for every variant
    /// in another locale; a unit without one is left out, and so is a variant without text.
    /// </summary>
    /// <param name="files">The files; of translations changed at the same time, the last one goes first.</param>
    /// <param name="from">The source locale; other regions of its language count too.</param>
    /// <param name="warn">Is told what was left out; warnings with the same text in a file are counted.</param>
    /// <exception cref="BadInputException">A file cannot be read or is no memory; with file, line, column and what to do.</exception>
    public static TranslationMemory Load(IEnumerable<NamedFile> files, Locale from, Action<Diagnostic>? warn = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(from);
        var memory = TranslationMemory.ForProcess(from.Language);
        ProjectMemory.Follow(memory, [.. files.Select((file, index) => (file, $"{index}:{file.FullPath}"))], from, warn ?? (_ => { }));
        return memory;
    }

    /// <summary>The translations of a file, read while they are asked for.</summary>
    /// <param name="file">The file.</param>
    /// <param name="from">The source locale.</param>
    /// <param name="warn">Is told at the end what was left out.</param>
    internal static IEnumerable<PreparedUnit> Units(NamedFile file, Locale from, Action<Diagnostic> warn) =>
        IsTable(file.FullPath)
            ? new MemoryCsv(InputFile.Read(file.FullPath, file.ShownAs), file.ShownAs, from).Units().Select(PreparedUnit.Of)
            : ReadAhead.Of(TmxUnits(file, from, warn).Select(PreparedUnit.Of), unit => unit.Length);

    /// <summary>
    /// By what a file is known to be unchanged without reading it: its length and the time of its last change. 0 while that time is so near
    /// that another change could have the same.
    /// </summary>
    internal static long StampOf(NamedFile file)
    {
        var info = new FileInfo(file.FullPath);
        return !info.Exists || info.LastWriteTimeUtc > TimeProvider.System.GetUtcNow().UtcDateTime - Settled ? 0 : HashCode64(info.Length, info.LastWriteTimeUtc.Ticks);

        static long HashCode64(long length, long ticks) => (long)XxHash3.HashToUInt64(System.Runtime.InteropServices.MemoryMarshal.AsBytes<long>([length, ticks]), FormatVersion);
    }

    /// <summary>The hash of a file's content.</summary>
    internal static long HashOf(NamedFile file)
    {
        using var content = InputFile.Open(file.FullPath, file.ShownAs);
        var hash = new XxHash3(FormatVersion);
        try
        {
            hash.Append(content);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw InputFile.Unreadable(file.FullPath, file.ShownAs, exception);
        }

        return (long)hash.GetCurrentHashAsUInt64();
    }

    private static bool IsTable(string file) => Path.GetExtension(file).ToLowerInvariant() is ".csv" or ".tsv" or ".tab";

    private static IEnumerable<MemoryUnit> TmxUnits(NamedFile file, Locale from, Action<Diagnostic> warn)
    {
        using var content = InputFile.Open(file.FullPath, file.ShownAs);
        var warnings = new WarningTally();
        foreach (var unit in TmxReader.Read(content, file.ShownAs))
        {
            foreach (var translation in MemoryTmx.UnitsOf(unit, file.ShownAs, from, warnings.Add))
                yield return translation;
            foreach (var warning in unit.Diagnostics)
                warnings.Add(warning);
        }

        foreach (var warning in warnings.ToDiagnostics())
            warn(warning);
    }
}
