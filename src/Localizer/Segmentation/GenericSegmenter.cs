using Localizer.Model;
using Localizer.Text;

namespace Localizer.Segmentation;

/// <summary>Splits texts of any language by the default sentence breaks of UAX #29.</summary>
internal sealed class GenericSegmenter : ISegmenter
{
    private GenericSegmenter()
    {
    }

    /// <summary>The one there is.</summary>
    public static GenericSegmenter Instance { get; } = new();

    /// <inheritdoc/>
    public CodePlacement Codes => CodePlacement.Usual;

    /// <inheritdoc/>
    public IReadOnlyList<int> FindBreaks(string text, Locale locale)
    {
        ArgumentNullException.ThrowIfNull(text);
        return SentenceBreaks.Find(text);
    }
}
