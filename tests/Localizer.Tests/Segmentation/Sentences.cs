using Localizer.Model;
using Localizer.Segmentation;

namespace Localizer.Tests.Segmentation;

/// <summary>A text's segments as text.</summary>
internal static class Sentences
{
    /// <summary>The segments, white space at their ends left out.</summary>
    public static IReadOnlyList<string> Of(ISegmenter segmenter, string text, Locale locale)
    {
        var starts = segmenter.FindBreaks(text, locale).Prepend(0).ToList();
        return [.. starts.Zip(starts.Skip(1).Append(text.Length), (start, end) => text[start..end].Trim()).Where(sentence => sentence.Length > 0)];
    }
}
