using System.Globalization;
using Localizer.Memory;
using Localizer.Model;
using Microsoft.Data.Sqlite;

namespace Localizer.Pipeline;

/// <summary>
/// The memory of a project, <c>.localizer/memory.db</c>: an index of the TMX files that the configuration and the command line name, of
/// what was imported, and of the records. It follows those files: what changed is read again, and a memory that is missing or damaged is
/// made again from them.
/// </summary>
public static class ProjectMemory
{
    /// <summary>The file's name in the state folder.</summary>
    public const string FileName = "memory.db";

    /// <summary>Opens the memory for a run. Without a file that names translations, and without imports, none is made.</summary>
    /// <param name="place">Where it is; <see langword="null"/> for one that lives no longer than the process.</param>
    /// <param name="files">The files that are named; of translations as good as each other, the last file's goes first.</param>
    /// <param name="from">The source locale; other regions of its language count too.</param>
    /// <param name="say">Is told what was left out of files, and that the memory had to be made again.</param>
    /// <exception cref="BadInputException">A file cannot be read, or a newer version wrote the memory.</exception>
    public static TranslationMemory Open(MemoryPlace? place, IReadOnlyList<NamedFile> files, Locale from, Action<Diagnostic> say)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(say);
        if (place is null)
            return MemoryFile.Load(files, from, say);
        if (files.Count == 0 && !File.Exists(place.File))
        {
            if (LossOf(place) is { } loss)
                say(loss);
            return MemoryFile.Load(files, from, say);
        }

        var memory = OpenFile(place, from, say);
        if (memory is null)
            return MemoryFile.Load(files, from, say);
        try
        {
            Follow(memory, [.. files.Select(file => (file, place.NameOf(file.FullPath)))], from, say);
            return memory;
        }
        catch
        {
            memory.Dispose();
            throw;
        }
    }

    /// <summary>What is to be said of a memory that is not there any longer and had what is nowhere else; <see langword="null"/> for any other.</summary>
    /// <param name="place">Where it is.</param>
    /// <exception cref="BadInputException">What was imported cannot be looked up.</exception>
    public static Diagnostic? LossOf(MemoryPlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return !File.Exists(place.File) && MemoryImports.Of(place) is { Count: > 0 } imports
            ? Rebuilt($"'{place.ShownAs}' is not there any longer, and what was imported serves no run.", imports)
            : null;
    }

    /// <summary>Opens the memory with all that it has: files that are named, imports, and the records, which it follows too.</summary>
    /// <param name="place">Where it is.</param>
    /// <param name="files">The files that the configuration names.</param>
    /// <param name="records">The records.</param>
    /// <param name="from">The source locale.</param>
    /// <param name="say">Is told what was left out of files, and that the memory had to be made again.</param>
    /// <exception cref="BadInputException">A file cannot be read, a newer version wrote the memory, or it cannot be written.</exception>
    public static TranslationMemory OpenWhole(MemoryPlace place, IReadOnlyList<NamedFile> files, Records.RecordFolder records, Locale from, Action<Diagnostic> say)
    {
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(records);
        return Followed(OpenFile(place, from, say) ?? MemoryFile.Load([], from), place, files, records, from, say);
    }

    /// <summary>Opens the memory with all that it has, to keep what is put into it.</summary>
    /// <param name="place">Where it is.</param>
    /// <param name="files">The files that the configuration names.</param>
    /// <param name="records">The records.</param>
    /// <param name="from">The source locale.</param>
    /// <param name="say">Is told what was left out of files, and that the memory had to be made again.</param>
    /// <exception cref="BadInputException">It cannot be written, a file cannot be read, or a newer version wrote it.</exception>
    public static TranslationMemory OpenToKeep(MemoryPlace place, IReadOnlyList<NamedFile> files, Records.RecordFolder records, Locale from, Action<Diagnostic> say)
    {
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(records);
        try
        {
            return Followed(OpenLasting(place, from, say), place, files, records, from, say);
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new BadInputException(
                new Diagnostic("memory-unusable", Severity.Error, $"'{place.ShownAs}' cannot be written: {FileFault.ReasonOf(exception)}.", Hint: "Check its permissions and the free space."),
                exception);
        }
    }

    private static TranslationMemory Followed(
        TranslationMemory memory, MemoryPlace place, IReadOnlyList<NamedFile> files, Records.RecordFolder records, Locale from, Action<Diagnostic> say)
    {
        try
        {
            Follow(memory, [.. files.Select(file => (file, place.NameOf(file.FullPath)))], from, say);
            MemoryRecords.Follow(memory, records, from, say);
            return memory;
        }
        catch
        {
            memory.Dispose();
            throw;
        }
    }

    /// <summary>Takes in files, which serve every run from then on.</summary>
    /// <param name="memory">The memory.</param>
    /// <param name="place">Where it is.</param>
    /// <param name="file">The file: TMX, CSV or TSV.</param>
    /// <param name="from">The source locale.</param>
    /// <param name="say">Is told what was left out.</param>
    /// <returns>How many translations the memory has of the file.</returns>
    /// <exception cref="BadInputException">The file cannot be read or is no memory.</exception>
    public static int Import(TranslationMemory memory, MemoryPlace place, NamedFile file, Locale from, Action<Diagnostic> say)
    {
        ArgumentNullException.ThrowIfNull(memory);
        ArgumentNullException.ThrowIfNull(place);
        var name = place.NameOf(file.FullPath);
        memory.Take([new MemorySource(name, MemoryFileKind.Imported, MemoryFile.HashOf(file), MemoryFile.Units(file, from, say))]);
        memory.Tidy();
        MemoryImports.Add(place, memory, name);
        return (int)memory.CountOf(memory.Files()[name].Id);
    }

    /// <summary>Reads again what changed of files, and serves from them and from what was imported.</summary>
    /// <param name="memory">The memory.</param>
    /// <param name="files">The files with their names in the memory.</param>
    /// <param name="from">The source locale.</param>
    /// <param name="say">Is told what was left out of files.</param>
    internal static void Follow(TranslationMemory memory, IReadOnlyList<(NamedFile File, string Name)> files, Locale from, Action<Diagnostic> say)
    {
        var known = memory.Files();
        var (changed, stamps) = (new List<MemorySource>(), new Dictionary<string, long>(StringComparer.Ordinal));
        foreach (var (file, name) in files)
        {
            // Taken before the file is read: were it changed meanwhile, it would have another one.
            var stamp = MemoryFile.StampOf(file);
            var has = known.TryGetValue(name, out var state) && state.IsComplete;
            if (has && stamp != 0 && state.Stamp == stamp)
                continue;
            stamps[name] = stamp;
            var content = MemoryFile.HashOf(file);
            if (!has || state.Content != content)
                changed.Add(new MemorySource(name, state.Id > 0 ? state.Kind : MemoryFileKind.Named, content, MemoryFile.Units(file, from, say)));
        }

        memory.Take(changed);
        memory.Tidy();
        if (stamps.Count > 0)
            known = memory.Files();
        foreach (var (name, stamp) in stamps)
            memory.Stamp(known[name].Id, stamp);
        Serve(memory, files, from);
    }

    /// <summary>Serves from files and from what was imported.</summary>
    private static void Serve(TranslationMemory memory, IReadOnlyList<(NamedFile File, string Name)> files, Locale from)
    {
        var known = memory.Files();
        var served = new Dictionary<long, ServedFile>();
        foreach (var (name, state) in known)
        {
            if (state is { Kind: MemoryFileKind.Imported, IsComplete: true })
                served[state.Id] = new ServedFile(name, served.Count, state.Kind, from.Language);
        }

        foreach (var (file, name) in files)
            served[known[name].Id] = new ServedFile(file.ShownAs, served.Count + files.Count, known[name].Kind, from.Language);
        memory.Serve(served);
    }

    // Null where nothing may be written, which a memory for the process does not need.
    private static TranslationMemory? OpenFile(MemoryPlace place, Locale from, Action<Diagnostic> say)
    {
        var wasThere = File.Exists(place.File);
        try
        {
            return OpenLasting(place, from, say);
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            if (wasThere)
                return OpenCopy(place, from, say, exception);
            say(new Diagnostic("memory-unwritable", Severity.Info, $"'{place.ShownAs}' cannot be written, and the memory files are read anew: {FileFault.ReasonOf(exception)}."));
            return null;
        }
    }

    private static TranslationMemory OpenLasting(MemoryPlace place, Locale from, Action<Diagnostic> say)
    {
        var (wasThere, wasEmptied) = (File.Exists(place.File), MemoryDatabase.IsEmptied(place.File));
        try
        {
            var memory = TranslationMemory.Open(place.File, place.ShownAs, from.Language);
            if (!wasThere || wasEmptied)
                say(MadeOf(place, wasEmptied));
            MemoryImports.Begin(place, memory);
            return memory;
        }
        catch (SqliteException exception) when (wasThere && MemoryDatabase.IsDamage(exception))
        {
            MemoryDatabase.Delete(place.File);
            say(Rebuilt(string.Create(CultureInfo.InvariantCulture, $"'{place.ShownAs}' was damaged and is made again: {FileFault.ReasonOf(exception)}."), MemoryImports.Of(place)));
            return TranslationMemory.Open(place.File, place.ShownAs, from.Language);
        }
    }

    // What was imported is nowhere else.
    private static TranslationMemory? OpenCopy(MemoryPlace place, Locale from, Action<Diagnostic> say, Exception why)
    {
        try
        {
            var copy = TranslationMemory.CopyOf(place.File, place.ShownAs, from.Language);
            say(new Diagnostic("memory-unwritable", Severity.Info, $"'{place.ShownAs}' cannot be written; it serves as it is, and what changed since is read anew: {FileFault.ReasonOf(why)}."));
            return copy;
        }
        catch (SqliteException exception)
        {
            say(new Diagnostic("memory-unwritable", Severity.Warning, $"'{place.ShownAs}' cannot be used, and the memory files are read anew: {FileFault.ReasonOf(exception)}.",
                Hint: "What was imported does not serve this run: check the permissions of the file and of its folder."));
            return null;
        }
    }

    private static Diagnostic MadeOf(MemoryPlace place, bool wasEmptied)
    {
        var imports = MemoryImports.Of(place);
        return wasEmptied ? Rebuilt($"'{place.ShownAs}' was empty and is made again.", imports)
            : imports is not null ? Rebuilt($"'{place.ShownAs}' was not there any longer and is made again from the memory files that are named and from the records.", imports)
            : new Diagnostic("memory-made", Severity.Info, $"'{place.ShownAs}' is made from the memory files that are named and from the records.");
    }

    private static Diagnostic Rebuilt(string message, IReadOnlyList<string>? imports) => new(
        "memory-rebuilt", Severity.Warning, message,
        Hint: imports switch
        {
            null => "What had been imported and is not named under \"memories\" in localizer.json has to be imported again.",
            [] => null,
            _ => $"What had been imported has to be imported again: localizer memory import {string.Join(' ', imports)}",
        });
}

/// <summary>Where a project's memory is.</summary>
/// <param name="File">Its file, as a full path.</param>
/// <param name="ShownAs">The file as messages name it.</param>
/// <param name="ProjectFolder">The project's folder, which the names of files in the memory are relative to, so that a memory that CI keeps serves elsewhere.</param>
public sealed record MemoryPlace(string File, string ShownAs, string ProjectFolder)
{
    /// <summary>The name of a file in the memory.</summary>
    internal string NameOf(string fullPath) => Path.GetRelativePath(ProjectFolder, fullPath).Replace('\\', '/');

    /// <summary>The full path of a file by its name in the memory.</summary>
    internal string PathOf(string name) => Path.GetFullPath(Path.Combine(ProjectFolder, name));
}
