using Localizer.Pipeline.Translation;
using Localizer.Providers;

namespace Localizer.Pipeline;

/// <summary>Adds up how far a run is, and tells it on. Safe for threads.</summary>
/// <param name="options">The run.</param>
/// <param name="progress">Is told, or <see langword="null"/>.</param>
internal sealed class ProgressTally(PipelineOptions options, IProgress<RunProgress>? progress)
{
    private readonly Lock _lock = new();
    private RunProgress _now = new(0, options.Pages.Count * options.To.Count, "");
    private int _settled;
    private long _characters;
    private long? _since;

    /// <summary>A page was finished in a locale.</summary>
    public void PageDone(PageInput page) => Tell(now => now with { PagesDone = now.PagesDone + 1, Page = page.ShownAs });

    /// <summary>Segments were found that a service is to translate.</summary>
    public void Found(int segments) => Tell(now => now with { SegmentsTotal = now.SegmentsTotal + segments });

    /// <summary>One of them is settled. There are many of these, so that it is told with what comes next.</summary>
    public void Settled() => Interlocked.Increment(ref _settled);

    /// <summary>A service translated.</summary>
    public void Translated(TranslationProgress translated)
    {
        lock (_lock)
        {
            _since ??= options.Time.GetTimestamp();
            _characters += translated.Characters;
        }

        // In the first seconds a rate says nothing.
        var minutes = Math.Max(1 / 60.0, options.Time.GetElapsedTime(_since.Value).TotalMinutes);
        var quota = options.Providers.OfType<ITranslationService>().FirstOrDefault(service => service.Name == translated.Provider)?.Capabilities.Quota;
        Tell(now => now with
        {
            Provider = translated.Provider,
            CharactersPerMinute = (long)(_characters / minutes),
            QuotaPerMinute = quota is null ? null : (long)(quota.Characters / quota.Window.TotalMinutes),
            Retries = translated.Retries,
        });
    }

    private void Tell(Func<RunProgress, RunProgress> change)
    {
        lock (_lock)
        {
            _now = change(_now) with { SegmentsDone = Volatile.Read(ref _settled) };
            progress?.Report(_now);
        }
    }
}
