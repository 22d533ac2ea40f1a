using Localizer.Model;

namespace Localizer.Providers;

/// <summary>Answers each segment with itself. From a locale into the same one the page that comes out is the page that went in.</summary>
public sealed class SourceProvider : ILocalProvider
{
    /// <inheritdoc/>
    public string Name => "source";

    /// <inheritdoc/>
    public CodedText Translate(ProviderSegment segment)
    {
        ArgumentNullException.ThrowIfNull(segment);
        return segment.Source;
    }
}
