using System.Collections.Concurrent;
using Localizer.Model;

namespace Localizer.Pipeline.Publishing;

/// <summary>
/// Which localized pages are published. A page below the level that the project asks of it goes to <c>.pending</c> in the output
/// folder, and no page, no <c>hreflang</c> and no sitemap leads to it. Which pages these are is known when their translations are: a
/// run begins with what is so on the disk, and when that proves wrong, its pages are written once more with what is so now.
/// </summary>
internal sealed class PublishGate
{
    private readonly PipelineOptions _options;
    private readonly (PublishLevel Level, SettingScope Scope)[] _settings;
    private readonly ConcurrentDictionary<(string Path, string Locale), bool> _assumed = new();
    private readonly ConcurrentDictionary<(string Path, string Locale), bool> _settled = new();

    /// <summary>Sets it up; nothing is decided yet.</summary>
    /// <param name="options">The run.</param>
    public PublishGate(PipelineOptions options)
    {
        _options = options;
        _settings = [.. options.Publish.Select(setting => (setting.Level, new SettingScope(setting.Paths, setting.Locales)))];
    }

    /// <summary>Whether anything is asked of any page.</summary>
    public bool IsActive => Array.Exists(_settings, setting => setting.Level != PublishLevel.Any);

    /// <summary>Whether what the pages were written with has proved wrong.</summary>
    public bool HasChanged => _settled.Any(page => _assumed.TryGetValue(page.Key, out var assumed) && assumed != page.Value);

    /// <summary>What is asked of a page.</summary>
    /// <param name="path">The page's path.</param>
    /// <param name="locale">The target's locale.</param>
    public PublishLevel LevelOf(string path, Locale locale)
    {
        for (var i = _settings.Length - 1; i >= 0; i--)
        {
            if (_settings[i].Scope.Holds(path, locale))
                return _settings[i].Level;
        }

        return PublishLevel.Any;
    }

    /// <summary>How many segments of a page keep it from being published; 0 for one that is.</summary>
    /// <param name="job">The page, settled.</param>
    public int CountBelow(PageJob job) => LevelOf(job.Page.Input.Path, job.To) switch
    {
        PublishLevel.Translated => job.Segments.Count(segment => segment.Target is null || segment.StandsIn || segment is { Origin: SegmentOrigin.Record, Recorded.StandsInBy: not null }),
        PublishLevel.Reviewed => job.Segments.Count(segment => segment.Origin != SegmentOrigin.Kept && !(segment.Target is not null && segment.Recorded is { IsPersons: true })),
        _ => 0,
    };

    /// <summary>Notes whether a page is published.</summary>
    public void Settle(string path, Locale locale, bool isPublished)
    {
        IsPublished(path, locale);
        _settled[(path, locale.Tag)] = isPublished;
    }

    /// <summary>Takes what was settled for what is so.</summary>
    public void Conclude()
    {
        foreach (var (page, isPublished) in _settled)
            _assumed[page] = isPublished;
    }

    /// <summary>Whether a page of the run counts as published: as it was settled by a pass before, else as it is on the disk.</summary>
    /// <param name="path">The page's path.</param>
    /// <param name="locale">The target's locale.</param>
    public bool IsPublished(string path, Locale locale) =>
        !IsActive || _assumed.GetOrAdd((path, locale.Tag), _ => LevelOf(path, locale) == PublishLevel.Any || _options.Output.Find(path, locale) is not null);
}
