using Localizer.Model;

namespace Localizer.Segmentation;

/// <summary>Finds where the segments of a text begin.</summary>
public interface ISegmenter
{
    /// <summary>Which side of a break inline codes belong to.</summary>
    CodePlacement Codes { get; }

    /// <summary>Finds the breaks of a text.</summary>
    /// <param name="text">The text without its inline codes, white space collapsed; may be empty.</param>
    /// <param name="locale">The locale that it is in.</param>
    /// <returns>
    /// Offsets in UTF-16 units at which a new segment begins, in rising order, none of them 0 or the text's length. White space may
    /// stand on either side of them.
    /// </returns>
    IReadOnlyList<int> FindBreaks(string text, Locale locale);
}
