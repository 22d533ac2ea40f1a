namespace Localizer.Providers;

/// <summary>Answers each segment with itself. From a locale into the same one the page that comes out is the page that went in.</summary>
public sealed class SourceProvider : ITranslationProvider
{
    /// <inheritdoc/>
    public string Name => "source";

    /// <inheritdoc/>
    public Task<IReadOnlyList<ProviderAnswer>> TranslateAsync(ProviderRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Task.FromResult<IReadOnlyList<ProviderAnswer>>([.. request.Segments.Select(segment => new ProviderAnswer(segment.Source))]);
    }
}
