namespace Localizer.Pipeline;

/// <summary>A page to be worked on.</summary>
/// <param name="Path">The path that names it in outputs, records and reports: relative, with <c>/</c>.</param>
/// <param name="FullPath">The file, or <see langword="null"/> for standard input.</param>
/// <param name="ShownAs">The page as messages name it: the path that leads to it from the current folder.</param>
/// <param name="Content">The page's bytes when they came from standard input.</param>
public sealed record PageInput(string Path, string? FullPath, string ShownAs, ReadOnlyMemory<byte> Content = default)
{
    /// <summary>The page's bytes.</summary>
    /// <exception cref="Model.BadInputException">The file cannot be read.</exception>
    public ReadOnlyMemory<byte> Read() => FullPath is null ? Content : InputFile.Read(FullPath, ShownAs);
}
