using System.Buffers;
using System.IO.Hashing;
using Localizer.Model;

namespace Localizer.Pipeline;

/// <summary>A file that the user named.</summary>
/// <param name="FullPath">Where it is.</param>
/// <param name="ShownAs">The file as messages name it.</param>
public readonly record struct NamedFile(string FullPath, string ShownAs);

/// <summary>Reads files that the user named, and says what is wrong with those that cannot be read.</summary>
public static class InputFile
{
    /// <summary>Reads a whole file.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="shownAs">The file as messages name it.</param>
    /// <exception cref="BadInputException">It is missing, a folder, or may not be read.</exception>
    public static byte[] Read(string path, string shownAs)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, shownAs, exception);
        }
    }

    /// <summary>Reads a whole file, unless it is larger than any that is read.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="shownAs">The file as messages name it.</param>
    /// <param name="format">What the ids of the format's diagnostics begin with, such as <c>csv</c>.</param>
    /// <param name="mostBytes">The largest file of the format, in bytes.</param>
    /// <exception cref="BadInputException">It is missing, a folder, may not be read, or is too large.</exception>
    internal static byte[] Read(string path, string shownAs, string format, int mostBytes)
    {
        using var stream = Open(path, shownAs);
        RefuseBeyond(mostBytes, stream, format, shownAs);
        try
        {
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
        catch (IOException exception)
        {
            throw Unreadable(path, shownAs, exception);
        }
    }

    /// <summary>Refuses a file that is larger than any that is read.</summary>
    /// <param name="mostBytes">The largest file of the format, in bytes.</param>
    /// <param name="content">The file.</param>
    /// <param name="format">What the ids of the format's diagnostics begin with, such as <c>csv</c>.</param>
    /// <param name="shownAs">The file as messages name it.</param>
    /// <exception cref="BadInputException">It is larger.</exception>
    internal static void RefuseBeyond(int mostBytes, Stream content, string format, string shownAs)
    {
        if (content.Length > mostBytes)
        {
            throw new BadInputException(new Diagnostic(
                $"{format}-too-large", Severity.Error, $"The file has {content.Length >> 20} MB; {mostBytes >> 20} MB are read.",
                new Place(shownAs, TextPosition.Start), "Cut it into several files."));
        }
    }

    /// <summary>The hash (XXH128) of a file's bytes.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="shownAs">The file as messages name it.</param>
    /// <exception cref="BadInputException">It is missing, a folder, or may not be read.</exception>
    internal static UInt128 Hash(string path, string shownAs)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            using var file = File.OpenHandle(path);
            var hash = new XxHash128();
            var position = 0L;
            for (int count; (count = RandomAccess.Read(file, buffer, position)) > 0; position += count)
                hash.Append(buffer.AsSpan(0, count));
            return hash.GetCurrentHashAsUInt128();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, shownAs, exception);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Opens a file to be read once from its beginning.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="shownAs">The file as messages name it.</param>
    /// <exception cref="BadInputException">It is missing, a folder, or may not be read.</exception>
    public static Stream Open(string path, string shownAs)
    {
        try
        {
            return new FileStream(path, new FileStreamOptions { Options = FileOptions.SequentialScan, BufferSize = 64 * 1024 });
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, shownAs, exception);
        }
    }

    /// <summary>What is said of a file that cannot be read.</summary>
    internal static BadInputException Unreadable(string path, string shownAs, Exception exception)
    {
        if (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return new BadInputException(
                new Diagnostic("file-not-found", Severity.Error, $"'{shownAs}' does not exist.", Hint: "Check the path; it is relative to the current folder."),
                exception);
        }

        var (reason, hint) = Directory.Exists(path) ? ("it is a folder", "Name a file in it.")
            : exception is UnauthorizedAccessException ? ("reading it is not allowed", "Give whoever runs this the right to read it.")
            : (FileFault.ReasonOf(exception), "Close what holds it, or see to its disk, and run again.");
        return new BadInputException(new Diagnostic("file-unreadable", Severity.Error, $"'{shownAs}' cannot be read: {reason}.", new Place(shownAs), hint), exception);
    }
}
