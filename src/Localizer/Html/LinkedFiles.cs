using Localizer.Model;

namespace Localizer.Html;

/// <summary>A file that a page links to.</summary>
/// <param name="Path">Where it is, as the one who opens it knows it.</param>
/// <param name="Content">Its bytes.</param>
public sealed record LinkedFile(string Path, ReadOnlyMemory<byte> Content);

/// <summary>Opens files that a page links to; extraction itself reads none.</summary>
public abstract class LinkedFiles
{
    /// <summary>Opens none.</summary>
    public static LinkedFiles None { get; } = new NoFiles();

    /// <summary>Opens a file.</summary>
    /// <param name="reference">How it is referred to: a relative URL.</param>
    /// <param name="from">The file that refers to it; <see langword="null"/> for the page.</param>
    /// <returns>The file.</returns>
    /// <exception cref="BadInputException">It may not be opened, or is not there; the message ends a sentence that names it.</exception>
    public abstract LinkedFile Open(string reference, LinkedFile? from);

    private sealed class NoFiles : LinkedFiles
    {
        public override LinkedFile Open(string reference, LinkedFile? from) => throw new BadInputException(
            new Diagnostic("linked-unread", Severity.Error, "the page has no folder to look for it in"));
    }
}
