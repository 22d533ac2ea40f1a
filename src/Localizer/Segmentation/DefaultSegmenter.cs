using Localizer.Model;
using Localizer.Segmentation.Srx;

namespace Localizer.Segmentation;

/// <summary>
/// Splits texts by our own rules: <c>Rules/default.srx</c> for the languages that it has, UAX #29 for all others.
/// </summary>
public sealed class DefaultSegmenter : ISegmenter
{
    private readonly SrxSegmenter _segmenter = new(ReadRules(), GenericSegmenter.Instance);

    private DefaultSegmenter()
    {
    }

    /// <summary>The one there is: its rules are data.</summary>
    public static DefaultSegmenter Instance { get; } = new();

    /// <inheritdoc/>
    public CodePlacement Codes => _segmenter.Codes;

    /// <inheritdoc/>
    public IReadOnlyList<int> FindBreaks(string text, Locale locale) => _segmenter.FindBreaks(text, locale);

    private static SrxDocument ReadRules()
    {
        using var stream = typeof(DefaultSegmenter).Assembly.GetManifestResourceStream("Localizer.Segmentation.Rules.default.srx")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return SrxReader.Read(bytes, "default.srx");
    }
}
