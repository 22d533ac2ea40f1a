using Localizer.Model;

namespace Localizer.Segmentation;

/// <summary>Finds where the segments of a text begin.</summary>
public interface ISegmenter
{
    /// <summary>Finds the breaks of a text.</summary>
    /// <param name="text">The text without its inline codes, white space collapsed; may be empty.</param>
    /// <param name="locale">The locale that it is in.</param>
    /// <returns>Offsets in UTF-16 units at which a new segment begins, in rising order, none of them 0 or the text's length.</returns>
    IReadOnlyList<int> FindBreaks(string text, Locale locale);
}
