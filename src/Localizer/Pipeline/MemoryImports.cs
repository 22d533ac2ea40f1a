using System.Text;
using Localizer.Memory;
using Localizer.Model;

namespace Localizer.Pipeline;

/// <summary>
/// The names of the files that were imported into a project's memory, in <c>.localizer/memory.txt</c> beside it: all else that the memory
/// has is made again by itself when it is lost, and for these it can at least be said. That the list is there says that there was a memory.
/// </summary>
internal static class MemoryImports
{
    private const string Comment = "# What was imported into memory.db: what to import again when that is lost.";

    /// <summary>The names; <see langword="null"/> when there never was a memory.</summary>
    /// <param name="place">Where the memory is.</param>
    /// <exception cref="BadInputException">The list cannot be read.</exception>
    public static IReadOnlyList<string>? Of(MemoryPlace place)
    {
        var file = FileOf(place);
        return File.Exists(file)
            ? [.. Encoding.UTF8.GetString(InputFile.Read(file, file)).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith('#'))]
            : null;
    }

    /// <summary>
    /// Begins the list, and adds what the memory has and it lacks: an import may have been killed between memory and list, or a version
    /// without lists made the memory.
    /// </summary>
    /// <param name="place">Where the memory is.</param>
    /// <param name="memory">The memory, which knows what was imported into it.</param>
    public static void Begin(MemoryPlace place, TranslationMemory memory)
    {
        try
        {
            var names = memory.Files().Where(file => file.Value is { Kind: MemoryFileKind.Imported, IsComplete: true }).Select(file => file.Key).Order(StringComparer.Ordinal).ToList();
            if (Of(place) is not { } known || Lacks(known, names))
                memory.WhileNoneWrites(() => Add(place, names));
        }
        catch (BadInputException)
        {
            // The memory is of use without it; who imports is told.
        }
    }

    /// <summary>Adds a file, unless the list has it.</summary>
    /// <param name="place">Where the memory is.</param>
    /// <param name="memory">The memory: of two imports that are at work one waits for the other, for neither has the project to itself.</param>
    /// <param name="name">The file's name in the memory.</param>
    /// <exception cref="BadInputException">The list cannot be written, or another import holds the memory for too long.</exception>
    public static void Add(MemoryPlace place, TranslationMemory memory, string name) => memory.WhileNoneWrites(() => Add(place, [name]));

    private static void Add(MemoryPlace place, IReadOnlyList<string> names)
    {
        var known = Of(place);
        if (known is not null && !Lacks(known, names))
            return;
        var folder = new OutputFolder(Path.GetDirectoryName(place.File)!, place.ProjectFolder);
        folder.RemoveAbandoned();
        folder.Write(FileOf(place), Encoding.UTF8.GetBytes(string.Concat((known ?? []).Union(names, StringComparer.Ordinal).Prepend(Comment).Select(name => name + "\n"))));
    }

    private static bool Lacks(IReadOnlyList<string> known, IReadOnlyList<string> names) => names.Except(known, StringComparer.Ordinal).Any();

    private static string FileOf(MemoryPlace place) => Path.ChangeExtension(place.File, ".txt");
}
