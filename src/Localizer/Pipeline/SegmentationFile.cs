using Localizer.Model;
using Localizer.Segmentation;
using Localizer.Segmentation.Srx;

namespace Localizer.Pipeline;

/// <summary>Loads segmentation rules.</summary>
public static class SegmentationFile
{
    /// <summary>Loads a team's own rules; in languages that they do not name, ours hold.</summary>
    /// <param name="file">The SRX file, or <see langword="null"/> for our rules alone.</param>
    /// <param name="note">Is told which expressions were left out (warnings) or read otherwise than written.</param>
    /// <exception cref="BadInputException">The file cannot be read or is no SRX; with file, line, column and what to do.</exception>
    public static ISegmenter Load(NamedFile? file, Action<Diagnostic>? note = null)
    {
        if (file is not { } named)
            return DefaultSegmenter.Instance;
        var document = SrxReader.Read(InputFile.Read(named.FullPath, named.ShownAs), named.ShownAs);
        foreach (var diagnostic in document.Diagnostics)
            note?.Invoke(diagnostic);
        return new SrxSegmenter(document, DefaultSegmenter.Instance);
    }
}
